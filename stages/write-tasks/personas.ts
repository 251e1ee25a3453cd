// Simulated users, composed from seeds: a role, a temperament, experience, patience, and a style of writing.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { type Persona, type Style, styleSchema } from '../../schemas/persona.ts';
import { withArticle } from '../english.ts';

const texts = z.array(z.string()).min(1);

export const personaSeedsSchema = z.strictObject({
  roles: texts,
  temperaments: z
    .array(z.strictObject({ name: z.string(), manner: z.string(), moods: texts, closings: texts }))
    .min(1),
  experience: texts,
  patience: texts,
  styles: z.record(styleSchema, z.strictObject({ manner: z.string(), greetings: texts, thanks: texts })),
});
type PersonaSeeds = z.infer<typeof personaSeedsSchema>;

/** How many ways a persona has to open and to close a message. */
const ways = 6;

export function drawPersona(seeds: PersonaSeeds, random: Random): Persona {
  const role = random.pick(seeds.roles);
  const temperament = random.pick(seeds.temperaments);
  const style = random.pick(styleSchema.options);
  const { manner, greetings, thanks } = seeds.styles[style];
  const name = `${temperament.name} ${role}`;
  return {
    name,
    manner: [
      `Is ${withArticle(name)}.`,
      temperament.manner,
      random.pick(seeds.experience),
      random.pick(seeds.patience),
      manner,
    ].join(' '),
    style,
    openings: distinct(() => joined(random.pick(greetings), moodFor(style, temperament.moods, random))),
    closings: distinct(() => joined(moodFor(style, temperament.closings, random), random.pick(thanks))),
  };
}

/** The share of messages that say how the person feels. Those who write tersely seldom do. */
const sharesMood: Readonly<Partial<Record<Style, number>>> = { terse: 0.1, chatty: 0.8, texting: 0.2 };

const moodFor = (style: Style, moods: readonly string[], random: Random): string =>
  random.chance(sharesMood[style] ?? 0.4) ? random.pick(moods) : '';

const joined = (first: string, second: string): string =>
  [first, second].filter((part) => part !== '').join(/[.!?,:]$/.test(first) ? ' ' : ', ');

const distinct = (draw: () => string): string[] => [...new Set(Array.from({ length: ways }, draw))];

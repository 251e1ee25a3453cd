// Archetypes: kinds of things with the fields, states, and moves that such things have in any application,
// from data/seeds/archetypes.yaml.
import { z } from 'zod';
import { fieldPhraseSchema } from './field-phrase.ts';
import { movePhraseSchema } from './move.ts';

export interface Noun {
  readonly noun: string;
  readonly is: string;
}

/** Nouns, each followed by its archetype: "renal patient person, dialysis chair device". */
export const nounsSchema = z.string().transform((phrase, issues): Noun[] =>
  phrase.split(',').flatMap((part) => {
    const matched = /^([A-Za-z][A-Za-z -]+) ([a-z]+)$/.exec(part.trim());
    if (matched) return [{ noun: matched[1] ?? '', is: matched[2] ?? '' }];
    issues.addIssue({ code: 'custom', message: `expected a noun and its archetype, got "${part.trim()}"` });
    return [];
  }),
);

const lifeSchema = z.strictObject({
  states: z.array(z.string()).default([]),
  moves: z.array(movePhraseSchema).default([]),
  ends: z.array(z.string()).default([]).describe('states in which the life of a row is over'),
});

const archetypeSchema = z.strictObject({
  about: z.string(),
  called: z
    .string()
    .describe('the kind of name by which people tell such things apart; id where they use numbers'),
  satellites: nounsSchema.describe('things that often belong to one of these'),
  rows: z
    .string()
    .regex(/^\d+-\d+$/)
    .transform((range): [number, number] => {
      const [least = 0, most = 0] = range.split('-').map(Number);
      return [least, most];
    })
    .describe('how many there are at least and at most: few sites, many orders'),
  slot: z.boolean().default(false).describe('takes place on a day at a time'),
  fields: z.record(z.string(), fieldPhraseSchema),
  more: z.record(z.string(), fieldPhraseSchema).default({}),
  remarks: z
    .record(z.string(), fieldPhraseSchema)
    .default({})
    .describe('fields that moves set and that other archetypes fill with other words'),
  lives: z.array(lifeSchema).min(1),
});
export type Archetype = z.infer<typeof archetypeSchema>;

export const archetypesSchema = z.record(z.string(), archetypeSchema);
export type Archetypes = z.infer<typeof archetypesSchema>;

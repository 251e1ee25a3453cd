// What desks are composed of: receivers, and sentences with slots that say which case goes to whom, read from
// data/seeds/desks.yaml.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { World } from '../../schemas/world.ts';
import { oneOf } from '../alternatives.ts';
import { lowerFirst, singular, upperFirst, wordsIn } from '../english.ts';

const sentences = z.array(z.string()).min(1);
const receiver = z.strictObject({
  id: z.string(),
  title: z.string(),
  isPlural: z.literal(true).optional(),
});
const specialist = receiver.extend({ subject: z.string() });

export const deskSeedsSchema = z.strictObject({
  tools: z
    .array(
      z.strictObject({
        name: z.string(),
        parameters: z.strictObject({ receiver: z.string(), record: z.string(), summary: z.string() }),
        description: z.string(),
      }),
    )
    .min(1),
  prefixes: sentences,
  replies: sentences,
  receivers: z.strictObject({
    exception: z.array(receiver).min(2),
    person: z.array(receiver).min(1),
    outage: z.array(receiver).min(1),
    other: z.array(specialist).min(3),
  }),
  routes: z.strictObject({
    exception: sentences,
    person: sentences,
    outage: sentences,
    other: sentences,
  }),
  only: sentences,
});
export type DeskSeeds = z.infer<typeof deskSeedsSchema>;
type Specialist = z.infer<typeof specialist>;
export type Receiver = z.infer<typeof receiver> & Partial<Specialist>;

/** A template in one of its wordings. A slot with a capital starts a sentence. */
export const fillOnDesk = (
  template: string,
  slots: Readonly<Record<string, string>>,
  random: Random,
): string =>
  oneOf(template, random).replaceAll(/\{([A-Za-z ]+)\}/g, (slot, name: string) => {
    const word = slots[lowerFirst(name)] ?? slot;
    return lowerFirst(name) === name ? word : upperFirst(word);
  });

/**
 * Specialists whose subject has least to do with what applications keep come first: "job applications" are no case
 * for others where an application keeps applications.
 */
export function farFrom(
  worlds: readonly Pick<World, 'title' | 'tables'>[],
  specialists: readonly Specialist[],
): Specialist[] {
  const kept = new Set(
    worlds
      .flatMap(({ title, tables }) => [title, ...Object.values(tables).map(({ noun }) => noun)])
      .flatMap(wordsIn)
      .map(singular),
  );
  const inCommon = ({ subject }: Specialist): number =>
    new Set(
      wordsIn(subject)
        .map(singular)
        .filter((word) => kept.has(word)),
    ).size;
  return [...specialists].sort((one, other) => inCommon(one) - inCommon(other));
}

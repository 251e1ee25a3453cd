// Questions that general knowledge answers: a conversion, a term, the day of the week. Their answers are in the seeds or
// follow from them, so code can check what the agent says.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { readSeed } from '../seeds.ts';
import { dateInWords } from '../spoken-dates.ts';

const sentences = z.array(z.string()).min(1);

const generalSeedsSchema = z.strictObject({
  asks: sentences,
  conversions: z
    .array(z.strictObject({ name: z.string(), factor: z.number(), amounts: z.array(z.number()).min(1) }))
    .min(1),
  terms: z.array(z.strictObject({ name: z.string(), value: z.string() })).min(1),
  calendar: z.strictObject({ weekday: sentences, between: sentences }),
});
export type GeneralSeeds = z.infer<typeof generalSeedsSchema>;

export const readGeneralSeeds = (): Promise<GeneralSeeds> =>
  readSeed('general-questions.yaml', generalSeedsSchema);

interface GeneralQuestion {
  readonly say: string;
  /** Completes "the … is VALUE". */
  readonly name: string;
  readonly value: string | number;
}

/** `clock`: what the agent takes for now. */
export function generalQuestion(seeds: GeneralSeeds, clock: string, random: Random): GeneralQuestion {
  const asked = random.pick([conversion, conversion, term, weekday, between])(seeds, { clock, random });
  return { say: random.pick(seeds.asks).replace('{name}', () => asked.name), ...asked };
}

interface Drawing {
  readonly clock: string;
  readonly random: Random;
}

type Asked = Pick<GeneralQuestion, 'name' | 'value'>;
type Draw = (seeds: GeneralSeeds, drawing: Drawing) => Asked;

const conversion: Draw = ({ conversions }, { random }) => {
  const { name, factor, amounts } = random.pick(conversions);
  const amount = random.pick(amounts);
  return { name: name.replace('{n}', String(amount)), value: Math.round(amount * factor * 100) / 100 };
};

const term: Draw = ({ terms }, { random }) => random.pick(terms);

const dayInMs = 86_400_000;
const dayAfter = (clock: string, days: number): string =>
  new Date(Date.parse(`${clock.slice(0, 10)}T00:00:00Z`) + days * dayInMs).toISOString().slice(0, 10);

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const weekday: Draw = ({ calendar }, { clock, random }) => {
  const day = dayAfter(clock, random.integer(3, 90));
  return {
    name: random.pick(calendar.weekday).replace('{date}', dateInWords(day)),
    value: weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '',
  };
};

const between: Draw = ({ calendar }, { clock, random }) => {
  const start = random.integer(1, 40);
  const days = random.integer(13, 95);
  return {
    name: random
      .pick(calendar.between)
      .replace('{from}', dateInWords(dayAfter(clock, start)))
      .replace('{to}', dateInWords(dayAfter(clock, start + days))),
    value: days,
  };
};

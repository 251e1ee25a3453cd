// Fields that hold numbers, days, times of day and switches.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import { defineField, type FieldKind, type FieldKindDefinition, text } from './kind.ts';

const range = z.tuple([z.number(), z.number()]);

export const numbers: readonly FieldKindDefinition[] = [
  defineField('money', range, (bounds, { words, name, blueprint }) => ({
    ...numberKind(bounds, { decimals: 2, describe: `${words} in ${blueprint.currency}` }),
    value: (random) => priceWithin(bounds, isSum(name), random),
  })),
  defineField('integer', range, (bounds, { words, unit }) => ({
    ...numberKind(bounds, { decimals: 0, describe: inUnit(words, unit) ?? `${words}, as a whole number` }),
    value: (random) => Math.round(spreadWithin(bounds, random)),
  })),
  defineField('decimal', range, (bounds, { words, unit }) =>
    numberKind(bounds, { decimals: 1, describe: inUnit(words, unit) ?? words }),
  ),
  defineField('date', range.describe('days from the clock'), ([first, last], { words, blueprint }) => ({
    ...text,
    schema: { type: 'string', format: 'date' },
    filter: 'range',
    describe: `${words} as YYYY-MM-DD`,
    value: (random) => workingDay(blueprint.clock, [first, last], random),
    // Somebody who enters a day that may lie ahead mostly means one.
    sample: (random) =>
      workingDay(
        blueprint.clock,
        [last > 0 && random.chance(0.85) ? Math.max(first, 1) : first, last],
        random,
      ),
  })),
  defineField('time', range.describe('hours of the day'), ([first, last], { words }) => ({
    ...text,
    schema: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' },
    filter: 'equals',
    describe: `${words} as HH:MM in 24-hour local time`,
    value: (random) =>
      `${String(random.integer(first, last)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`,
  })),
  defineField('flag', z.number().min(0).max(1).describe('share that is true'), (share, { words }) => ({
    column: { type: 'INTEGER', check: (column) => `${column} IN (0, 1)` },
    schema: { type: 'boolean' },
    semantic: false,
    filter: 'equals',
    describe: `${words}: true or false`,
    value: (random) => random.chance(share),
  })),
];

/** "Distance in kilometers", but "Minutes, as a whole number". */
const inUnit = (words: string, unit: string | undefined): string | undefined =>
  unit !== undefined && !words.toLowerCase().includes(unit.toLowerCase()) ? `${words} in ${unit}` : undefined;

function numberKind(
  [least, most]: readonly [number, number],
  { decimals, describe }: { decimals: number; describe: string },
): FieldKind {
  const factor = 10 ** decimals;
  return {
    column: { type: decimals === 0 ? 'INTEGER' : 'REAL', check: (column) => `${column} >= 0` },
    schema: { type: decimals === 0 ? 'integer' : 'number', minimum: least, maximum: most },
    describe,
    semantic: false,
    filter: 'range',
    value: (random) => Math.round((least + random.next() * (most - least)) * factor) / factor,
  };
}

/** A number between bounds; where they are far apart, small ones are more frequent than large ones. */
function spreadWithin([least, most]: readonly [number, number], random: Random): number {
  const low = Math.max(least, 1);
  if (most / low < 50) return least + random.next() * (most - least);
  return Math.min(most, least + low * ((most - least + low) / low) ** random.next() - low);
}

/** Sums of other amounts, which end in any number of cents. */
const isSum = (name: string): boolean =>
  /^(total|amount|balance|spent|tax|brokerage_fee|unit_price)$/.test(name);

/** Endings of prices, each as often as it is listed. */
const endings = [0, 0, 0, 0, 0.5, 0.5, 0.95, 0.95, 0.95, 0.99, 0.99, 0.99];

/** Large amounts are round; small ones end as prices do, unless they are sums. */
function priceWithin(bounds: readonly [number, number], isAnyEnding: boolean, random: Random): number {
  const [least, most] = bounds;
  const amount = least + (most - least) * (random.next() + random.next()) * random.next() * 0.5;
  const step = amount >= 5000 ? 100 : amount >= 1000 ? 10 : 1;
  const whole = Math.floor(amount / step) * step;
  const isRound = random.chance(isAnyEnding ? 0.4 : 0.9);
  const price = isRound ? whole + (step === 1 ? random.pick(endings) : 0) : amount;
  return Math.round(Math.min(most, Math.max(least, price)) * 100) / 100;
}

function dayFrom(clock: string, days: number): string {
  return new Date(Date.parse(clock) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Most entries fall on days from Monday to Friday: a day of the weekend is drawn once more. */
function workingDay(clock: string, [first, last]: readonly [number, number], random: Random): string {
  const day = dayFrom(clock, random.integer(first, last));
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 ? dayFrom(clock, random.integer(first, last)) : day;
}

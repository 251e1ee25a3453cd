// Fields that hold numbers, days, times of day and switches.
import { z } from 'zod';
import { defineField, type FieldKind, type FieldKindDefinition, text } from './kind.ts';

const range = z.tuple([z.number(), z.number()]);

export const numbers: readonly FieldKindDefinition[] = [
  defineField('money', range, (bounds, { words, blueprint }) =>
    numberKind(bounds, { decimals: 2, describe: `${words} in ${blueprint.currency}` }),
  ),
  defineField('integer', range, (bounds, { words, unit }) =>
    numberKind(bounds, { decimals: 0, describe: inUnit(words, unit) ?? `${words}, as a whole number` }),
  ),
  defineField('decimal', range, (bounds, { words, unit }) =>
    numberKind(bounds, { decimals: 1, describe: inUnit(words, unit) ?? words }),
  ),
  defineField('date', range.describe('days from the clock'), ([first, last], { words, blueprint }) => ({
    ...text,
    schema: { type: 'string', format: 'date' },
    filter: 'range',
    describe: `${words} as YYYY-MM-DD`,
    value: (random) => dayFrom(blueprint.clock, random.integer(first, last)),
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

function dayFrom(clock: string, days: number): string {
  return new Date(Date.parse(clock) + days * 86_400_000).toISOString().slice(0, 10);
}

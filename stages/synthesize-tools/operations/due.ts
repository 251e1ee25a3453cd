// due: rows whose day comes up within some days, or has passed.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { pagedRows } from '../../worlds/programs.ts';
import { identifier, today } from '../../worlds/sql.ts';
import { columnNamed } from '../entity-view.ts';
import { defineOperation, ofKind } from './operation.ts';
import { onePage, pagingParameters } from './paging.ts';

export const due = defineOperation({
  name: 'due',
  effect: 'read',
  does: 'read',
  options: z.strictObject({ on: z.string(), verb: z.string().default('list upcoming') }),
  propose: (outlook) =>
    outlook.random
      .shuffle(ofKind(outlook, 'date').filter((on) => isAhead(outlook.entity.fields[on]?.value)))
      .slice(0, 1)
      .map((on) => ({
        options: { on, verb: outlook.random.pick(['list upcoming', 'get upcoming', 'find upcoming']) },
        weight: 1.6,
      })),
  uses: ({ on }) => [on],
  parts({ view, style, text }, { on, verb }) {
    const column = identifier(columnNamed(view, on).name);
    const day = `julianday(${column}) - julianday(${today})`;
    const where = `${column} IS NOT NULL AND ${day} <= :days AND ${day} >= -coalesce(:days_back, 0)`;
    const days = { type: 'integer', minimum: 0, maximum: 365 };
    return {
      name: [verb, view.plural],
      words: { day: fieldWords(on), daysBack: style.parameterName('days_back') },
      parameters: [
        { name: 'days', schema: { ...days, description: text('days') }, isRequired: true },
        { name: 'days_back', schema: { ...days, description: text('daysBack') }, isRequired: false },
        ...pagingParameters({ text }),
      ],
      samples: [
        { days: 7 },
        { days: 14 },
        { days: 30, days_back: 7 },
        { days: 3, days_back: 30 },
        { days: 60 },
      ],
      result: pagedRows(view, { where, page: onePage, order: `${column}, "id"`, total: text('total') }),
    };
  },
});

/** Only days that may lie in the future come up. */
const isAhead = (days: unknown): boolean => Array.isArray(days) && Number(days[1]) > 0;

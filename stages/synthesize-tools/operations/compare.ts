// compare: a few rows side by side, and how far apart they are in one number.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { type Member, rowList, rowsWhere, selectOne } from '../../worlds/programs.ts';
import { identifier, itemsOf } from '../../worlds/sql.ts';
import { numeric } from '../entity.ts';
import { columnNamed } from '../entity-view.ts';
import { allKnown } from './known-ids.ts';
import { defineOperation, idsParameter, ofKind } from './operation.ts';

export const compare = defineOperation({
  name: 'compare',
  effect: 'read',
  does: 'read',
  options: z.strictObject({ on: z.string().describe('the number that they are compared by') }),
  propose: (outlook) =>
    ofKind(outlook, ...numeric)
      .slice(0, 1)
      .map((on) => ({ options: { on }, weight: 1.2 })),
  uses: ({ on }) => [on],
  parts({ view, text }, options) {
    const on = columnNamed(view, options.on);
    const value = identifier(on.name);
    const words = { value: fieldWords(on.field), meaning: on.kind.describe };
    const ids = idsParameter(view, { least: 2, most: 5 });
    const given = `"id" IN ${itemsOf(ids.name)}`;
    const extreme = (name: string, order: string): Member => {
      const rows = rowsWhere(view, `${given} AND ${value} IS NOT NULL`, order);
      return {
        name,
        sql: `(SELECT "id" FROM (${rows} LIMIT 1))`,
        schema: { type: ['string', 'null'], description: text(name, words) },
      };
    };
    const difference: Member = {
      name: 'difference',
      sql: `round(MAX(t.${value}) - MIN(t.${value}), 2)`,
      schema: { type: ['number', 'null'], description: text('difference', words) },
    };
    return {
      name: ['compare', view.plural],
      words: { ...words, ids: ids.name },
      parameters: [ids],
      guards: [allKnown(view, ids.name)],
      result: selectOne(
        [
          extreme('highest', `${value} DESC, "id"`),
          extreme('lowest', `${value}, "id"`),
          difference,
          rowList(view),
        ],
        `(${rowsWhere(view, given)}) t`,
      ),
    };
  },
});

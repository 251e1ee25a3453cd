// rank: the rows with the highest or the lowest values of a number.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { countedRows, rowsWhere } from '../../worlds/programs.ts';
import { allOf, identifier } from '../../worlds/sql.ts';
import { numeric } from '../entity.ts';
import { columnNamed } from '../entity-view.ts';
import { fieldInName } from '../short-names.ts';
import { stateConditions } from './list.ts';
import { defineOperation, ofKind, type Parameter, stateParameter } from './operation.ts';

export const rank = defineOperation({
  name: 'rank',
  effect: 'read',
  does: 'read',
  options: z.strictObject({ by: z.string(), verb: z.string().default('list top') }),
  propose: (outlook) =>
    outlook.random
      .shuffle(ofKind(outlook, ...numeric))
      .slice(0, 2)
      .map((by) => ({
        options: { by, verb: outlook.random.pick(['rank', 'list top', 'get top']) },
        weight: 1.2,
      })),
  uses: ({ by }) => [by],
  parts(site, { by, verb }) {
    const { view, text } = site;
    const { kind, optional, ...column } = columnNamed(view, by);
    const value = identifier(column.name);
    const count = { type: 'integer', minimum: 1, maximum: 20, description: text('count') };
    const order: Parameter = {
      name: 'order',
      schema: { type: 'string', enum: ['highest', 'lowest'], description: text('order') },
      isRequired: false,
    };
    return {
      name: [verb, `${view.plural} by ${fieldInName(by)}`],
      words: { value: fieldWords(by), meaning: kind.describe, optional: optional ? 'yes' : undefined },
      parameters: [{ name: 'count', schema: count, isRequired: true }, order, ...stateParameter(site)],
      samples: [1, 2, 3, 5].flatMap((most) => [
        { count: most, order: 'highest' },
        { count: most, order: 'lowest' },
      ]),
      result: countedRows(
        view,
        `${rowsWhere(
          view,
          allOf([`${value} IS NOT NULL`, ...stateConditions(view)]),
          `CASE WHEN :order = 'lowest' THEN ${value} ELSE -${value} END, "id"`,
        )} LIMIT :count`,
      ),
    };
  },
});

// summarise: rows counted, and a number added up, per value of one column.
import { z } from 'zod';
import { fieldWords } from '../../english.ts';
import { counter, jsonObject, listSchema, type Member, selectOne } from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import { numeric } from '../entity.ts';
import { type Column, columnNamed } from '../entity-view.ts';
import { fieldInName } from '../short-names.ts';
import { defineOperation, ofKind } from './operation.ts';
import { groupFields } from './statistics.ts';

export const summarise = defineOperation({
  name: 'summarise',
  effect: 'read',
  does: 'read',
  options: z.strictObject({ by: z.string(), total: z.string().optional() }),
  propose(outlook) {
    const totals = ofKind(outlook, ...numeric);
    return outlook.random
      .shuffle(groupFields(outlook))
      .slice(0, 2)
      .map((by) => ({
        options: totals.length > 0 ? { by, total: outlook.random.pick(totals) } : { by },
        weight: 1.5,
      }));
  },
  uses: ({ by, total }) => [by, total ?? by],
  parts({ view, style, text }, options) {
    const by = columnNamed(view, options.by);
    const total = options.total === undefined ? undefined : columnNamed(view, options.total);
    const group = jsonObject([
      groupOf(by),
      { name: 'count', sql: 'COUNT(*)', schema: counter() },
      ...(total ? [totalOf(total)] : []),
    ]);
    const column = `t.${identifier(by.name)}`;
    const groups =
      `SELECT ${group.sql} AS g FROM ${identifier(view.table)} t GROUP BY ${column} ` +
      `HAVING COUNT(*) >= coalesce(:minimum_count, 1) ORDER BY COUNT(*) DESC, ${column} ` +
      'LIMIT coalesce(:limit, 20)';
    const minimum = { type: 'integer', minimum: 1, maximum: 5, description: text('minimumCount') };
    return {
      name: [style.summarise, `${view.plural} by ${fieldInName(by.field)}`],
      words: { group: fieldWords(by.field), total: total && fieldWords(total.field) },
      parameters: [
        { name: 'minimum_count', schema: minimum, isRequired: false },
        {
          name: 'limit',
          schema: { type: 'integer', minimum: 1, maximum: 50, description: text('limit') },
          isRequired: false,
        },
      ],
      result: selectOne(
        [{ name: 'groups', sql: 'json_group_array(json(g))', schema: listSchema(group.schema) }],
        `(${groups})`,
      ),
    };
  },
});

/** The value that a group shares; a parent goes by its label. */
function groupOf({ field, name, kind, parent }: Column): Member {
  const type = kind.schema.type === 'boolean' ? 'boolean' : 'string';
  const schema = { type: [type, 'null'], description: parent ? `The ${parent.noun}` : kind.describe };
  const column = `t.${identifier(name)}`;
  if (!parent) return { name: field, sql: column, schema };
  const label = `SELECT p.${identifier(parent.label)} FROM ${identifier(parent.table)} p`;
  return { name: field, sql: `(${label} WHERE p."id" = ${column})`, schema };
}

const totalOf = ({ name, kind }: Column): Member => ({
  name: name === 'total' ? name : `total_${name}`,
  sql: `round(coalesce(SUM(t.${identifier(name)}), 0), 2)`,
  schema: { type: 'number', description: kind.describe },
});

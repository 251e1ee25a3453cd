// get: one row by its key, with what belongs to it.
import { z } from 'zod';
import { BugError } from '../../../pipeline/errors.ts';
import { andList, snakeCase } from '../../english.ts';
import { isKey, type Member, mustExist, newestRows, oneRow, rowList } from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import { columnWords, type EntityView, referencesTo } from '../entity-view.ts';
import { defineOperation, idParameter } from './operation.ts';

export const get = defineOperation({
  name: 'get',
  effect: 'read',
  does: 'read',
  options: z.strictObject({
    with: z.array(z.string()).default([]).describe('entities that refer to this one'),
  }),
  propose({ noun, entities }) {
    const children = Object.entries(entities).flatMap(([child, { fields }]) =>
      child !== noun && Object.values(fields).some((field) => field.ref === noun) ? [child] : [],
    );
    return [{ options: { with: children.slice(0, 2) }, weight: 5 }];
  },
  parts({ view, style, random, viewOf }, options) {
    const children = options.with.map(viewOf);
    return {
      name: [style.get, view.noun],
      words: {
        children: children.length > 0 ? andList(children.map(({ plural }) => plural)) : undefined,
        most: String(mostChildren),
        columns: columnWords(view, random, 4),
      },
      parameters: [idParameter(view)],
      guards: [mustExist(view, view.idParameter)],
      result: oneRow(
        view,
        `t.${isKey(view, view.idParameter)}`,
        children.map((child) => listOf(child, view)),
      ),
    };
  },
});

/** More rows than this are left to a list or a search. */
const mostChildren = 10;

/** The newest rows of a child, without naming the parent again. */
function listOf(child: EntityView, parent: EntityView): Member {
  const [column] = referencesTo(child, parent.noun);
  if (!column) throw new BugError(`${child.noun} does not refer to ${parent.noun}; get cannot nest it`);
  const own = { ...child, shown: child.shown.filter(({ name }) => name !== column.field) };
  const { schema, sql } = rowList(own, 'c');
  const rows = newestRows(child, String(mostChildren), `${identifier(column.name)} = t."id"`);
  return { name: snakeCase(child.plural), schema, sql: `(SELECT ${sql} FROM (${rows}) c)` };
}

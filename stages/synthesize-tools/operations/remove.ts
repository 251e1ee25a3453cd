// remove: a row to which nothing refers.
import { z } from 'zod';
import {
  counter,
  errorCode,
  exists,
  type Guard,
  guard,
  isKey,
  mustExist,
  selectOne,
} from '../../worlds/programs.ts';
import { identifier } from '../../worlds/sql.ts';
import { referencesTo } from '../entity-view.ts';
import { defineOperation, idParameter, type ToolSite } from './operation.ts';

export const remove = defineOperation({
  name: 'remove',
  effect: 'write',
  does: 'write',
  options: z.strictObject({ verb: z.string().default('delete') }),
  propose({ noun, entities, random }) {
    const children = Object.values(entities).filter(({ fields }) =>
      Object.values(fields).some(({ ref }) => ref === noun),
    );
    const references = children.length;
    // Of things to which several others refer, or many rows each, hardly any could be deleted.
    const isInUse = children.some(({ rows }) => rows > 2 * (entities[noun]?.rows ?? 0));
    if (references > 1 || isInUse) return [];
    return [
      {
        options: { verb: random.pick(['delete', 'remove']) },
        weight: references === 0 ? 1.5 : 0.5,
      },
    ];
  },
  writes: () => [{ kind: 'removal', sets: [] }],
  parts(site, { verb }) {
    const { view, text } = site;
    const id = view.idParameter;
    const inUse = guardsOfChildren(site);
    return {
      name: [verb, view.noun],
      words: { verb, inUse: inUse[0]?.error.code },
      parameters: [idParameter(view)],
      guards: [mustExist(view, id), ...inUse],
      changes: [{ values: {}, where: isKey(view, id) }],
      result: selectOne(
        [
          {
            name: 'removed',
            sql: `:${id}`,
            schema: { type: 'string', description: text('removed') },
          },
          { name: 'remaining', sql: 'COUNT(*)', schema: counter(text('remaining')) },
        ],
        identifier(view.table),
      ),
    };
  },
});

function guardsOfChildren({ view, nouns, viewOf }: ToolSite): Guard[] {
  return nouns
    .map(viewOf)
    .flatMap((child) =>
      referencesTo(child, view.noun).map((column) =>
        guard(
          `NOT ${exists(child, `${identifier(column.name)} = :${view.idParameter}`)}`,
          errorCode(view.noun, 'in use'),
          `{${view.idParameter}} still has ${child.plural}, so it was not deleted.`,
        ),
      ),
    );
}

// batch: several new rows from one list, all or none.
import { z } from 'zod';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { andList, fieldWords, snakeCase } from '../../english.ts';
import { countedRows, mustExist, newestRows, objectSchema } from '../../worlds/programs.ts';
import { memberOf } from '../../worlds/sql.ts';
import { columnNamed, sampleSets } from '../entity-view.ts';
import { newRow } from '../writes.ts';
import { settableFields } from './create.ts';
import { columnParameter, defineOperation, type Parameter, type ToolSite } from './operation.ts';
import { parentOf } from './parent.ts';

export const batch = defineOperation({
  name: 'batch',
  effect: 'write',
  does: 'write',
  options: z.strictObject({
    owner: z.string().describe('the field that all items share'),
    set: z.array(z.string()).min(1),
    verb: z.string().default('import'),
  }),
  propose(outlook) {
    const { entity, random } = outlook;
    const set = settableFields(outlook);
    // The items of one list share what they belong to; a thing of two owners would need IDs in every item.
    const [owner, ...others] = set.filter((name) => entity.fields[name]?.ref !== undefined);
    const isNested = set.some((name) =>
      ['tags', 'object', 'email_of'].includes(entity.fields[name]?.kind ?? ''),
    );
    if (owner === undefined || others.length > 0 || isNested || set.length < 2) return [];
    const verb = random.pick(['import', 'bulk add', 'batch create']);
    return [{ options: { owner, set: set.filter((name) => name !== owner), verb }, weight: 1.5 }];
  },
  uses: ({ owner, set }) => [owner, ...set],
  writes: ({ owner, set }, { states }) => [{ kind: 'rows', sets: [owner, ...set, ...Object.keys(states)] }],
  parts(site, options) {
    const { view, random } = site;
    const { column: owner, parent } = parentOf(options.owner, site);
    const columns = options.set.map((field) => columnNamed(view, field));
    const listed = snakeCase(view.plural);
    const members = columns.map((column) => columnParameter(column, site, !column.optional));
    const values = {
      [owner.name]: `:${owner.name}`,
      ...Object.fromEntries(columns.map(({ name }) => [name, memberOf('e.value', name)])),
    };
    return {
      name: [options.verb, view.plural],
      words: {
        parent: parent.noun,
        parentId: owner.name,
        list: listed,
        columns: andList(columns.slice(0, 4).map(({ field }) => fieldWords(field))),
      },
      parameters: [columnParameter(owner, site, true), itemsParameter(site, { listed, members })],
      samples: Array.from({ length: 4 }, (): JsonObject => {
        const items: Json[] = sampleSets(columns, random).slice(0, random.integer(2, 3));
        return { [listed]: items };
      }),
      guards: [mustExist(parent, owner.name)],
      changes: [{ values: newRow(view, values, 'CAST(e.key AS INTEGER)'), from: `json_each(:${listed}) e` }],
      result: countedRows(view, newestRows(view, `json_array_length(:${listed})`)),
    };
  },
});

function itemsParameter(
  { text }: ToolSite,
  { listed, members }: { listed: string; members: readonly Parameter[] },
): Parameter {
  const items = objectSchema(
    Object.fromEntries(members.map(({ name, schema }) => [name, schema])),
    members.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  );
  const schema = { type: 'array', items, minItems: 1, maxItems: 10, description: text('items') };
  return { name: listed, schema, isRequired: true };
}

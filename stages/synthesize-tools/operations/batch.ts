// batch: several new rows from one list, all or none.
import { z } from 'zod';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { andList, fieldWords, snakeCase, withArticle } from '../../english.ts';
import {
  codeFor,
  columnNamed,
  jsonOf,
  objectSchema,
  parameterFor,
  sampleSets,
  shownSchema,
} from '../entity-view.ts';
import { insertSql, settable } from './create.ts';
import { defineOperation } from './operation.ts';

export const batch = defineOperation({
  name: 'batch',
  effect: 'write',
  options: z.strictObject({ set: z.array(z.string()).min(1), verb: z.string().default('import') }),
  propose(outlook) {
    const { entity, random } = outlook;
    const set = settable(outlook);
    // The items of one list share what they belong to; a thing of two owners would need IDs in every item.
    const owners = set.filter((name) => entity.fields[name]?.ref !== undefined);
    if (
      owners.length !== 1 ||
      set.some((name) => ['tags', 'object', 'email_of'].includes(entity.fields[name]?.kind ?? ''))
    )
      return [];
    return [{ options: { set, verb: random.pick(['import', 'bulk add', 'batch create']) }, weight: 1.5 }];
  },
  draft(place, options) {
    const { view, style, random } = place;
    const columns = options.set.map((field) => columnNamed(view, field));
    const owner = columns.find((column) => column.parent);
    if (!owner?.parent) throw new Error(`${view.noun}: a batch needs an owner`);
    const parent = place.viewOf(owner.parent.noun);
    const own = columns.filter((column) => column !== owner);
    const listed = snakeCase(view.plural);
    const item = objectSchema(
      Object.fromEntries(own.map((column) => [column.name, parameterFor(column, place)])),
      own.filter((column) => !column.optional).map((column) => column.name),
    );
    const samples = Array.from({ length: 4 }, (): JsonObject => {
      const items: Json[] = sampleSets(own, random).slice(0, random.integer(2, 3));
      return { [listed]: items };
    });
    return {
      name: style.toolName(options.verb, view.plural),
      description:
        random.pick([
          `Enters up to ten ${view.plural} of one ${parent.noun} in a single call, all of them or none.`,
          `Takes a list of new ${view.plural} for ${withArticle(parent.noun)} and makes them in the order given.`,
        ]) +
        ` Each item has its ${andList(own.slice(0, 4).map(({ field }) => fieldWords(field)))}.` +
        random.pick([
          ` For a single ${view.noun} make it by itself.`,
          ` It answers with the new records and their IDs; existing ${view.plural} stay as they are.`,
        ]),
      inputSchema: objectSchema(
        {
          [owner.name]: parameterFor(owner, place),
          [listed]: {
            type: 'array',
            items: item,
            minItems: 1,
            maxItems: 10,
            description: `The new ${view.plural}.`,
          },
        },
        [owner.name, listed],
      ),
      outputSchema: objectSchema(
        { count: { type: 'integer' }, [listed]: { type: 'array', items: shownSchema(view) } },
        ['count', listed],
      ),
      references: { [owner.name]: owner.parent.table },
      samples,
      intents: [`enter these ${view.plural} for {${owner.name}}: {${listed}}`],
      program: {
        guards: [
          {
            sql: `SELECT EXISTS (SELECT 1 FROM "${parent.table}" WHERE "id" = :${owner.name})`,
            error: {
              code: codeFor(parent.noun, 'NOT_FOUND'),
              message: `No ${parent.noun} has the ID {${owner.name}}.`,
            },
          },
        ],
        statements: [
          insertSql(
            place,
            options.set,
            (field) => (field === owner.field ? `:${owner.name}` : memberSql(columnNamed(view, field).name)),
            `json_each(:${listed}) e`,
          ),
        ],
        result: {
          shape: 'one',
          sql:
            `SELECT COUNT(*) AS "count", json_group_array(${jsonOf(view, 't')}) AS "${listed}" FROM (SELECT * FROM "${view.table}" ` +
            `ORDER BY CAST(substr("id", ${view.prefix.length + 2}) AS INTEGER) DESC LIMIT json_array_length(:${listed})) t`,
        },
      },
    };
  },
});

const memberSql = (name: string): string => `json_extract(e.value, '$.${name}')`;

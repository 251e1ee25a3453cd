// Forms that make things: one at a time, or a list at once.
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { wordsIn } from '../../english.ts';
import {
  type Form,
  from,
  type Inferred,
  listSql,
  quoted,
  rowSchema,
  rowsSchema,
  selectRow,
} from '../form.ts';
import { itemsIn, ownersOf, type Thing } from '../thing.ts';

/** Keys continue the highest there is. `offset`: SQL for how many come before. */
const newKey = ({ table, noun }: Thing, offset: string): string => {
  const prefix = `${noun.replaceAll(' ', '-')}-`;
  const highest = `coalesce((SELECT max(CAST(substr("id", ${prefix.length + 1}) AS INTEGER)) FROM ${quoted(table)}), 0)`;
  return `'${prefix}' || (${highest} + 1 + ${offset})`;
};

/** What it is to belong to must be known: something belongs to it already. */
const ownersExist = (thing: Thing, given: readonly string[]): Inferred['program']['guards'] =>
  ownersOf(thing)
    .filter((name) => given.includes(name))
    .map((name) => {
      const noun = wordsIn(name).slice(0, -1);
      return {
        sql: `SELECT EXISTS (SELECT 1 ${from(thing)} WHERE ${quoted(name)} = :${name})`,
        error: {
          code: `${noun.join('_').toUpperCase() || 'OWNER'}_NOT_FOUND`,
          message: `No ${noun.join(' ')} {${name}}.`,
        },
      };
    });

export const createOne: Form = {
  name: 'create',
  verbs: ['create'],
  infer({ spec, thing, parts, fresh, meaning }) {
    if (itemsIn(spec.inputSchema) || parts.query || parts.limit) return undefined;
    const given = propertiesOf(spec.inputSchema).map(([name]) => name);
    const { column, isMade } = thing.key;
    const columns = [...(isMade ? ['id'] : []), ...given].map(quoted).join(', ');
    const values = [...(isMade ? [newKey(thing, '0')] : []), ...given.map((name) => `:${name}`)].join(', ');
    const last = isMade
      ? `ORDER BY CAST(substr("id", ${thing.noun.length + 2}) AS INTEGER) DESC LIMIT 1`
      : `WHERE ${quoted(column)} = :${column}`;
    // Writing a file that is there replaces it; making anything else twice is refused.
    const isUpsert = /^(write|save|put|set)/i.test(spec.name);
    return {
      effect: 'write',
      references: {},
      samples: Array.from({ length: 6 }, () => pick(fresh(), given)),
      intents: [`make a new ${meaning.noun}`],
      outputSchema: rowSchema(thing),
      program: {
        guards: [
          ...ownersExist(thing, given),
          ...(isMade || isUpsert
            ? []
            : [
                {
                  sql: `SELECT NOT EXISTS (SELECT 1 ${from(thing)} WHERE ${quoted(column)} = :${column})`,
                  error: { code: 'ALREADY_EXISTS', message: `There is a ${thing.noun} {${column}} already.` },
                },
              ]),
        ],
        statements: [
          `INSERT ${isUpsert ? 'OR REPLACE ' : ''}INTO ${quoted(thing.table)} (${columns}) VALUES (${values})`,
        ],
        result: { sql: `SELECT ${selectRow(thing)} ${from(thing)} ${last}`, shape: 'one' },
      },
    };
  },
};

export const createMany: Form = {
  name: 'create_many',
  verbs: ['create'],
  infer({ spec, thing, parts, fresh }) {
    const list = itemsIn(spec.inputSchema);
    if (!list || parts.query || parts.key || parts.keys) return undefined;
    const shared = parts.column ?? [];
    const members = new Set(propertiesOf(list.item).map(([name]) => name));
    const own = thing.columns.map(({ name }) => name).filter((name) => members.has(name));
    const { column, isMade } = thing.key;
    const columns = [...(isMade ? ['id'] : []), ...shared, ...own].map(quoted).join(', ');
    const values = [
      ...(isMade ? [newKey(thing, 'e.key')] : []),
      ...shared.map((name) => `:${name}`),
      ...own.map((name) => `json_extract(e.value, '$.${name}')`),
    ].join(', ');
    const made = isMade
      ? `SELECT * ${from(thing)} ORDER BY CAST(substr("id", ${thing.noun.length + 2}) AS INTEGER) DESC LIMIT json_array_length(:${list.parameter})`
      : `SELECT * ${from(thing)} WHERE ${quoted(column)} IN (SELECT json_extract(value, '$.${column}') FROM json_each(:${list.parameter}))`;
    return {
      effect: 'write',
      references: {},
      samples: Array.from({ length: 6 }, () => ({
        ...pick(fresh(), shared),
        [list.parameter]: [pick(fresh(), own)],
      })),
      intents: [],
      outputSchema: rowsSchema(thing),
      program: {
        guards: ownersExist(thing, shared),
        // Of what is there already, nothing is made a second time.
        statements: [
          `INSERT OR IGNORE INTO ${quoted(thing.table)} (${columns}) SELECT ${values} FROM json_each(:${list.parameter}) e`,
        ],
        result: { sql: `SELECT ${listSql(thing)} FROM (${made})`, shape: 'one' },
      },
    };
  },
};

const pick = (row: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));

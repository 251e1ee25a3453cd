// Forms that show things: one by its key, several by theirs, all, or those that match.
import {
  type Case,
  countedSchema,
  type Form,
  from,
  listSql,
  mustExist,
  namedRows,
  quoted,
  rowSchema,
  rowsSchema,
  selectRow,
  whereRow,
} from '../form.ts';

const keyed = ({ parts, thing }: Case): { [parameter: string]: string } =>
  Object.fromEntries([...(parts.key ?? []), ...(parts.keys ?? [])].map((name) => [name, thing.table]));

const isPlainRead = ({ parts }: Case): boolean => !parts.items && !parts.query;

export const getOne: Form = {
  name: 'get',
  verbs: ['get'],
  infer(it) {
    const { thing, parts } = it;
    const [key] = parts.key ?? [];
    if (key === undefined || parts.key?.length !== 1 || parts.keys || parts.limit || !isPlainRead(it))
      return undefined;
    const where = whereRow(it);
    return {
      effect: 'read',
      references: keyed(it),
      samples: namedRows(it),
      intents: [`show me {${key}}`, `what do we have on {${key}}`],
      outputSchema: rowSchema(thing),
      program: {
        guards: [mustExist(where, thing, key)],
        statements: [],
        result: { sql: `SELECT ${selectRow(thing)} ${from(thing)} WHERE ${where}`, shape: 'one' },
      },
    };
  },
};

export const getMany: Form = {
  name: 'get_many',
  verbs: ['get'],
  infer(it) {
    const { thing, parts } = it;
    const [keys] = parts.keys ?? [];
    if (keys === undefined || parts.key || parts.column || parts.limit || !isPlainRead(it)) return undefined;
    const column = quoted(thing.key.column);
    return {
      effect: 'read',
      references: keyed(it),
      samples: [],
      intents: [`show me {${keys}}`],
      outputSchema: rowsSchema(thing),
      program: {
        guards: [],
        statements: [],
        result: {
          sql: `SELECT ${listSql(thing)} FROM (SELECT * ${from(thing)} WHERE ${column} IN (SELECT value FROM json_each(:${keys})) ORDER BY ${column})`,
          shape: 'one',
        },
      },
    };
  },
};

export const list: Form = {
  name: 'list',
  verbs: ['list', 'get'],
  infer(it) {
    const { thing, parts, meaning } = it;
    if (!meaning.isMany || parts.key || parts.keys || !isPlainRead(it)) return undefined;
    const filters = (parts.column ?? []).map((name) => `(:${name} IS NULL OR ${quoted(name)} = :${name})`);
    return {
      effect: 'read',
      references: {},
      samples: [],
      intents: [`list the ${thing.plural}`],
      outputSchema: countedSchema(thing),
      program: {
        guards: [],
        statements: [],
        result: { sql: counted(it, filters), shape: 'one' },
      },
    };
  },
};

export const search: Form = {
  name: 'search',
  verbs: ['search'],
  infer(it) {
    const { thing, parts } = it;
    const [query] = parts.query ?? [];
    if (parts.items || parts.key || parts.keys || (query === undefined && !parts.column)) return undefined;
    const texts = thing.columns.filter(({ schema }) => schema.type === 'string' || schema.type === 'array');
    const found = texts.map(({ name }) => `${quoted(name)} LIKE '%' || :${query} || '%'`).join(' OR ');
    const filters = (parts.column ?? []).map(
      (name) => `(:${name} IS NULL OR ${quoted(name)} LIKE '%' || :${name} || '%')`,
    );
    return {
      effect: 'read',
      references: {},
      samples: [],
      intents: query === undefined ? [] : [`which ${thing.plural} have to do with {${query}}`],
      outputSchema: countedSchema(thing),
      program: {
        guards: [],
        statements: [],
        result: {
          sql: counted(it, query === undefined ? filters : [`(${found})`, ...filters]),
          shape: 'one',
        },
      },
    };
  },
};

const counted = (it: Case, filters: readonly string[]): string =>
  `SELECT COUNT(*) AS "count", ${listSql(it.thing)} FROM (${page(it, filters)})`;

function page({ thing, parts }: Case, filters: readonly string[]): string {
  const where = filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`;
  const [limit] = parts.limit ?? [];
  const [offset] = parts.offset ?? [];
  const rows =
    limit === undefined && offset === undefined
      ? ''
      : ` LIMIT coalesce(${limit === undefined ? 'NULL' : `:${limit}`}, -1) OFFSET coalesce(${offset === undefined ? 'NULL' : `:${offset}`}, 0)`;
  return `SELECT * ${from(thing)}${where} ORDER BY ${quoted(thing.key.column)}${rows}`;
}

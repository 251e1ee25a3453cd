// Forms that make things: one at a time, or a list at once.
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import { wordsIn } from '../../english.ts';
import {
  errorCode,
  exists,
  type Guard,
  guard,
  newestRow,
  newestRows,
  nextKey,
  oneRow,
  rowList,
  rowsWhere,
  selectOne,
  type TableView,
} from '../../worlds/programs.ts';
import { identifier, memberOf } from '../../worlds/sql.ts';
import { inferredTool, type KnownTool, onlyOf, type ToolForm } from '../form.ts';
import { itemsIn, ownersOf } from '../thing.ts';

/** What a new row belongs to must be known: something belongs to it already. */
const ownersExist = ({ thing, view }: KnownTool, given: readonly string[]): Guard[] =>
  ownersOf(thing)
    .filter((name) => given.includes(name))
    .map((name) => {
      const noun = wordsIn(name).slice(0, -1).join(' ');
      return guard(
        exists(view, `${identifier(name)} = :${name}`),
        errorCode(noun || 'owner', 'not found'),
        `No ${noun || 'owner'} has the ID {${name}}.`,
      );
    });

/** The guard against a second row of one key. */
export const mustBeNew = (view: TableView, parameter: string): Guard =>
  guard(
    `NOT ${exists(view, `${identifier(view.key)} = :${parameter}`)}`,
    'ALREADY_EXISTS',
    `A ${view.noun} named {${parameter}} already exists.`,
  );

export const createOne: ToolForm = {
  name: 'create',
  verbs: ['create'],
  infer(tool) {
    const { spec, thing, view, roles, newValues, meaning } = tool;
    if (itemsIn(spec.inputSchema) || roles.query || roles.limit) return undefined;
    const given = propertiesOf(spec.inputSchema).map(([name]) => name);
    const { column, isMade } = thing.key;
    const columns = [...(isMade ? ['id'] : []), ...given].map(identifier).join(', ');
    const values = [...(isMade ? [nextKey(view)] : []), ...given.map((name) => `:${name}`)].join(', ');
    // Writing a file that exists replaces it; making anything else twice is refused.
    const isUpsert = /^(write|save|put|set)/i.test(spec.name);
    const insert = isUpsert ? 'INSERT OR REPLACE INTO' : 'INSERT INTO';
    return inferredTool('write', {
      samples: Array.from({ length: 6 }, () => onlyOf(newValues(), given)),
      intents: [`create a new ${meaning.noun}`],
      guards: [...ownersExist(tool, given), ...(isMade || isUpsert ? [] : [mustBeNew(view, column)])],
      statements: [`${insert} ${identifier(thing.table)} (${columns}) VALUES (${values})`],
      result: isMade ? newestRow(view) : oneRow(view, `t.${identifier(column)} = :${column}`),
    });
  },
};

export const createMany: ToolForm = {
  name: 'create_many',
  verbs: ['create'],
  infer(tool) {
    const { spec, thing, view, roles, newValues } = tool;
    const list = itemsIn(spec.inputSchema);
    if (!list || roles.query || roles.key || roles.keys) return undefined;
    const shared = roles.column ?? [];
    const members = new Set(propertiesOf(list.item).map(([name]) => name));
    const own = thing.columns.map(({ name }) => name).filter((name) => members.has(name));
    const { column, isMade } = thing.key;
    const columns = [...(isMade ? ['id'] : []), ...shared, ...own].map(identifier).join(', ');
    const values = [
      ...(isMade ? [nextKey(view, 'e.key')] : []),
      ...shared.map((name) => `:${name}`),
      ...own.map((name) => memberOf('e.value', name)),
    ].join(', ');
    const given = `SELECT ${memberOf('value', column)} FROM json_each(:${list.parameter})`;
    const made = isMade
      ? newestRows(view, `json_array_length(:${list.parameter})`)
      : rowsWhere(view, `${identifier(column)} IN (${given})`);
    // What exists already is not made a second time.
    const insert = `INSERT OR IGNORE INTO ${identifier(thing.table)} (${columns})`;
    return inferredTool('write', {
      samples: Array.from({ length: 6 }, () => ({
        ...onlyOf(newValues(), shared),
        [list.parameter]: [onlyOf(newValues(), own)],
      })),
      guards: ownersExist(tool, shared),
      statements: [`${insert} SELECT ${values} FROM json_each(:${list.parameter}) e`],
      result: selectOne([rowList(view)], `(${made}) t`),
    });
  },
};

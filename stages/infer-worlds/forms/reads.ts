// Forms that show things: one by its key, several by theirs, all, or those that match.
import { countedRows, mustExist, oneRow, rowList, rowsWhere, selectOne } from '../../worlds/programs.ts';
import { allOf, containsIfGiven, givenOr, identifier, itemsOf, matchesIfGiven } from '../../worlds/sql.ts';
import { inferredTool, type KnownTool, namedRows, rowNamed, type ToolForm } from '../form.ts';

const keyReferences = ({ roles, thing }: KnownTool): { [parameter: string]: string } =>
  Object.fromEntries([...(roles.key ?? []), ...(roles.keys ?? [])].map((name) => [name, thing.table]));

const isPlainRead = ({ roles }: KnownTool): boolean => !roles.items && !roles.query;

export const getOne: ToolForm = {
  name: 'get',
  verbs: ['get'],
  infer(tool) {
    const { roles, view } = tool;
    const [key, ...others] = roles.key ?? [];
    if (key === undefined || others.length > 0 || roles.keys || roles.limit || !isPlainRead(tool))
      return undefined;
    const where = rowNamed(tool);
    return inferredTool('read', {
      references: keyReferences(tool),
      samples: namedRows(tool),
      intents: [`show me {${key}}`, `what do we have on {${key}}`],
      guards: [mustExist(view, key, where)],
      result: oneRow(view, where),
    });
  },
};

export const getMany: ToolForm = {
  name: 'get_many',
  verbs: ['get'],
  infer(tool) {
    const { roles, view } = tool;
    const [keys] = roles.keys ?? [];
    if (keys === undefined || roles.key || roles.column || roles.limit || !isPlainRead(tool))
      return undefined;
    const where = `${identifier(view.key)} IN ${itemsOf(keys)}`;
    return inferredTool('read', {
      references: keyReferences(tool),
      intents: [`show me {${keys}}`],
      result: selectOne([rowList(view)], `(${rowsWhere(view, where)}) t`),
    });
  },
};

export const list: ToolForm = {
  name: 'list',
  verbs: ['list', 'get'],
  infer(tool) {
    const { thing, roles, meaning } = tool;
    if (!meaning.isMany || roles.key || roles.keys || !isPlainRead(tool)) return undefined;
    const filters = (roles.column ?? []).map((name) => matchesIfGiven(identifier(name), name));
    return inferredTool('read', {
      intents: [`list the ${thing.plural}`],
      result: countedRows(tool.view, page(tool, filters)),
    });
  },
};

export const search: ToolForm = {
  name: 'search',
  verbs: ['search'],
  infer(tool) {
    const { thing, roles } = tool;
    const [query] = roles.query ?? [];
    if (roles.items || roles.key || roles.keys || (query === undefined && !roles.column)) return undefined;
    const texts = thing.columns.filter(({ schema }) => schema.type === 'string' || schema.type === 'array');
    const found = texts.map(({ name }) => `${identifier(name)} LIKE '%' || :${query} || '%'`).join(' OR ');
    const filters = (roles.column ?? []).map((name) => containsIfGiven(identifier(name), name));
    return inferredTool('read', {
      intents: query === undefined ? [] : [`which ${thing.plural} mention {${query}}`],
      result: countedRows(tool.view, page(tool, query === undefined ? filters : [`(${found})`, ...filters])),
    });
  },
};

/** The rows that pass the filters, or as many of them as the call asks for. */
function page({ view, roles }: KnownTool, filters: readonly string[]): string {
  const rows = rowsWhere(view, allOf(filters));
  const [limit] = roles.limit ?? [];
  const [offset] = roles.offset ?? [];
  const [number] = roles.page ?? [];
  if (limit === undefined && offset === undefined && number === undefined) return rows;
  const size = number === undefined ? '-1' : String(rowsOfPage);
  const most = limit === undefined ? size : givenOr(limit, size);
  const before = number === undefined ? '0' : `(max(${givenOr(number, '1')}, 1) - 1) * ${most}`;
  return `${rows} LIMIT ${most} OFFSET ${offset === undefined ? before : givenOr(offset, '0')}`;
}

/** Where a call says which page it wants, and not how long pages are. */
const rowsOfPage = 30;

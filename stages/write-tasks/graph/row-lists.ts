// Searches as nodes of graphs: which tools list the rows of a table, filters that leave some of the rows, and
// how people say which rows those are.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Fact } from '../../../schemas/task.ts';
import type { Tool } from '../../../schemas/tool.ts';
import type { Table, World } from '../../../schemas/world.ts';
import { andList, snakeCase, withArticle } from '../../english.ts';
import { isPlural, nameInWords, valueInWords } from '../../values-in-words.ts';
import type { Row } from '../../worlds/database.ts';
import { factSentence } from '../details.ts';
import type { Scratch } from '../scratch.ts';
import type { Node } from './graph.ts';

export interface RowList {
  readonly tool: Tool;
  /** The member of the result that holds the rows. */
  readonly list: string;
  readonly table: string;
  readonly about: Table;
  /** Plain fields of the rows, by name. */
  readonly fields: readonly (readonly [string, JsonObject])[];
}

/** The tools that show rows of one table, a page at a time, without the key of another row. */
export function rowListsOf({
  tools,
  databaseOf,
}: Pick<Scratch, 'tools'> & {
  databaseOf(tool: Tool): { readonly world: Pick<World, 'tables' | 'rows'> };
}): RowList[] {
  return tools.flatMap((tool): RowList[] => {
    if (tool.operation !== 'search' || requiredOf(tool.inputSchema).length > 0) return [];
    const { tables } = databaseOf(tool).world;
    for (const [list, schema] of propertiesOf(tool.outputSchema)) {
      const table = snakeCase(list);
      const about = tables[table];
      if (!about || !isObject(schema.items)) continue;
      const fields = propertiesOf(schema.items).filter(([name]) => name !== 'id');
      return [{ tool, list, table, about, fields }];
    }
    return [];
  });
}

/** One of the lists that are admitted, drawn; undefined where there is none. */
export function rowListFor(
  { scratch, random }: { scratch: Scratch; random: Random },
  admits: (rows: RowList) => boolean = () => true,
): RowList | undefined {
  const lists = rowListsOf(scratch).filter(admits);
  return lists.length > 0 ? random.pick(lists) : undefined;
}

/** The rows of a list's table as they stand, with the fields that their search shows. */
export function rowsShown(
  { tool, list }: RowList,
  filters: JsonObject,
  { probe }: Pick<Scratch, 'probe'>,
): readonly JsonObject[] {
  const rows: JsonObject[] = [];
  for (let total = 1; rows.length < total; ) {
    const { ok, value } = probe(tool, { ...filters, ...(rows.length > 0 ? { offset: rows.length } : {}) });
    const page = ok && isObject(value) ? (value[list] ?? null) : null;
    if (!isObject(value) || !Array.isArray(page) || page.length === 0) break;
    rows.push(...page.filter(isObject));
    total = Number(value.total);
  }
  return rows;
}

export interface Selection {
  readonly rows: RowList;
  readonly filters: JsonObject;
  readonly total: number;
}

interface SelectionWishes {
  readonly least: number;
  readonly most: number;
  /** A row that must be among the selected. */
  readonly like?: Row | undefined;
}

/** Filters that leave a wanted number of rows, taken from what one of the rows holds. */
export function selectionOf(
  rows: RowList,
  { least, most, like }: SelectionWishes,
  { scratch, random }: { scratch: Scratch; random: Random },
): Selection | undefined {
  const all = scratch.databaseOf(rows.tool).snapshot()[rows.table] ?? [];
  if (all.length < least) return undefined;
  const row = like ?? random.pick(all);
  const possible = random.shuffle(filtersLike(row, rows));
  for (const count of random.shuffle([1, 2, ...(all.length <= most ? [0] : [])])) {
    const chosen = possible
      .slice(0, count)
      .filter(([name], at, list) => isNewColumn(name, list.slice(0, at)));
    const filters = Object.fromEntries(chosen);
    const result = scratch.probe(rows.tool, filters);
    const total = result.ok && isObject(result.value) ? Number(result.value.total) : 0;
    if (total >= least && total <= most) return { rows, filters, total };
  }
  return undefined;
}

/** The column that a filter is about. */
export const columnOf = (parameter: string): string => snakeCase(parameter).replace(/^(?:min|max)_/, '');

const isNewColumn = (name: string, others: readonly (readonly [string, Json])[]): boolean =>
  !others.some(([other]) => columnOf(other) === columnOf(name));

/** A filter for each parameter that narrows a column to what the row holds. */
export function filtersLike(row: Row, { tool, about }: RowList): [string, Json][] {
  return propertiesOf(tool.inputSchema).flatMap(([name, schema]): [string, Json][] => {
    const value = row[columnOf(name)];
    const isPlain = typeof value === 'string' || typeof value === 'number';
    const isOther =
      schema.type === 'boolean' || schema.type === 'array' || tool.references[name] !== undefined;
    if (!isPlain || isOther || columnOf(name) === about.label || String(value).length > 40) return [];
    return [[name, value]];
  });
}

export function searchNode(id: string, { rows, filters }: Selection, random: Random): Node {
  const said = `the ${selectionInWords({ rows, filters, total: 0 }, random)}`;
  return {
    id,
    tool: rows.tool,
    arguments: Object.fromEntries(Object.entries(filters).map(([name, known]) => [name, { known }])),
    purpose: `to ${random.pick(['find', 'list', 'look up', 'get'])} ${said}`,
    pagesOf: rows.list,
  };
}

/** "sowing tasks with the status open and a due date on or after May 3, 2025" */
export function selectionInWords({ rows: { about }, filters }: Selection, random: Random): string {
  const clauses = Object.entries(filters).map(([name, value]) => filterInWords(name, value, random));
  return clauses.length === 0 ? about.plural : `${about.plural} ${andList(clauses)}`;
}

function filterInWords(name: string, value: Json, random: Random): string {
  const [, bound = ''] = /^(min|max)_/.exec(snakeCase(name)) ?? [];
  const field = nameInWords(columnOf(name));
  const said = valueInWords(value);
  if (bound === '') return exactlyInWords(field, said);
  const thing = isPlural(field) ? field : withArticle(field);
  if (typeof value === 'string') {
    const limits = bound === 'min' ? ['on or after', 'from'] : ['on or before', 'up to'];
    return `${isDay(field) ? 'dated' : `with ${thing}`} ${random.pick(limits)} ${said}`;
  }
  const limit = bound === 'min' ? 'at least' : 'at most';
  const [, counted] = /^number of (.+)$/.exec(field) ?? [];
  return counted === undefined ? `with ${thing} of ${limit} ${said}` : `with ${limit} ${said} ${counted}`;
}

function exactlyInWords(field: string, said: string): string {
  if (/^(?:city|country|location)$/.test(field)) return `in ${said}`;
  return isDay(field) ? `dated ${said}` : `with the ${field} ${said}`;
}

/** "With a date on or before May 3" would name the field for nothing. */
const isDay = (field: string): boolean => /^(?:day|date)$/.test(field);

export const filterFacts = ({ filters }: Selection, random: Random): Fact[] =>
  Object.entries(filters).map(([name, value]) => ({
    name: nameInWords(name),
    value,
    text: factSentence({ name: columnOf(name), value }, random),
    disclosed: 'opening',
  }));

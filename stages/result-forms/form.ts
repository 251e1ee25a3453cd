// Form: how the result of a tool is written in the message that the agent sees. Every form can be read back, so that
// nothing that reads messages depends on the form.
import type { Random } from '../../pipeline/hash.ts';
import { foreignJson } from '../../pipeline/json/foreign-json.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

export interface ResultForm {
  readonly name: string;
  /** Undefined for a value that the form cannot hold. The same chance each time: a tool keeps its habits. */
  write(value: Json, random: Random): string | undefined;
  /** The value in a text; undefined for a text of another form. */
  read(text: string): Json | undefined;
}

/** A list of records in a result, and the plain members beside it; undefined for other results. */
export interface Listing {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
  readonly others: readonly [string, Json][];
}

export function listingIn(value: Json): Listing | undefined {
  if (!isObject(value)) return undefined;
  const lists = Object.entries(value).filter(([, member]) => Array.isArray(member));
  const [[name, list] = []] = lists;
  if (lists.length !== 1 || name === undefined || !Array.isArray(list)) return undefined;
  const rows = list.filter((row) => isObject(row));
  const [first] = rows;
  if (!first || rows.length < list.length) return undefined;
  const columns = Object.keys(first);
  const isEven = rows.every((row) => Object.keys(row).join() === columns.join());
  const others = Object.entries(value).filter(([key]) => key !== name);
  return isEven ? { name, columns, rows, others } : undefined;
}

/** A value as a cell of a table: text as it is unless that reads as something else. */
export function cellOf(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return value === '' || valueIn(value) !== value ? JSON.stringify(value) : value;
}

export function valueIn(cell: string): Json {
  if (cell === '') return null;
  if (!/^[[{"\d-]|^(?:true|false|null)$/.test(cell)) return cell;
  return foreignJson(cell) ?? cell;
}

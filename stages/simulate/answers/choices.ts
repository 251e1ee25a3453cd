// The choices that a search was limited to, repeated in the answer: "2 orders with the status open".
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { andList } from '../../english.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';
import { type CallResult, totalOf } from './results.ts';

interface ListedRows {
  readonly count: Json;
  /** IDs or names of the rows, in words; empty if the user asked for the count alone. */
  readonly names: readonly string[];
}

/** Empty unless exactly one result lists these rows and every row has what the call asked for. */
export function choicesInWords(results: readonly CallResult[], { count, names }: ListedRows): string {
  const [listed, ...others] = results.filter(
    ({ value }) => totalOf(value) === count && names.every((name) => hasRow(value, name)),
  );
  if (!listed || others.length > 0) return '';
  const rows = rowsIn(listed.value);
  const choices = Object.entries(listed.given).filter(
    ([name, value]) => isChoice(value) && rows.length > 0 && rows.every((row) => row[name] === value),
  );
  const clauses = choices.map(([name, value]) => `the ${nameInWords(name)} ${valueInWords(value)}`);
  return clauses.length === 0 ? '' : ` with ${andList(clauses)}`;
}

/** One of the fixed values of a field, such as in_review, as opposed to a name or a key. */
const isChoice = (value: Json): boolean => typeof value === 'string' && /^[a-z]+(?:_[a-z]+)*$/.test(value);

function rowsIn(value: Json): readonly JsonObject[] {
  if (!isObject(value)) return [];
  const rows = Object.values(value).find((member) => Array.isArray(member));
  return Array.isArray(rows) ? rows.filter((row) => isObject(row)) : [];
}

const hasRow = (value: Json, name: string): boolean =>
  rowsIn(value).some((row) => Object.values(row).some((member) => valueInWords(member) === name));

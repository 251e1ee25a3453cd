// Conditions on the fields of a row, as data that a graph can compute with and as words that a user can say.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { conditionClause } from '../details.ts';

/** What a field must be: a value, or a bound of an amount. */
export type Condition = {
  readonly field: string;
  readonly is: 'equal' | 'least' | 'most';
  readonly value: string | number | boolean;
};

export function meets(row: JsonObject, condition: Json): boolean {
  if (!isObject(condition)) return false;
  const held = row[String(condition.field)] ?? null;
  const { is, value } = condition;
  if (is === 'equal') return held === value;
  if (typeof held !== 'number' || typeof value !== 'number') return false;
  return is === 'least' ? held >= value : held <= value;
}

/** "the price is at most 30", "it is irrigated" */
export const conditionInWords = ({ field, is, value }: Condition): string =>
  conditionClause({ name: is === 'equal' ? field : `${is === 'least' ? 'min' : 'max'}_${field}`, value });

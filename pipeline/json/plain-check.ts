// What the checks of plain schemas are made of: types of JSON values, single checks, and the values of keywords.
import type { Json, JsonObject } from '../../schemas/json.ts';

/** Adds what is wrong with a value at a path. */
export type Check = (value: unknown, path: string, faults: PlainFault[]) => void;

export interface PlainFault {
  /** "/guests/0/name"; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

export const typeTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: isText,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  number: isNumber,
  integer: (value) => isNumber(value) && value % 1 === 0,
  array: Array.isArray,
  object: isRecord,
};

/** Thrown while a schema is read, and caught where the reading began. */
export class NotPlain extends Error {}

export const isOfType = (value: unknown, type: string): boolean => typeTests[type]?.(value) === true;

export const inOrder =
  (checks: readonly Check[]): Check =>
  (value, path, faults) => {
    for (const check of checks) check(value, path, faults);
  };

export const unless =
  (types: readonly string[], check: Check): Check =>
  (value, path, faults) => {
    if (!types.some((type) => isOfType(value, type))) check(value, path, faults);
  };

export function ofType(type: string, checks: readonly Check[], otherwise: Check | undefined): Check {
  const inside = inOrder(checks);
  return (value, path, faults) => (isOfType(value, type) ? inside : otherwise)?.(value, path, faults);
}

export const faultIf =
  <Value>(isWrong: (value: Value) => boolean, message: string): Check =>
  (value, path, faults) => {
    if (isWrong(value as Value)) faults.push({ path, message }); // runs inside ofType
  };

/** The keyword's value, if it is given; it must be as `isRight` demands. */
export function given<Value extends Json>(
  schema: JsonObject,
  keyword: string,
  isRight: (value: Json) => value is Value,
): Value[] {
  const value = schema[keyword];
  if (value === undefined) return [];
  if (isRight(value)) return [value];
  throw new NotPlain();
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isBoolean = (value: Json): value is boolean => typeof value === 'boolean';
export const isTrue = (value: Json): value is true => value === true;
export const isCount = (value: Json): value is number => isNumber(value) && value % 1 === 0 && value >= 0;
export const isScalar = (value: Json): value is string | number | boolean | null =>
  value === null || typeof value !== 'object';

export const isListOf =
  <Item extends Json>(isRight: (item: Json) => item is Item) =>
  (value: Json): value is Item[] =>
    Array.isArray(value) && value.every(isRight);

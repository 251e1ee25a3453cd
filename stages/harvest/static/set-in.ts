// Changes in place: a member that is set deep inside a record, and a value that is added to a list there.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { own } from './own.ts';

export type JsonContainer = JsonObject | Json[];

export const isContainer = (value: Json | undefined): value is JsonContainer =>
  Array.isArray(value) || isObject(value);

/** A field of a struct is named as in JSON: Properties is properties. */
export const memberName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export function setIn(holder: JsonContainer, path: readonly string[], value: Json | undefined): void {
  const [name, ...rest] = path;
  if (name === undefined || value === undefined || Array.isArray(holder)) return;
  if (rest.length === 0) {
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
  if (!isContainer(own(holder, name))) setIn(holder, [name], {});
  setIn(own(holder, name) as JsonContainer, rest, value); // it has just been made one
}

/** A list that only a loop fills, or a branch: it is not known to be empty. */
export function leaveOutEmpty(holder: JsonContainer, path: readonly string[]): void {
  const [name = '', ...rest] = path;
  if (Array.isArray(holder)) return;
  const member = own(holder, name);
  if (rest.length > 0 && isContainer(member)) leaveOutEmpty(member, rest);
  else if (Array.isArray(member) && member.length === 0) delete holder[name];
}

export function addTo(holder: JsonContainer, path: readonly string[], value: Json | undefined): void {
  const [name, ...rest] = path;
  if (value === undefined) return;
  if (name === undefined) {
    if (Array.isArray(holder)) holder.push(value);
    return;
  }
  if (Array.isArray(holder)) return;
  if (!isContainer(own(holder, name))) setIn(holder, [name], rest.length === 0 ? [] : {});
  addTo(own(holder, name) as JsonContainer, rest, value); // it has just been made one
}

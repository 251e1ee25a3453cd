// The methods of strings, lists and objects that declarations of tools use, on values that are known.
import { own } from '../own.ts';
import { draftOf, textIn } from './operators.ts';
import { Draft, isFalsy, isKnown, isMembers, type Members, nothing, unknown, type Value } from './value.ts';

type Invoke = (called: Value | undefined, given: readonly Value[]) => Value;
type Method = (given: readonly Value[], call: Invoke) => Value;

const isText = (value: Value | undefined): value is string => typeof value === 'string';

const ofText = (text: string): Readonly<Record<string, Method>> => ({
  trim: () => text.trim(),
  trimStart: () => text.trimStart(),
  trimEnd: () => text.trimEnd(),
  toLowerCase: () => text.toLowerCase(),
  toUpperCase: () => text.toUpperCase(),
  toString: () => text,
  concat: (given) => (given.every(isText) ? text + given.join('') : unknown),
  replace: ([from, to]) => (isText(from) && isText(to) ? text.replace(from, () => to) : unknown),
  replaceAll: ([from, to]) => (isText(from) && isText(to) ? text.replaceAll(from, () => to) : unknown),
  split: ([separator]) => (isText(separator) ? text.split(separator) : unknown),
});

const ofList = (list: readonly Value[]): Readonly<Record<string, Method>> => ({
  join: ([separator = ',']) =>
    isText(separator) && list.every((item) => isText(item) || typeof item === 'number')
      ? list.join(separator)
      : isText(separator) && list.some(isText)
        ? draftOf(list.map(textIn).join(separator))
        : unknown,
  concat: (given) => [...list, ...given.flat()],
  slice: (given) =>
    given.every((each) => typeof each === 'number') ? list.slice(...(given as [number?, number?])) : unknown,
  flat: () => list.flat(),
  map: ([called], call) => list.map((item, index) => call(called, [item, index])),
  flatMap: ([called], call) => list.flatMap((item, index) => call(called, [item, index])),
  /** Of anything but objects, known only if the answer for each item is. */
  filter([called], call) {
    const kept = list.map((item) => call(called, [item]));
    // Tools that a setting may hide are there.
    const mayStay = (index: number): boolean =>
      !isKnown(kept[index] ?? nothing) || !isFalsy(kept[index] ?? nothing);
    return kept.every(isKnown) || list.every(isMembers) ? list.filter((_, index) => mayStay(index)) : unknown;
  },
});

export function methodOf(value: Value, name: string): Method | undefined {
  if (value instanceof Draft && /^(trim|trimStart|trimEnd|replace|replaceAll)$/.test(name)) {
    const method = own(ofText(value.text), name);
    return (given, call) => draftOf(textIn(method?.(given, call) ?? unknown));
  }
  const methods = isText(value) ? ofText(value) : Array.isArray(value) ? ofList(value) : {};
  return own(methods, name);
}

const ofMembers =
  (read: (members: Members) => Value) =>
  ([value]: readonly Value[]): Value =>
    isMembers(value) ? read(value) : unknown;

const statics: Readonly<Record<string, (given: readonly Value[]) => Value>> = {
  'Object.freeze': ([value = unknown]) => value,
  'Object.keys': ofMembers((members) => Object.keys(members)),
  'Object.values': ofMembers((members) => Object.values(members)),
  'Object.entries': ofMembers((members) => Object.entries(members)),
  'Object.assign': (given) =>
    given.every(isMembers) ? Object.fromEntries(given.flatMap((each) => Object.entries(each))) : unknown,
  'Object.fromEntries': ([entries]) =>
    Array.isArray(entries) && entries.every((entry) => Array.isArray(entry) && isText(entry[0]))
      ? Object.fromEntries(entries)
      : unknown,
  'Array.from': ([list = unknown]) => (Array.isArray(list) ? list : unknown),
};

/** `Object.keys` and the like. */
export const staticMethod = (
  object: string,
  name: string,
): ((given: readonly Value[]) => Value) | undefined => own(statics, `${object}.${name}`);

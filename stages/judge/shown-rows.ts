// The records that an agent has seen: what results showed of each, and what calls have changed since, by ID and by name.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Step } from '../../schemas/trajectory.ts';
import { comparableText } from '../evidence.ts';
import { valueShown } from '../result-forms/index.ts';

/** The plain values that a record has had, by field. */
export type ShownRow = Map<string, Json[]>;

export interface ShownRows {
  /** Takes in what was said and done before a message. */
  advanceTo(index: number): void;
  /** Every way to name a record, in comparable text, with the records that have it. */
  readonly named: ReadonlyMap<string, ReadonlySet<ShownRow>>;
}

const idNames = new Set(['id', 'uuid', 'key']);
const labelNames = new Set(['name', 'title', 'label']);
/** Shorter names stand in many sentences by chance. */
const shortestLabel = 5;

export function shownRows({
  messages,
  steps,
}: {
  readonly messages: readonly Message[];
  readonly steps: readonly Pick<Step, 'message' | 'result'>[];
}): ShownRows {
  const rows = new Map<string, ShownRow>();
  const named = new Map<string, Set<ShownRow>>();
  const note = (names: readonly string[], values: JsonObject): void => {
    const [first] = names;
    if (first === undefined) return;
    const row: ShownRow = rows.get(first) ?? new Map();
    rows.set(first, row);
    for (const name of names) named.set(name, (named.get(name) ?? new Set()).add(row));
    for (const [field, value] of plainMembers(values)) {
      const known = row.get(field);
      if (!known) row.set(field, [value]);
      else if (!known.includes(value)) known.push(value);
    }
  };
  const collect = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isObject(value)) return;
    note(namesOfRow(value), value);
    for (const member of Object.values(value)) if (typeof member === 'object') collect(member);
  };
  const take = ({ result }: Pick<Step, 'result'>): void => {
    for (const { key, after } of result.changes) if (isObject(after)) note([comparableText(key)], after);
  };
  let [at, step] = [0, 0];
  return {
    named,
    advanceTo(index) {
      for (const { role, content } of messages.slice(at, index))
        if (role === 'tool') collect(valueShown(content));
      at = Math.max(at, index);
      const until = steps.findIndex(({ message }, place) => place >= step && message >= index);
      const end = until === -1 ? steps.length : until;
      for (const each of steps.slice(step, end)) take(each);
      step = end;
    },
  };
}

function namesOfRow(value: JsonObject): string[] {
  const members = Object.entries(value);
  const named = (names: ReadonlySet<string>): string[] =>
    members.flatMap(([name, member]) =>
      names.has(name) && (typeof member === 'string' || typeof member === 'number') ? [String(member)] : [],
    );
  const labels = named(labelNames).filter((label) => label.length >= shortestLabel);
  return [...named(idNames).filter((id) => /\D/.test(id)), ...labels].map((name) =>
    comparableText(name).trim(),
  );
}

/** With those of nested objects that are no records of their own, such as settings. */
const plainMembers = (value: JsonObject): [string, Json][] =>
  Object.entries(value).flatMap(([name, member = null]): [string, Json][] => {
    if (!isObject(member)) return Array.isArray(member) ? [] : [[name, member]];
    return namesOfRow(member).length > 0 ? [] : plainMembers(member);
  });

// Another call that reaches what a failing call was made for: a read that shows the same values, or a write that
// makes the same changes.
import { isObject, propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { snakeCase } from '../../english.ts';
import { holds } from '../../evidence.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import type { Scratch } from '../scratch.ts';
import type { StrikeAt } from './planned-strikes.ts';

type Call = Pick<PlannedCall, 'tool' | 'arguments'>;

/** An agent would not look through more rows than these for one of them. */
const mostRows = 25;

/** Undefined where the failing call is the only way. */
export function otherWay(
  plan: Pick<TaskPlan, 'communicate' | 'calls' | 'request' | 'facts'>,
  strike: StrikeAt,
  scratch: Pick<Scratch, 'tools' | 'probe'>,
): Call | undefined {
  const failing = scratch.tools.find(({ name }) => name === strike.call.tool);
  if (!failing) return undefined;
  const others = scratch.tools.filter(
    ({ name, world, effect }) =>
      name !== failing.name && world === failing.world && effect === failing.effect,
  );
  const needed = neededFrom(plan, strike);
  if (failing.effect === 'read' && needed.keys.length + needed.told.length === 0) return undefined;
  for (const other of others) {
    for (const given of argumentsFor(other, failing, strike)) {
      const { ok, value, changes } = scratch.probe(other, given);
      const isSame =
        failing.effect === 'read'
          ? isShort(value) && shows(value, needed, strike.result.value) && canBeToldFrom(value, strike, given)
          : sameChanges(changes, strike.result.changes);
      if (ok && isSame) return { tool: other.name, arguments: given };
    }
  }
  return undefined;
}

interface Needed {
  /** Values that later calls take. */
  readonly keys: readonly Json[];
  /** Values that an answer must tell. */
  readonly told: readonly Json[];
}

/** What comes from the call's result and from nothing that the user has said. */
function neededFrom(
  { communicate, calls, request, facts }: Pick<TaskPlan, 'communicate' | 'calls' | 'request' | 'facts'>,
  { call, result }: StrikeAt,
): Needed {
  const shown = JSON.stringify(result.value);
  const said = [request, ...facts.map(({ text }) => text)].join('\n');
  const later = calls.slice(calls.indexOf(call) + 1).flatMap((each) => Object.values(each.arguments).flat());
  const told = communicate.filter(({ goal }) => goal === call.goal).map(({ value }) => value);
  return {
    keys: later.filter((value) => typeof value === 'string' && holds(shown, value) && !holds(said, value)),
    told: told.filter((value) => holds(shown, value)),
  };
}

/** The keys of later calls, and the values to tell, each as a field of the same record or of the same list. */
function shows(value: Json, { keys, told }: Needed, failing: Json): boolean {
  const text = JSON.stringify(value);
  if (!keys.every((key) => holds(text, key))) return false;
  const [rows, own] = [recordsIn(value), recordsIn(failing)];
  return told.every((fact) =>
    isTotal(failing, fact)
      ? isTotal(value, fact) && sameIds(rows, own)
      : own.some((row) =>
          Object.entries(row).some(([name, member]) => member === fact && has(rows, row, name)),
        ),
  );
}

/**
 * Whether its rows can be told from others: they are all there are, or they show whatever the failing call was given
 * and this one was not, such as a name.
 */
function canBeToldFrom(value: Json, strike: StrikeAt, given: JsonObject): boolean {
  const [rows, own] = [recordsIn(value), recordsIn(strike.result.value)];
  if (sameIds(rows, own)) return true;
  const passed = new Set(Object.values(given));
  const known = Object.values(strike.arguments).filter((each) => !passed.has(each));
  return rows
    .filter(({ id }) => own.some((row) => row.id === id))
    .every((row) => known.every((each) => holds(JSON.stringify(row), each)));
}

const isTotal = (result: Json, fact: Json): boolean =>
  isObject(result) && typeof fact === 'number' && (result.total ?? result.count) === fact;

const has = (rows: readonly JsonObject[], { id, ...row }: JsonObject, name: string): boolean =>
  rows.some((other) => other.id === id && other[name] === (name === 'id' ? id : row[name]));

const sameIds = (a: readonly JsonObject[], b: readonly JsonObject[]): boolean =>
  a.length === b.length && a.every(({ id }) => b.some((row) => row.id === id));

/** The objects with an ID, at any depth. */
function recordsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  if (!isObject(value)) return [];
  return [...(typeof value.id === 'string' ? [value] : []), ...Object.values(value).flatMap(recordsIn)];
}

function isShort(value: Json): boolean {
  if (!isObject(value)) return true;
  return Object.values(value).every((member) => !Array.isArray(member) || member.length <= mostRows);
}

const sameChanges = (a: StrikeAt['result']['changes'], b: StrikeAt['result']['changes']): boolean =>
  a.length > 0 && JSON.stringify(a) === JSON.stringify(b);

/** The failing call's values under the names of the other tool; for a read, also none at all. */
function argumentsFor(other: Tool, failing: Tool, strike: StrikeAt): JsonObject[] {
  const required = requiredOf(other.inputSchema);
  const given: JsonObject = {};
  for (const [name, schema] of propertiesOf(other.inputSchema)) {
    const value = valueFor({ name, schema }, { other, failing, strike });
    if (value !== undefined) given[name] = value;
  }
  const candidates = failing.effect === 'read' ? [given, {}] : [given];
  return candidates.filter((each) => required.every((name) => each[name] !== undefined));
}

function valueFor(
  { name, schema }: { name: string; schema: JsonObject },
  { other, failing, strike }: { other: Tool; failing: Tool; strike: StrikeAt },
): Json | undefined {
  const table = other.references[name];
  const [reference] = Object.entries(failing.references).find(([, of]) => of === table) ?? [];
  if (table !== undefined && reference !== undefined)
    return asListOrOne(strike.arguments[reference], schema.type === 'array');
  const alike = Object.entries(strike.arguments).find(([given]) => snakeCase(given) === snakeCase(name));
  if (alike) return alike[1];
  const after = strike.result.changes[0]?.after ?? null;
  const becomes = isObject(after) ? after[snakeCase(name)] : undefined;
  // What the change leads to may be chosen from a list; other values must have been given by someone.
  return Array.isArray(schema.enum) && becomes !== null ? becomes : undefined;
}

/** A key as the only one of a list, or the only key of a list; undefined where neither is possible. */
function asListOrOne(key: Json | undefined, isList: boolean): Json | undefined {
  if (key === undefined || Array.isArray(key) === isList) return key;
  if (Array.isArray(key)) return key.length === 1 ? key[0] : undefined;
  return [key];
}

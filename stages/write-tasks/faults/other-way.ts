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
export function otherWay(plan: TaskPlan, strike: StrikeAt, scratch: Scratch): Call | undefined {
  const failing = scratch.tools.find(({ name }) => name === strike.call.tool);
  if (!failing) return undefined;
  const others = scratch.tools.filter(
    ({ name, world, effect }) =>
      name !== failing.name && world === failing.world && effect === failing.effect,
  );
  const needed = failing.effect === 'read' ? neededFrom(plan, strike) : [];
  if (failing.effect === 'read' && needed.length === 0) return undefined;
  for (const other of others) {
    for (const given of argumentsFor(other, failing, strike)) {
      const { ok, value, changes } = scratch.probe(other, given);
      const isSame =
        failing.effect === 'read'
          ? isShort(value) && needed.every((each) => holds(JSON.stringify(value), each))
          : sameChanges(changes, strike.result.changes);
      if (ok && isSame) return { tool: other.name, arguments: given };
    }
  }
  return undefined;
}

/** Values that come from the call's result: those to be told, and those that later calls take. */
function neededFrom({ communicate, calls, request, facts }: TaskPlan, { call, result }: StrikeAt): Json[] {
  const shown = JSON.stringify(result.value);
  const said = [request, ...facts.map(({ text }) => text)].join('\n');
  const later = calls.slice(calls.indexOf(call) + 1).flatMap((each) => Object.values(each.arguments).flat());
  const told = communicate.filter(({ goal }) => goal === call.goal).map(({ value }) => value);
  return [...told, ...later].filter(
    (value) => !isObject(value) && typeof value !== 'boolean' && holds(shown, value) && !holds(said, value),
  );
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

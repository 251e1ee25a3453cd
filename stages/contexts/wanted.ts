// The values that are still to be used: texts in calls that the oracle makes and the agent has not made yet, and what
// the next answer has to tell.
import { canonicalJson } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { ContextMoment, Wanted } from './policy.ts';

export function wantedLater(messages: readonly Message[], oracle: ContextMoment['oracle']): Wanted {
  const made = new Set(
    messages.flatMap(({ toolCalls = [] }) =>
      toolCalls.map((call) => canonicalJson([call.name, call.arguments])),
    ),
  );
  const left = oracle.calls.filter((call) => !made.has(canonicalJson([call.tool, call.arguments])));
  // Without a call to make, the last answer is due.
  const goal = Math.min(...(left.length > 0 ? left : oracle.communicate.slice(-1)).map((each) => each.goal));
  const told = oracle.communicate.filter((fact) => fact.goal === goal).map(({ value }) => value);
  const given = left.flatMap((call) => leavesOf(call.arguments)).filter((value) => typeof value === 'string');
  return [...new Set([...given, ...told])];
}

function leavesOf(value: Json): Json[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap((member) => leavesOf(member ?? null)) : [value];
}

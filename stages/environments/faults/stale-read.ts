// stale_read: a read is answered from a cache that does not know of an earlier change of the same play.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { StateChange } from '../../../schemas/trajectory.ts';
import type { FaultKind } from './fault.ts';

export const staleRead: FaultKind = {
  name: 'stale_read',
  summary: 'A read after a change shows the records as they were before, from a cache.',
  span: 'once',
  recovery: { way: 'read_again', sentence: 'Notices that {tool} shows old data and reads again.' },
  codes: [],
  fits: ({ effect, result, earlier }) =>
    effect === 'read' &&
    result.ok &&
    isObject(result.value) &&
    agedValue(result.value, earlier) !== undefined,
  async apply({ call, earlier, random }) {
    const result = await call();
    const aged = isObject(result.value) ? agedValue(result.value, earlier) : undefined;
    if (!result.ok || !aged) return result;
    const cache = { status: 'HIT', age_s: random.integer(120, 900) };
    return { ...result, value: { ...aged, cache }, fault: 'stale_read' };
  },
  isSeenIn: (value) => isObject(value) && isObject(value.cache) && value.cache.status === 'HIT',
};

/** The result without what the changes did to the rows that it shows; undefined if it shows none of them. */
function agedValue(value: JsonObject, changes: readonly StateChange[]): JsonObject | undefined {
  let isAged = false;
  const rowBefore = (row: JsonObject): JsonObject => {
    const before = changes.findLast(({ key }) => Object.values(row).includes(key))?.before;
    if (!isObject(before ?? null)) return row;
    const known = before as JsonObject; // checked above
    return Object.fromEntries(
      Object.entries(row).map(([name, member]): [string, Json] => {
        const was = known[name];
        if (was === undefined || was === null || typeof was !== typeof member || was === member)
          return [name, member];
        isAged = true;
        return [name, was];
      }),
    );
  };
  const aged = (member: Json): Json => {
    if (Array.isArray(member)) return member.map(aged);
    if (!isObject(member)) return member;
    return rowBefore(Object.fromEntries(Object.entries(member).map(([name, inner]) => [name, aged(inner)])));
  };
  const whole = aged(value) as JsonObject; // an object stays one
  return isAged ? whole : undefined;
}

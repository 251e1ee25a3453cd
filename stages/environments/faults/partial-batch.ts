// partial_batch: of several records in one call, only the first are processed.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { FaultKind } from './fault.ts';

const reasons = [
  'Batch interrupted: the remaining items were not processed.',
  'The time budget of the batch was used up. Submit the remaining items again.',
  'Worker restarted in the middle of the batch. Items listed as unprocessed were not changed.',
];

export const partialBatch: FaultKind = {
  name: 'partial_batch',
  summary: 'A call for several records carries out only the first ones, and lists the others.',
  span: 'once',
  recovery: { way: 'send_rest', sentence: 'Calls {tool} again for the items that were left out.' },
  codes: [],
  fits: ({ effect, result, arguments: given }) =>
    effect === 'write' && result.ok && isObject(result.value) && batchIn(given) !== undefined,
  async apply({ call, given, random }) {
    const batch = batchIn(given);
    if (!batch) return call();
    const done = random.integer(1, batch.items.length - 1);
    const result = await call({ ...given, [batch.name]: batch.items.slice(0, done) });
    if (!result.ok || !isObject(result.value)) return result;
    const value = { ...result.value, unprocessed: batch.items.slice(done), notice: random.pick(reasons) };
    return { ...result, value, fault: 'partial_batch' };
  },
  isSeenIn: (value) =>
    isObject(value) && Array.isArray(value.unprocessed) && typeof value.notice === 'string',
  rest(given, value) {
    const batch = batchIn(given);
    const left = isObject(value) && Array.isArray(value.unprocessed) ? value.unprocessed : [];
    return batch ? { ...given, [batch.name]: left } : given;
  },
};

/** The list of keys that a call takes. */
function batchIn(given: JsonObject): { name: string; items: readonly Json[] } | undefined {
  for (const [name, items] of Object.entries(given))
    if (
      Array.isArray(items) &&
      items.length > 1 &&
      items.every((item) => typeof item === 'string' && /-\d/.test(item))
    )
      return { name, items };
  return undefined;
}

// Every text of a JSON value, names of members included, without recursion.
import type { Json } from '../../../schemas/json.ts';

export function* textsIn(value: Json): Generator<string> {
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') yield next;
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) yield* Object.keys(next);
    // A loop, because a hundred thousand members would not fit into the arguments of one call.
    for (const member of Object.values(next)) waiting.push(member);
  }
}

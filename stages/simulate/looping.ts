// Whether an agent goes round in circles: the same call with the same result, time after time. What a client makes up
// for each request anew, and where a list goes on, make no difference.
import { canonicalJson } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { snakeCase } from '../english.ts';

/**
 * The same call with the same result so many times in a row. Nobody waits for something that long, and a small model
 * goes on like this up to the limit of calls, each of which is paid.
 */
const mostRepeated = 6;

export function isLooping({ messages, steps }: Pick<Trajectory, 'messages' | 'steps'>): boolean {
  const last = steps.slice(-mostRepeated);
  const [first, ...others] = last;
  if (!first || last.length < mostRepeated) return false;
  if (others.some(({ call }) => call.name !== first.call.name)) return false;
  const told = messages
    .slice(0, first.message)
    .flatMap(({ role, content }) => (role === 'assistant' ? [] : [content]))
    .join('\n');
  const isAlike = (a: Json | undefined, b: Json | undefined): boolean =>
    a === b || essenceOf(a, told) === essenceOf(b, told);
  // Values are compared last: they are large, and seldom come to be compared.
  return others.every(
    ({ call, result }) =>
      isAlike(call.arguments, first.call.arguments) && isAlike(result.value, first.result.value),
  );
}

/** Tells where a list goes on. A list that goes on and on with the same content goes round in circles too. */
const cursors = /(?:^|_)cursor$|^(?:next_|previous_)?(?:page|continuation)_token$|^next_token$/;

/** Tells one request from another. */
const requestNames = /^(?:x_|client_)*(?:request|correlation|trace|idempotency)_(?:id|key|token)$|^nonce$/;

/** `told`: what the agent was told before. An ID from there is that of a record, such as a request for leave. */
function essenceOf(value: Json | undefined, told: string): string {
  const isPassing = (name: string, member: Json): boolean =>
    cursors.test(name) || (requestNames.test(name) && !(typeof member === 'string' && told.includes(member)));
  const bare = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(bare);
    if (typeof part !== 'object' || part === null) return part;
    const kept = Object.entries(part).filter(([name, member]) => !isPassing(snakeCase(name), member));
    return Object.fromEntries(kept.map(([name, member]) => [name, bare(member)]));
  };
  return canonicalJson(value === undefined ? null : bare(value));
}

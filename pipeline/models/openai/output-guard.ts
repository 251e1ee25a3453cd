// A stream that is longer than it was allowed to be. Some servers ignore `max_tokens`; what they send beyond it is paid
// for, and no budget has reserved it. So the stream is left, and the reply counts as cut off at its limit.

/**
 * More than a token has on average in a long text. A server that sends several tokens in one piece is found out by it,
 * later than one that sends each by itself.
 */
const bytesPerToken = 6;

/** Passes chunks on. Once there have been more than `limit` tokens, it ends the reply. */
export async function* withinLimit(
  chunks: AsyncIterable<unknown>,
  limit: number | undefined,
): AsyncIterable<unknown> {
  let pieces = 0;
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    const length = limit === undefined ? 0 : bytesIn(chunk);
    if (length === 0) continue;
    pieces += 1; // a piece is one token or more
    bytes += length;
    if (Math.max(pieces, bytes / bytesPerToken) <= (limit ?? 0)) continue;
    yield { choices: [{ index: 0, delta: {}, finish_reason: 'length' }] };
    return;
  }
}

/** Where the words of a model lie in a chunk. */
const wordKeys = new Set([
  'content',
  'text',
  'thinking',
  'reasoning',
  'reasoning_content',
  'refusal',
  'arguments',
]);

/** Bytes of the words in a chunk. `isWords` says that a string is some. */
function bytesIn(value: unknown, isWords = false): number {
  if (typeof value === 'string') return isWords ? Buffer.byteLength(value) : 0;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + bytesIn(each, isWords), 0);
  return Object.entries(value).reduce((sum, [key, each]) => sum + bytesIn(each, wordKeys.has(key)), 0);
}

// A failed request in words: fetch says "fetch failed" and hides the reason in a chain of causes.
import { messageOf } from '../pipeline/errors.ts';

const meanings: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ENOTFOUND', 'host not found'],
  ['EAI_AGAIN', 'host name lookup failed'],
  ['ECONNRESET', 'connection reset'],
  ['ETIMEDOUT', 'connection timed out'],
  ['EHOSTUNREACH', 'host unreachable'],
  ['ENETUNREACH', 'network unreachable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connection timed out'],
  ['UND_ERR_SOCKET', 'connection closed'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate not trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate not trusted'],
  ['CERT_HAS_EXPIRED', 'certificate expired'],
]);

/** "connection refused (ECONNREFUSED)". Undefined where nothing in the chain is a failure of the network. */
export function networkFault(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    const meaning = meanings.get(code);
    if (meaning !== undefined) return `${meaning} (${code})`;
    if (cause.name === 'TimeoutError') return 'no answer in time';
    const isLast = !(cause.cause instanceof Error);
    if (isLast && error instanceof TypeError && error.message === 'fetch failed') return messageOf(cause);
  }
  return undefined;
}

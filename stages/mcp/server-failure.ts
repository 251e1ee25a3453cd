// Why an MCP server could not be used, as the error to throw. What may pass is an UnavailableError, and the
// unit stays owed. What would be the same next time is a ServerError, and becomes a reject.
import { messageOf, UnavailableError } from '../../pipeline/errors.ts';
import { printable } from '../../pipeline/printable.ts';
import { networkFault } from '../network-fault.ts';
import { withoutValues } from './last-lines.ts';

/** The server cannot be used, and trying again would not help: not installed, or its answers are unusable. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly reason: string;

  constructor(reason: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}

/** What a transport knows about a server that failed. */
export interface Explanation {
  /** How the process ended and what it wrote; empty where nothing is known. */
  readonly text: string;
  /** Trying again would not help. */
  readonly isPermanent: boolean;
}

interface FailedRequest {
  readonly label: string;
  /** The request that failed: `initialize`, `tools/list`, the name of a tool. */
  readonly request: string;
  readonly timeout: number;
  readonly cause: unknown;
  readonly explanation: Explanation;
  /** As in last-lines.ts. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Codes of JSON-RPC and of the SDK. */
export const codes = { methodNotFound: -32601, timedOut: -32001, closed: -32000 } as const;

/** HTTP statuses below 500 that may pass, or that another token would change. */
const passingStatuses: readonly number[] = [401, 403, 407, 408, 425, 429];

export function serverFailure(failed: FailedRequest): UnavailableError | ServerError {
  const { label, request, cause, explanation, secrets } = failed;
  const { reason, detail, isPermanent } = diagnosis(failed);
  const facts = explanation.text === '' ? '' : `; the server ${explanation.text}`;
  const text = withoutValues(`${label}: ${request}: ${detail}${facts}`, secrets);
  return isPermanent
    ? new ServerError(reason, text, { cause })
    : new UnavailableError(`server ${reason}`, text, { cause });
}

interface Diagnosis {
  readonly reason: string;
  readonly detail: string;
  readonly isPermanent: boolean;
}

function diagnosis({ request, timeout, cause, explanation }: FailedRequest): Diagnosis {
  const silent = request === 'initialize' ? 'did not start' : 'did not answer';
  const passing = (reason: string, detail: string) => ({ reason, detail, isPermanent: false });
  const permanent = (reason: string, detail: string) => ({ reason, detail, isPermanent: true });
  const network = networkFault(cause);
  const code = codeOf(cause);
  const message = messageIn(cause, code);
  if (explanation.isPermanent) return permanent('answered rubbish', 'its answer cannot be read');
  if (isTimeout(cause)) return passing(silent, `no answer within ${timeout / 1000} s`);
  if (network !== undefined) return passing('unreachable', network);
  if (code === codes.methodNotFound) return permanent('has no tools', message);
  if (code !== undefined && code >= 400 && code < 500 && !passingStatuses.includes(code))
    return permanent('refused the request', message);
  if (code === -1 || isUnreadable(cause)) return permanent('answered rubbish', message);
  return passing(silent, isClosed(cause) ? 'it closed the connection' : message);
}

/** A time-out on our side. A server may answer with the same code, but without this member. */
export function isTimeout(cause: unknown): boolean {
  const data = cause instanceof Error && 'data' in cause ? cause.data : undefined;
  return codeOf(cause) === codes.timedOut && typeof data === 'object' && data !== null && 'timeout' in data;
}

/** The connection ended while we waited for the answer, or before we could ask. */
const isClosed = (cause: unknown): boolean =>
  codeOf(cause) === codes.closed || messageOf(cause) === 'Not connected';

export const codeOf = (cause: unknown): number | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'number' ? cause.code : undefined;

/** An answer that is not JSON, does not follow the protocol, or follows another version of it. */
const isUnreadable = (cause: unknown): boolean =>
  cause instanceof SyntaxError ||
  (cause instanceof Error && (/ZodError/.test(cause.name) || /protocol version/.test(cause.message)));

/** "it answers HTTP 401", with the body if there is one. For other failures, what the cause says. */
function messageIn(cause: unknown, code: number | undefined): string {
  const text = messageOf(cause).replace(/^Streamable HTTP error: (Error POSTing to endpoint:)?/, '');
  if (code === undefined || code < 100 || code > 599) return oneLine(text);
  const advice = code === 401 || code === 403 ? '; check the headers of this server in the config' : '';
  return `it answers HTTP ${code}${text.trim() === '' ? '' : `: ${oneLine(text)}`}${advice}`;
}

/** The body of an answer and a list of issues may have many lines. */
function oneLine(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' ')).trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

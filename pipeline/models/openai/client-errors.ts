// The error of a failed call: a CallError whose message is one line without secrets.
import { APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAIError } from 'openai';
import { messageOf } from '../../errors.ts';
import { CallError, type CallErrorOptions, type CallFault } from '../admission/call-error.ts';
import { retryAfterOf } from '../admission/rate-headers.ts';
import { type Statement, statementIn } from './error-body.ts';
import { faultOf } from './refusal-faults.ts';
import { CutError, LateError, UnsentError } from './transport.ts';

interface ErrorOrigin {
  /** Host and port of the endpoint. */
  readonly host: string;
  /** The signal of the call. Once it is aborted, its errors are passed on as they are. */
  readonly signal: AbortSignal;
  /** Takes secrets out of what the endpoint says. */
  readonly redact: (text: string) => string;
}

/** Error codes of Node and undici, and what they mean for a call. Any other one means "unreachable". */
const meanings = new Map<string, Refused>([
  ['ENOTFOUND', ['unknown_host', 'cannot be reached: its name does not resolve (ENOTFOUND)', {}]],
  ['EAI_AGAIN', ['lookup_failed', 'cannot be reached: the lookup of its name failed (EAI_AGAIN)', {}]],
  ['UND_ERR_HEADERS_TIMEOUT', ['timeout', 'did not answer in time', {}]],
  ['UND_ERR_BODY_TIMEOUT', ['cut', 'stopped sending in the middle of its answer', {}]],
  ['LATE', ['cut', 'did not finish its answer in time', {}]],
  ['UND_ERR_ABORTED', ['timeout', 'did not answer in time', {}]],
  // The request was on its way, and the endpoint may have worked on it.
  ['UND_ERR_SOCKET', ['dropped', 'closed the connection', {}]],
  ['ECONNRESET', ['dropped', 'closed the connection', {}]],
  ['EPIPE', ['dropped', 'closed the connection', {}]],
]);

export function callErrorFrom(error: unknown, { host, signal, redact }: ErrorOrigin): unknown {
  if (error instanceof CallError || signal.aborted) return error;
  const [fault, what, more] = answered(error, redact) ?? unanswered(error, redact);
  return new CallError(fault, `${host} ${what}`, more);
}

/** What is wrong with an answer that came. */
function answered(error: unknown, redact: ErrorOrigin['redact']): Refused | undefined {
  if (error instanceof SyntaxError) return ['bad_body', 'answered with JSON that does not parse', {}];
  if (!(error instanceof APIError)) return undefined;
  if (error.status !== undefined) return refusal(error, error.status, redact);
  return error.error ? brokenOff(error, redact) : undefined;
}

function unanswered(error: unknown, redact: ErrorOrigin['redact']): Refused {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return ['timeout', 'did not answer in time', {}];
  const cause = error instanceof OpenAIError ? (error.cause ?? error) : error;
  if (cause instanceof CutError) return ['cut', 'cut its answer off', {}];
  if (cause instanceof UnsentError) return unsent(cause.reason, redact);
  return meanings.get(codeOf(cause) ?? '') ?? unreached(cause, redact);
}

/** A proxy, or a connection that was given up. Nothing was asked of the endpoint. */
function unsent(reason: Error, redact: ErrorOrigin['redact']): Refused {
  if (reason instanceof LateError) return ['late', 'was not reached before the call had taken too long', {}];
  const meaning = meanings.get(codeOf(reason) ?? '');
  return meaning && lookups.has(meaning[0]) ? meaning : unreached(reason, redact);
}

const lookups: ReadonlySet<CallFault> = new Set(['unknown_host', 'lookup_failed']);

function unreached(cause: unknown, redact: ErrorOrigin['redact']): Refused {
  const code = codeOf(cause);
  // Codes of undici say less than its messages.
  const why = code === undefined || code.startsWith('UND_') ? oneLine(redact(messageOf(cause))) : code;
  return ['unreachable', `cannot be reached (${why})`, {}];
}

/** Errors of Node and undici carry one. */
const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

type Refused = [CallFault, string, CallErrorOptions];

/** An answer with an error status. */
function refusal(error: APIError, status: number, redact: (text: string) => string): Refused {
  const body = error.error ?? error.message.replace(/^\d+ (?:status code \(no body\))?/, '');
  const retryAfter = error.headers ? retryAfterOf(error.headers, Date.now()) : undefined;
  return refused(statementIn(body), { status, retryAfter, redact });
}

interface RefusedOptions extends Pick<ErrorOrigin, 'redact'> {
  readonly status: number;
  readonly retryAfter?: number | undefined;
}

function refused({ codes, text }: Statement, { status, retryAfter, redact }: RefusedOptions): Refused {
  const said = oneLine(redact(text));
  const fault = faultOf({ status, words: `${codes.join(' ')} ${said}` });
  return [fault, `answered ${status}${said ? `: ${said}` : ''}`, { status, retryAfter }];
}

/** An answer whose status is 200 and whose body is an error. */
export function statedError(stated: Statement, { host, redact }: Omit<ErrorOrigin, 'signal'>): CallError {
  const [fault, what, more] = refused(stated, { status: stated.status ?? 500, redact });
  return new CallError(fault, `${host} ${what.replace(/^answered/, 'answered 200 with an error,')}`, more);
}

/** An error in the middle of a stream. What came before it may have been charged. */
function brokenOff(error: APIError, redact: (text: string) => string): Refused {
  const stated = statementIn(error.error);
  const said = oneLine(redact(stated.text));
  const isLimit = stated.status === 429;
  return [isLimit ? 'rate_limited' : 'cut', `broke off: ${said || 'it does not say why'}`, {}];
}

function oneLine(text: string): string {
  const plain = text
    .replaceAll(/<[^>]{0,500}>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

// The error of a failed call: a CallError whose message is one line without secrets.
import { APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAIError } from 'openai';
import { messageOf } from '../../errors.ts';
import { CallError, type CallErrorOptions, type CallFault } from '../admission/call-error.ts';
import { retryAfterOf } from '../admission/rate-headers.ts';
import { CutError } from './transport.ts';

interface ErrorOrigin {
  /** Host and port of the endpoint. */
  readonly host: string;
  /** The signal of the call. Once it is aborted, its errors are passed on as they are. */
  readonly signal: AbortSignal;
  /** Takes secrets out of what the endpoint says. */
  readonly redact: (text: string) => string;
}

/** Error codes of Node and undici, and what they mean for a call. Any other one means "unreachable". */
const meanings = new Map<string, readonly [CallFault, string]>([
  ['ENOTFOUND', ['unknown_host', 'cannot be reached: its name does not resolve (ENOTFOUND)']],
  ['EAI_AGAIN', ['lookup_failed', 'cannot be reached: the lookup of its name failed (EAI_AGAIN)']],
  ['UND_ERR_BODY_TIMEOUT', ['timeout', 'stopped sending in the middle of its answer']],
  ['UND_ERR_ABORTED', ['timeout', 'did not answer in time']],
  // The request was on its way, and the endpoint may have worked on it.
  ['UND_ERR_SOCKET', ['cut', 'closed the connection']],
  ['ECONNRESET', ['cut', 'closed the connection']],
  ['EPIPE', ['cut', 'closed the connection']],
]);

export function callErrorFrom(error: unknown, { host, signal, redact }: ErrorOrigin): unknown {
  if (error instanceof CallError || signal.aborted) return error;
  const callError = (fault: CallFault, what: string, more?: CallErrorOptions): CallError =>
    new CallError(fault, `${host} ${what}`, more);
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return callError('timeout', 'did not answer in time');
  if (error instanceof SyntaxError) return callError('bad_body', 'answered with JSON that does not parse');
  const cause = error instanceof OpenAIError ? error.cause : error;
  if (cause instanceof CutError) return callError('cut', 'cut its answer off');
  if (error instanceof APIError && error.status !== undefined)
    return callError(...refusal(error, error.status, redact));
  if (error instanceof APIError && error.error)
    return callError('server', `broke off: ${oneLine(redact(statementOf(error)))}`);
  const code = (cause as NodeJS.ErrnoException | undefined)?.code; // errors of Node and undici carry one
  const meaning = meanings.get(code ?? '');
  if (meaning) return callError(...meaning);
  return callError('unreachable', `cannot be reached (${code ?? redact(messageOf(cause ?? error))})`);
}

/** An answer with an error status. */
function refusal(
  error: APIError,
  status: number,
  redact: (text: string) => string,
): [CallFault, string, CallErrorOptions] {
  const statement = oneLine(redact(statementOf(error)));
  const fault = faultOf(status, `${error.code ?? ''} ${error.type ?? ''} ${statement}`);
  const retryAfter = error.headers ? retryAfterOf(error.headers, Date.now()) : undefined;
  return [fault, `answered ${status}${statement ? `: ${statement}` : ''}`, { status, retryAfter }];
}

/** What the endpoint says about the error: its message, or the body if there is none. */
function statementOf(error: APIError): string {
  // Whatever the endpoint sent.
  const body = error.error as { message?: unknown; detail?: unknown } | string | undefined;
  if (typeof body === 'string') return body;
  const message = body?.message ?? body?.detail;
  return typeof message === 'string' ? message : error.message.replace(/^\d+ /, '');
}

function oneLine(text: string): string {
  const plain = text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}

/** The first row that matches the status or the statement decides. */
const faults: readonly (readonly [(status: number) => boolean, RegExp | undefined, CallFault])[] = [
  [(status) => status === 401 || status === 403, undefined, 'unauthorised'],
  [(status) => status === 402, /insufficient_quota|exceeded_current_quota|billing_hard_limit/, 'quota'],
  [(status) => status === 404, undefined, 'unknown_model'],
  [(status) => status === 429, undefined, 'rate_limited'],
  [(status) => status === 408 || status === 409 || status >= 500, undefined, 'server'],
  [(status) => status === 413, /context_length|context length|maximum context|too many tokens/i, 'too_long'],
  [() => false, /model_not_found|model .*(does not exist|not found)/i, 'unknown_model'],
  [
    () => false,
    /response_format|json_schema|json_object|structured output|guided|grammar/i,
    'unsupported_format',
  ],
];

function faultOf(status: number, statement: string): CallFault {
  const row = faults.find(([hasStatus, words]) => hasStatus(status) || words?.test(statement));
  return row?.[2] ?? 'bad_request';
}

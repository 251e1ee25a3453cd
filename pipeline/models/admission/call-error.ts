// What can go wrong between a request and its reply, and whether it is worth another attempt.

export type CallFault =
  /** The name of the host does not resolve. */
  | 'unknown_host'
  /** The lookup of the host's name failed, for the time being. */
  | 'lookup_failed'
  /** No connection could be made. */
  | 'unreachable'
  /** The whole answer did not come within the time of one attempt. */
  | 'timeout'
  /** The connection ended before the answer did. */
  | 'cut'
  /** The answer is not JSON, or not in the form of the API. */
  | 'bad_body'
  | 'rate_limited'
  /** 5xx, 408, 409. */
  | 'server'
  /** 401 and 403. */
  | 'unauthorised'
  | 'unknown_model'
  /** The account has nothing left, or the endpoint asks for a wait that is too long to be a pause. */
  | 'quota'
  /** The request is longer than the model's context. */
  | 'too_long'
  /** The endpoint does not support this form of structured reply. */
  | 'unsupported_format'
  /** Any other 4xx. */
  | 'bad_request'
  /** The breaker of every lane is open, and the model has a fallback. */
  | 'paused';

const passing: ReadonlySet<CallFault> = new Set([
  'unknown_host',
  'lookup_failed',
  'unreachable',
  'timeout',
  'cut',
  'bad_body',
  'rate_limited',
  'server',
]);

/** The endpoint may have worked on the request, and charged for it, though no usable answer came back. */
const perhapsCharged: ReadonlySet<CallFault> = new Set(['timeout', 'cut', 'bad_body']);

export interface CallErrorOptions {
  readonly status?: number | undefined;
  /** Milliseconds that the endpoint asks to wait. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly fault: CallFault;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(fault: CallFault, message: string, { status, retryAfter, cause }: CallErrorOptions = {}) {
    super(message, { cause });
    this.fault = fault;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Worth another attempt. */
  get passes(): boolean {
    return passing.has(this.fault);
  }

  get perhapsCharged(): boolean {
    return perhapsCharged.has(this.fault);
  }
}

// What can go wrong between a request and its reply, and whether it passes.

export type CallFault =
  /** No connection came about. */
  | 'unreachable'
  /** No whole answer within the time of one attempt. */
  | 'timeout'
  /** The connection ended before the answer did. */
  | 'cut'
  /** An answer that is no JSON, or not of the API's form. */
  | 'bad_body'
  | 'rate_limited'
  /** 5xx, 408, 409. */
  | 'server'
  /** 401 and 403. */
  | 'unauthorised'
  | 'unknown_model'
  /** The account has nothing left, or asks for a wait that is no pause any more. */
  | 'quota'
  /** The request is longer than the model's context. */
  | 'too_long'
  /** The endpoint cannot do this form of structured reply. */
  | 'unsupported_format'
  /** Any other 4xx. */
  | 'bad_request'
  /** Every lane is paused by its breaker, and the model has a fallback. */
  | 'paused';

const passing: ReadonlySet<CallFault> = new Set([
  'unreachable',
  'timeout',
  'cut',
  'bad_body',
  'rate_limited',
  'server',
]);

/** The request may have been worked on, and charged for, though no usable answer came back. */
const perhapsCharged: ReadonlySet<CallFault> = new Set(['timeout', 'cut', 'bad_body']);

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly fault: CallFault;
  readonly status: number | undefined;
  /** Milliseconds that the endpoint asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    fault: CallFault,
    message: string,
    {
      status,
      retryAfter,
      cause,
    }: { status?: number | undefined; retryAfter?: number | undefined; cause?: unknown } = {},
  ) {
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

// What can go wrong between a request and its reply, and what follows from it.

export type CallFault =
  /** The name of the host does not resolve. */
  | 'unknown_host'
  /** The lookup of the host's name failed, for the time being. */
  | 'lookup_failed'
  /** No connection could be made, so nothing was sent. */
  | 'unreachable'
  /** The whole answer did not come within the time of one attempt. */
  | 'timeout'
  /** The connection ended before an answer began. */
  | 'dropped'
  /** The connection ended, or the endpoint broke off, in the middle of the answer. */
  | 'cut'
  /** The answer is not JSON, or not in the form of the API. */
  | 'bad_body'
  /** The reply did not come to an end that is known as one, so it may be broken off. */
  | 'bad_end'
  | 'rate_limited'
  /** 502, 503 and the like, or a model that is still being loaded. */
  | 'unavailable'
  /** Any other 5xx, 408, 409. */
  | 'server'
  /** 401. */
  | 'unauthorised'
  /** 403. */
  | 'forbidden'
  /** The endpoint refuses this prompt for what it says. */
  | 'moderated'
  | 'unknown_model'
  /** 404 without a word about the model. */
  | 'not_found'
  /** The account has nothing left, or the endpoint asks for a wait that is too long to be a pause. */
  | 'quota'
  /** The request is longer than the model's context. */
  | 'too_long'
  /** The endpoint does not support this form of structured reply. */
  | 'unsupported_format'
  /** Any other 4xx. */
  | 'bad_request'
  /** The breaker of every lane is open, and the model has a fallback. */
  | 'paused'
  /** The call was given up while it waited for its turn. */
  | 'late'
  /** Every lane has been down for longer than a call may take. */
  | 'gone';

interface Traits {
  /** Worth another attempt. */
  readonly passes?: true;
  /** The endpoint may have worked on the request, and charged for it, though no usable answer came back. */
  readonly perhapsCharged?: true;
  /** The endpoint could not be reached: nothing was asked of it, and nothing depends on the prompt. */
  readonly isUnreached?: true;
  /** A sign that the endpoint is down. */
  readonly isAbsence?: true;
  /** The endpoint has not answered. */
  readonly isSilence?: true;
}

const unreached: Traits = { passes: true, isUnreached: true, isAbsence: true, isSilence: true };
const unanswered: Traits = { passes: true, perhapsCharged: true, isAbsence: true, isSilence: true };

const traits: Readonly<Partial<Record<CallFault, Traits>>> = {
  unknown_host: unreached,
  lookup_failed: unreached,
  unreachable: unreached,
  timeout: unanswered,
  dropped: unanswered,
  unavailable: { passes: true, isAbsence: true },
  cut: { passes: true, perhapsCharged: true },
  bad_body: { passes: true, perhapsCharged: true },
  bad_end: { passes: true, perhapsCharged: true },
  rate_limited: { passes: true },
  server: { passes: true },
};

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
    return this.traits.passes === true;
  }

  get traits(): Traits {
    return traits[this.fault] ?? {};
  }
}

// What an error status means, together with what the endpoint says about it.
import type { CallFault } from '../admission/call-error.ts';

interface Refusal {
  readonly status: number;
  /** Codes, types and the message in one text. */
  readonly words: string;
}

type Row = readonly [status: (status: number) => boolean, words: RegExp | undefined, fault: CallFault];

const any = (): boolean => true;
const is =
  (...statuses: number[]) =>
  (status: number): boolean =>
    statuses.includes(status);
const isFailure = (status: number): boolean => status >= 500;
const isRequest = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

/** Gateways say so of what is behind them; Cloudflare from 520 to 530, Anthropic with 529. */
const isUnavailable = (status: number): boolean =>
  status === 502 || status === 503 || (status >= 520 && status <= 530 && status !== 524);

/** The first row whose status and words both match decides. */
const rows: readonly Row[] = [
  [is(401), undefined, 'unauthorised'],
  [is(402), undefined, 'quota'],
  [
    is(400, 403, 429),
    /insufficient_quota|exceeded_current_quota|billing_(?:hard_limit|not_active)/i,
    'quota',
  ],
  [
    is(400, 403, 429),
    /insufficient (?:balance|credit|funds)|credit balance|(?:key|spend(?:ing)?|credit) limit/i,
    'quota',
  ],
  [is(429), undefined, 'rate_limited'],
  [
    isRequest,
    /\bflagged\b|moderation|content[_ ]?(?:filter|policy|management)|data_inspection_failed/i,
    'moderated',
  ],
  [isRequest, /responsible[_ ]?ai|safety (?:system|policy|reasons)/i, 'moderated'],
  [is(403), undefined, 'forbidden'],
  [
    is(404, 409, 425, 503),
    /being loaded|\bloading\b|warming up|starting up|\bpulling\b|not (?:yet )?ready/i,
    'unavailable',
  ],
  [
    is(400, 404, 422),
    /model_not_found|model\b.{0,200}(?:does not exist|not found|no such)|no such model/i,
    'unknown_model',
  ],
  [is(404), undefined, 'not_found'],
  [
    isRequest,
    /context_length|context length|context window|maximum context|too many tokens|too long/i,
    'too_long',
  ],
  [is(413), undefined, 'too_long'],
  [
    any,
    /response_format|json_schema|json_object|structured[_ ]output|\bguided|grammar/i,
    'unsupported_format',
  ],
  [is(408, 504, 524), undefined, 'timeout'],
  [isUnavailable, undefined, 'unavailable'],
  [is(409), undefined, 'server'],
  [isFailure, undefined, 'server'],
];

export function faultOf({ status, words }: Refusal): CallFault {
  const row = rows.find(([hasStatus, pattern]) => hasStatus(status) && (!pattern || pattern.test(words)));
  return row?.[2] ?? 'bad_request';
}

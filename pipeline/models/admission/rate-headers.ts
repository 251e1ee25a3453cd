// What endpoints say about their limits in headers: Retry-After (RFC 9110), retry-after-ms, x-ratelimit-*.

export interface HeaderReader {
  get(name: string): string | null;
}

/** Milliseconds that the endpoint asks to wait; undefined when it does not say. */
export function retryAfterOf(headers: HeaderReader, now: number): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = Number(text);
  if (seconds >= 0) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

interface Allowance {
  /** What may still be sent before the reset. */
  readonly remaining: number;
  /** Milliseconds until there is more. */
  readonly reset: number;
}

/** From `x-ratelimit-remaining-requests` and similar headers, if both halves are there. */
export function allowanceOf(
  headers: HeaderReader,
  of: 'requests' | 'tokens',
  now: number,
): Allowance | undefined {
  const remaining = headers.get(`x-ratelimit-remaining-${of}`);
  const reset = headers.get(`x-ratelimit-reset-${of}`);
  if (remaining === null || reset === null || !(Number(remaining) >= 0)) return undefined;
  const wait = durationOf(reset, now);
  return wait === undefined ? undefined : { remaining: Number(remaining), reset: wait };
}

const inMilliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** "6m0s", "1.5s", "120ms"; a number of seconds; a Unix time in seconds; a date. */
function durationOf(text: string, now: number): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length > 0 && parts.map((part) => part[0]).join('') === text)
    return parts.reduce(
      (sum, [, amount, unit]) => sum + Number(amount) * (inMilliseconds[unit ?? ''] ?? 0),
      0,
    );
  const number = Number(text);
  if (number >= 0) return number > 1e9 ? Math.max(0, number * 1000 - now) : number * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

// When a failed call is tried again, for every kind of failure and for every limit.
import { describe, expect, it } from 'vitest';
import { CallError, type CallFault } from '../../../pipeline/models/admission/call-error.ts';
import {
  type FailedAttempt,
  newHistory,
  nextStep,
  type RetryHistory,
} from '../../../pipeline/models/admission/retry-policy.ts';

const limits = { model: 'm', attempts: 3, total: 60_000, canGoElsewhere: false };
const failed = (fault: CallFault, more: Partial<FailedAttempt> & { retryAfter?: number } = {}) => {
  const { retryAfter, ...rest } = more;
  return {
    error: new CallError(fault, `host ${fault}`, { retryAfter }),
    elapsed: 100,
    isDown: false,
    standing: 'answers' as const,
    hasServed: false,
    chance: 0.5,
    ...rest,
  };
};
const history = (more: Partial<RetryHistory>): RetryHistory => ({ ...newHistory, ...more });

describe('the first failure of a call', () => {
  it.each([
    ['unknown_host', 'wait'],
    ['lookup_failed', 'wait'],
    ['unreachable', 'wait'],
    ['timeout', 'wait'],
    ['dropped', 'wait'],
    ['cut', 'wait'],
    ['bad_body', 'wait'],
    ['bad_end', 'wait'],
    ['unavailable', 'wait'],
    ['server', 'wait'],
    ['rate_limited', 'again'], // the lane waits
    ['paused', 'again'], // nothing was sent
    ['unauthorised', 'give up'],
    ['forbidden', 'give up'],
    ['moderated', 'give up'],
    ['unknown_model', 'give up'],
    ['not_found', 'give up'],
    ['quota', 'give up'],
    ['too_long', 'give up'],
    ['unsupported_format', 'give up'],
    ['bad_request', 'give up'],
  ] as const satisfies readonly (readonly [CallFault, string])[])('%s: %s', (fault, next) => {
    expect(nextStep(failed(fault), newHistory, limits).next).toBe(next);
  });
});

describe('giving up', () => {
  it.each([
    ['unauthorised', 'UsageError', 'model m: host unauthorised; check the key and its rights'],
    ['forbidden', 'UsageError', 'model m: host forbidden; check the key and its rights'],
    ['unknown_model', 'UsageError', 'model m: host unknown_model; check `model` and `baseURL` in the config'],
    ['not_found', 'UsageError', 'model m: host not_found; check `model` and `baseURL` in the config'],
    [
      'quota',
      'UsageError',
      'model m: host quota; the account has nothing left: add credit or wait, then continue',
    ],
    ['too_long', 'CallError', 'model m: host too_long'],
    ['bad_request', 'CallError', 'model m: host bad_request'],
  ] as const)('over %s is a %s', (fault, name, message) => {
    expect(nextStep(failed(fault), newHistory, limits)).toMatchObject({
      next: 'give up',
      error: { name, message },
    });
  });

  it.each(['forbidden', 'moderated', 'too_long', 'bad_request'] as const)(
    'over %s of one prompt, once the endpoint has served others, concerns its unit alone',
    (fault) => {
      expect(nextStep(failed(fault, { hasServed: true }), newHistory, limits)).toMatchObject({
        next: 'give up',
        error: { name: 'CallError' },
      });
    },
  );

  it.each(['not_found', 'unknown_model'] as const)(
    'over %s comes after as many attempts, once the endpoint has served others',
    (fault) => {
      const attempt = failed(fault, { hasServed: true });
      expect(nextStep(attempt, history({ failures: 1 }), limits).next).toBe('wait');
      expect(nextStep(attempt, history({ failures: 2 }), limits)).toMatchObject({
        next: 'give up',
        error: { name: 'CallError' },
      });
    },
  );

  const used = history({ failures: 2 });
  const late = { elapsed: 60_000 };
  it.each([
    ['a host that never answered', failed('unreachable', { standing: 'silent' }), used, 'UsageError'],
    ['a host that is silent', failed('timeout', { standing: 'silent' }), used, 'UsageError'],
    ['a host that was given up', failed('dropped', { standing: 'given up' }), newHistory, 'UsageError'],
    ['a mistyped host', failed('unknown_host', { standing: 'given up' }), newHistory, 'UsageError'],
    ['a host that stays away', failed('unreachable', late), used, 'UsageError'],
    [
      'an endpoint that stays down',
      failed('unavailable', { ...late, isDown: true }),
      newHistory,
      'UsageError',
    ],
    // These stay owed, and can be given up.
    ['an endpoint that is up', failed('unavailable', late), used, 'CallError'],
    ['a prompt that brings the endpoint down', failed('dropped', { isDown: true }), used, 'CallError'],
    ['a prompt that fails', failed('server', { standing: 'silent' }), used, 'CallError'],
  ] as const)('over %s ends the run, or the unit', (_, attempt, before, name) => {
    expect(nextStep(attempt, before, limits)).toMatchObject({ next: 'give up', error: { name } });
  });

  it.each([
    ['unreachable', 'CallError'],
    ['timeout', 'CallError'],
    ['unknown_host', 'UsageError'], // mistyped
    ['unauthorised', 'UsageError'],
  ] as const)('%s of a silent host is left to the fallback, or not', (fault, name) => {
    const elsewhere = { ...limits, canGoElsewhere: true };
    expect(nextStep(failed(fault, { standing: 'given up' }), newHistory, elsewhere)).toMatchObject({
      next: 'give up',
      error: { name },
    });
  });

  it.each([
    ['the last attempt', failed('server'), { failures: 2 }, 'give up'],
    ['the attempt before it', failed('server'), { failures: 1 }, 'wait'],
    ['the end of its time', failed('server', { elapsed: 60_000 }), {}, 'give up'],
    ['a time that leaves none for the wait', failed('server', { elapsed: 59_601 }), {}, 'give up'],
    ['a moment before', failed('server', { elapsed: 59_599 }), {}, 'wait'],
    ['many refusals', failed('rate_limited'), { refusals: 29 }, 'give up'],
    ['one refusal fewer', failed('rate_limited'), { refusals: 28 }, 'again'],
    ['refusals that took all its time', failed('rate_limited', { elapsed: 60_000 }), {}, 'give up'],
    ['refusals in place of failures', failed('rate_limited'), { failures: 2 }, 'again'],
    ['the last attempt as a probe', failed('server', { isDown: true }), { failures: 2 }, 'give up'],
    ['a probe before it', failed('server', { isDown: true }), { failures: 1 }, 'again'],
  ] as const)('after %s', (_, attempt, before, next) => {
    expect(nextStep(attempt, history(before), limits).next).toBe(next);
  });

  it('over a wait that is longer than a call may take, and not over a shorter one', () => {
    expect(nextStep(failed('rate_limited', { retryAfter: 60_001 }), newHistory, limits)).toMatchObject({
      next: 'give up',
      error: { name: 'UsageError', message: expect.stringContaining('it asks to wait 2 minutes') },
    });
    expect(nextStep(failed('rate_limited', { retryAfter: 60_000 }), newHistory, limits).next).toBe('again');
  });
});

describe('what counts', () => {
  const historyAfter = (attempt: FailedAttempt) => {
    const step = nextStep(attempt, newHistory, limits);
    return 'history' in step ? step.history : undefined;
  };

  it.each([
    ['a failure and the wait', failed('server'), { failures: 1, lastWait: 400 }],
    ['a failure that found the endpoint down', failed('dropped', { isDown: true }), { failures: 1 }],
    ['a refusal apart', failed('rate_limited'), { refusals: 1 }],
    ['nothing where nothing was sent', failed('paused'), {}],
    // It costs nothing and is waited for, as long as the time lasts.
    ['nothing where a known host was not reached', failed('unknown_host'), { lastWait: 400 }],
    [
      'a failure where an unknown one was not',
      failed('unknown_host', { standing: 'silent' }),
      { failures: 1, lastWait: 400 },
    ],
  ])('is %s', (_, attempt, expected) => {
    expect(historyAfter(attempt)).toEqual(history(expected));
  });
});

describe('the wait', () => {
  it('is as long as the endpoint asks', () => {
    const step = nextStep(failed('unavailable', { retryAfter: 30_000 }), newHistory, limits);
    expect(step).toMatchObject({ next: 'wait', milliseconds: 30_000 });
  });

  const waitAfter = (lastWait: number, chance: number) => {
    const step = nextStep(failed('server', { chance }), history({ lastWait }), limits);
    return step.next === 'wait' ? step.milliseconds : undefined;
  };

  it.each([
    [0, 0, 200],
    [0, 0.999_999, 600],
    [600, 0, 200],
    [600, 0.999_999, 1800],
    [9000, 0.999_999, 20_000],
  ])('after one of %i ms and by chance %d is %i ms', (last, chance, expected) => {
    expect(waitAfter(last, chance)).toBe(expected);
  });
});

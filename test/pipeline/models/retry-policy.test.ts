// When a failed call is tried again, for every kind of failure and for every limit.
import { describe, expect, it } from 'vitest';
import { CallError, type CallFault } from '../../../pipeline/models/admission/call-error.ts';
import {
  type FailedAttempt,
  newHistory,
  nextStep,
  type RetryHistory,
} from '../../../pipeline/models/admission/retry-policy.ts';

const limits = { model: 'm', attempts: 3, total: 60_000 };
const failed = (fault: CallFault, more: Partial<FailedAttempt> & { retryAfter?: number } = {}) => {
  const { retryAfter, ...rest } = more;
  return {
    error: new CallError(fault, `host ${fault}`, { retryAfter }),
    took: 100,
    wasUp: true,
    isDown: false,
    host: 'resolved' as const,
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
    ['cut', 'wait'],
    ['bad_body', 'wait'],
    ['server', 'wait'],
    ['rate_limited', 'again'], // the lane waits
    ['paused', 'again'], // nothing was sent
    ['unauthorised', 'give up'],
    ['unknown_model', 'give up'],
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
    ['unknown_model', 'UsageError', 'model m: host unknown_model; check `model` and `baseURL` in the config'],
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

  it.each([
    ['unknown', newHistory, 'UsageError'],
    ['unresolved', history({ failures: 2 }), 'UsageError'],
    ['resolved', history({ failures: 2 }), 'CallError'], // the unit stays owed
  ] as const)('over a host that is %s', (host, before, name) => {
    expect(nextStep(failed('unknown_host', { host }), before, limits)).toMatchObject({
      next: 'give up',
      error: { name, message: expect.stringMatching(/^model m: host unknown_host/) },
    });
  });

  it.each([
    ['the last attempt', { fault: 'server', before: history({ failures: 2 }), next: 'give up' }],
    ['the attempt before it', { fault: 'server', before: history({ failures: 1 }), next: 'wait' }],
    ['the end of its time', { fault: 'server', before: history({ spent: 59_900 }), next: 'give up' }],
    ['a moment before', { fault: 'server', before: history({ spent: 59_899 }), next: 'wait' }],
    ['many refusals', { fault: 'rate_limited', before: history({ refusals: 29 }), next: 'give up' }],
    ['one refusal fewer', { fault: 'rate_limited', before: history({ refusals: 28 }), next: 'again' }],
    [
      'refusals in place of failures',
      { fault: 'rate_limited', before: history({ failures: 9, spent: 99_000 }), next: 'again' },
    ],
  ] as const)('after %s', (_, { fault, before, next }) => {
    expect(nextStep(failed(fault), before, limits).next).toBe(next);
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
    ['a failure, its time and the wait', failed('server'), { failures: 1, spent: 500, lastWait: 400 }],
    ['of a refusal its time', failed('rate_limited'), { refusals: 1, spent: 100 }],
    [
      'of a failure that found the endpoint down no wait',
      failed('server', { isDown: true }),
      { failures: 1, spent: 100 },
    ],
    ['nothing of a probe', failed('server', { wasUp: false, isDown: true }), {}],
    ['nothing where nothing was sent', failed('paused', { took: 5000 }), {}],
  ])('is %s', (_, attempt, expected) => {
    expect(historyAfter(attempt)).toEqual(history(expected));
  });

  it('a probe is nobody’s attempt, however late it is', () => {
    const probe = failed('server', { wasUp: false, isDown: true });
    expect(nextStep(probe, history({ failures: 2, spent: 59_000 }), limits).next).toBe('again');
  });
});

describe('the wait', () => {
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

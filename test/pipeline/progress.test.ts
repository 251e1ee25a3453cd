// The status line of a run: what it says, and how it fits a terminal.
import { describe, expect, it } from 'vitest';
import { Progress, type ProgressFigures, statusLine } from '../../pipeline/log/progress.ts';
import type { Event } from '../../pipeline/log.ts';

const stages: Event = {
  event: 'stages',
  stages: [
    { name: 'harvest', share: 10 },
    { name: 'embed', share: 0 },
    { name: 'simulate', share: 30 },
    { name: 'judge', share: 60 },
  ],
};
const unit = (stage: string, kept = true): Event => ({ event: 'unit', stage, kept });

/** Figures after events, each at its second. */
function figuresAfter(events: readonly (readonly [number, Event])[], second: number) {
  const progress = new Progress();
  for (const [at, event] of events) progress.take(event, at * 1000);
  return progress.figures(second * 1000);
}

const harvesting = [
  [0, stages],
  [0, { event: 'stage', stage: 'harvest', planned: 4, owed: 4 }],
] as const;

describe('the figures of a run', () => {
  it('say how many calls are in batches, and since when', () => {
    const batches = (model: string, calls: number, since?: string): Event => ({
      ...{ event: 'batches', model, batches: 1, calls },
      ...(since === undefined ? {} : { since }),
    });
    const sent: [number, Event][] = [
      [1, batches('a', 20, '2026-01-01T09:30:00.000Z')],
      [2, batches('b', 3, '2026-01-01T08:15:00.000Z')],
    ];
    const figures = figuresAfter([...harvesting, ...sent], 3);
    expect(figures?.batched).toEqual({ calls: 23, since: '2026-01-01T08:15:00.000Z' });
    expect(statusLine(figures as ProgressFigures, 200)).toContain('23 calls in batches since 08:15 UTC');
    const over: [number, Event][] = [
      [4, batches('a', 0)],
      [4, batches('b', 0)],
    ];
    expect(figuresAfter([...harvesting, ...sent, ...over], 5)?.batched).toBeUndefined();
  });

  it('are there before the first unit is done, without a guess at the time left', () => {
    expect(figuresAfter(harvesting, 3)).toEqual({
      stage: 'harvest',
      number: 1,
      stages: 4,
      owed: 4,
      kept: 0,
      rejected: 0,
      failed: 0,
      perSecond: 0,
      seconds: 3,
    });
    expect(figuresAfter([], 3)).toBeUndefined();
  });

  it('count what the stage planned later with what it planned first', () => {
    const events = [
      ...harvesting,
      [1, unit('harvest')],
      [2, { event: 'more-units', planned: 6, owed: 2 }],
      [3, unit('harvest')],
    ] as const;
    expect(figuresAfter(events, 4)).toMatchObject({ owed: 6, kept: 2, perSecond: 0.5, etaSeconds: 8 });
  });

  it('count units by outcome, and estimate the time left from the rate and the shares of the stages', () => {
    const events = [
      ...harvesting,
      [2, unit('harvest')],
      [3, unit('harvest', false)],
      [3, { event: 'failure', stage: 'harvest', unit: 'x', message: 'timed out' }],
      [3, { event: 'spent', cost: 0.25 }],
    ] as const;
    expect(figuresAfter(events, 6)).toMatchObject({
      kept: 1,
      rejected: 1,
      failed: 1,
      perSecond: 0.5,
      etaSeconds: 2,
      // Six seconds did 7.5 of 100 shares.
      runEtaSeconds: 74,
      cost: 0.25,
    });
  });

  it('leave out of the estimate what was finished in an earlier session', () => {
    const events = [
      [0, stages],
      [0, { event: 'stage', stage: 'harvest', planned: 4, owed: 0 }],
      [0, { event: 'stage', stage: 'embed', planned: 4, owed: 0 }],
      [0, { event: 'stage', stage: 'simulate', planned: 10, owed: 5 }],
      [10, unit('simulate')],
      [20, unit('simulate')],
    ] as const;
    // Two fifths of 15 shares took twenty seconds; 9 of simulate and 60 of judge are left.
    expect(figuresAfter(events, 20)).toMatchObject({
      number: 3,
      owed: 5,
      etaSeconds: 30,
      runEtaSeconds: 230,
    });
  });
});

describe('the status line', () => {
  const figures: ProgressFigures = {
    stage: 'simulate',
    number: 12,
    stages: 14,
    owed: 105,
    kept: 40,
    rejected: 2,
    failed: 1,
    perSecond: 2.84,
    seconds: 15,
    etaSeconds: 22,
    runEtaSeconds: 3725,
    cost: 1.5,
  };

  it('says stage, progress, time left, failures, cost, rate and rejects', () => {
    expect(statusLine(figures, 200)).toBe(
      '[12/14] simulate 43/105 · 0:22 left · 1 failed · $1.50 · run ~1:02:05 left · 2.8/s · 2 rejected',
    );
  });

  it('leaves out what there is no room for, the least important first', () => {
    expect(statusLine(figures, 60)).toBe('[12/14] simulate 43/105 · 0:22 left · 1 failed · $1.50');
    for (let columns = 1; columns <= 120; columns += 1)
      expect(statusLine(figures, columns).length).toBeLessThanOrEqual(Math.max(1, columns - 1));
    expect(statusLine(figures, 12)).toBe('[12/14] sim');
  });

  it('shows the time that has passed while nothing is done yet', () => {
    const { etaSeconds: _, runEtaSeconds: __, ...early } = figures;
    const line = statusLine({ ...early, kept: 0, rejected: 0, failed: 0, cost: 0 }, 80);
    expect(line).toContain('[12/14] simulate 0/105 · 0:15 so far');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collections, nextCollection, type Round } from '../src/plan.ts';
import { weekNumber } from '../src/weeks.ts';

const ROUNDS: Round[] = [
  { bin: 'paper', weekday: 2, weeks: 'even' },
  { bin: 'waste', weekday: 4, weeks: 'every' },
];
const show = (from: string, to: string, ...holidays: string[]) =>
  collections(ROUNDS, [from, to], new Set(holidays)).map(({ date, bin }) => `${date} ${bin}`);

describe('weeks', () => {
  it('have numbers', () => {
    assert.deepEqual(['2025-01-01', '2025-01-05', '2025-01-06', '2024-12-30'].map(weekNumber), [1, 1, 2, 1]);
  });
});

describe('the plan', () => {
  it('alternates', () => {
    assert.deepEqual(show('2025-01-06', '2025-01-19'), [
      '2025-01-07 paper',
      '2025-01-09 waste',
      '2025-01-16 waste',
    ]);
  });

  it('includes both ends', () => {
    assert.deepEqual(show('2025-01-07', '2025-01-07'), ['2025-01-07 paper']);
  });

  it('shifts after a holiday', () => {
    assert.deepEqual(show('2025-01-06', '2025-01-12', '2025-01-08'), [
      '2025-01-07 paper',
      '2025-01-10 waste',
    ]);
  });

  it('knows the next collection', () => {
    assert.equal(nextCollection('paper', ROUNDS, { date: '2025-01-08', holidays: new Set() }), '2025-01-21');
  });

  it('knows nothing about other bins', () => {
    assert.equal(nextCollection('glass', ROUNDS, { date: '2025-01-08', holidays: new Set() }), undefined);
  });
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { nextOpening } from '../src/next.ts';

test('a day that does not fit is skipped as a whole', () => {
  let questions = 0;
  class Counted extends Set<number> {
    override has(value: number): boolean {
      questions += 1;
      return super.has(value);
    }
  }
  const range = (length: number) => new Counted(Array.from({ length }, (_, index) => index));
  const times = {
    minutes: new Counted([0]),
    hours: new Counted([22]),
    days: new Counted([1]),
    months: new Counted([3]),
    weekdays: range(7),
  };
  assert.equal(nextOpening(times, '2025-03-01T23:30'), '2026-03-01T22:00');
  assert.ok(questions < 5000, `${questions} questions`);
});

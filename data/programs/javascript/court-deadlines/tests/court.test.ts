import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, addMonths } from '../src/calendar.ts';
import { dueDate } from '../src/deadlines.ts';
import { clashes } from '../src/hearings.ts';

const HOLIDAYS = new Set(['2025-12-25', '2025-12-26']);

describe('the calendar', () => {
  it('adds days and months', () => {
    assert.equal(addDays('2024-02-28', 2), '2024-03-01');
    assert.equal(addMonths('2025-01-31', 1), '2025-02-28');
  });
});

describe('a term', () => {
  it('of a few days counts court days', () => {
    assert.equal(dueDate('2025-03-06', { days: 3 }, HOLIDAYS), '2025-03-11');
  });

  it('of many days counts all days', () => {
    assert.equal(dueDate('2025-03-03', { days: 14 }, HOLIDAYS), '2025-03-17');
  });

  it('moves to the next court day', () => {
    assert.equal(dueDate('2025-11-25', { months: 1 }, HOLIDAYS), '2025-12-29');
  });

  it('has a length', () => {
    assert.throws(() => dueDate('2025-03-03', { weeks: 0 }, HOLIDAYS), RangeError);
  });
});

describe('hearings', () => {
  const hearing = (docket: string, room: string, judge: string, starts: number, ends: number) => ({
    docket,
    room,
    judge,
    starts,
    ends,
  });

  it('clash in a room', () => {
    assert.deepEqual(
      clashes([hearing('7/25', 'A', 'Roy', 540, 600), hearing('9/25', 'A', 'Lee', 570, 630)]),
      ['7/25 / 9/25: room'],
    );
  });

  it('clash if a judge must hurry', () => {
    assert.deepEqual(
      clashes([hearing('7/25', 'A', 'Roy', 540, 600), hearing('9/25', 'B', 'Roy', 610, 630)]),
      ['7/25 / 9/25: judge'],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, addMonths, isCourtDay } from '../src/calendar.ts';
import { dueDate, type Term } from '../src/deadlines.ts';
import { clashes } from '../src/hearings.ts';

const HOLIDAYS = new Set(['2025-03-10', '2025-03-14', '2025-12-31', '2026-01-01']);
const due = (served: string, term: Term) => dueDate(served, term, HOLIDAYS);

describe('calendar', () => {
  it('adds days to and fro', () => {
    assert.deepEqual(
      [1, 0, -1].map((days) => addDays('2025-01-01', days)),
      ['2025-01-02', '2025-01-01', '2024-12-31'],
    );
  });

  it('adds months within the length of each', () => {
    assert.deepEqual(
      [0, 1, 2, 11, 12, 13].map((months) => addMonths('2023-01-31', months)),
      ['2023-01-31', '2023-02-28', '2023-03-31', '2023-12-31', '2024-01-31', '2024-02-29'],
    );
    assert.equal(addMonths('2025-12-05', 1), '2026-01-05');
  });

  it('knows court days', () => {
    const days = Array.from({ length: 8 }, (_, index) => addDays('2025-03-08', index)).map((date) =>
      isCourtDay(date, HOLIDAYS),
    );
    assert.deepEqual(days, [false, false, false, true, true, true, false, false]);
  });
});

describe('dueDate', () => {
  it('counts only court days up to seven', () => {
    assert.equal(due('2025-03-07', { days: 1 }), '2025-03-11');
    assert.equal(due('2025-03-08', { days: 1 }), '2025-03-11');
    assert.equal(due('2025-03-03', { days: 4 }), '2025-03-07');
    assert.equal(due('2025-03-03', { days: 7 }), '2025-03-13');
  });

  it('counts all days from eight', () => {
    assert.equal(due('2025-03-03', { days: 8 }), '2025-03-11');
    assert.equal(due('2025-03-03', { days: 12 }), '2025-03-17');
  });

  it('counts weeks and months', () => {
    assert.equal(due('2025-03-04', { weeks: 1 }), '2025-03-11');
    assert.equal(due('2025-03-03', { weeks: 1 }), '2025-03-11');
    assert.equal(due('2025-11-30', { months: 1 }), '2025-12-30');
    assert.equal(due('2025-12-01', { months: 1 }), '2026-01-02');
    assert.equal(due('2025-10-31', { months: 2 }), '2026-01-02');
  });

  it('refuses what is no length', () => {
    for (const term of [{ days: 0 }, { weeks: -1 }, { months: 1.5 }, { days: Number.NaN }])
      assert.throws(() => due('2025-03-03', term), RangeError);
    assert.throws(() => due('2025-03-03', { days: 0 }), /length 0/);
  });
});

describe('clashes', () => {
  const find = (...rows: [string, string, string, number, number][]) =>
    clashes(rows.map(([docket, room, judge, starts, ends]) => ({ docket, room, judge, starts, ends })));

  it('need an overlap in a room', () => {
    assert.deepEqual(find(['1', 'A', 'Roy', 0, 60], ['2', 'A', 'Lee', 60, 90]), []);
    assert.deepEqual(find(['1', 'A', 'Roy', 0, 60], ['2', 'A', 'Lee', 59, 90]), ['1 / 2: room']);
    assert.deepEqual(find(['1', 'A', 'Roy', 0, 60], ['2', 'B', 'Lee', 0, 60]), []);
  });

  it('need 15 minutes between rooms, and none within one', () => {
    assert.deepEqual(find(['1', 'A', 'Roy', 0, 60], ['2', 'B', 'Roy', 75, 90]), []);
    assert.deepEqual(find(['1', 'A', 'Roy', 0, 60], ['2', 'B', 'Roy', 74, 90]), ['1 / 2: judge']);
    assert.deepEqual(find(['1', 'A', 'Roy', 0, 60], ['2', 'A', 'Roy', 60, 90]), []);
  });

  it('are told once, sorted by start', () => {
    const rows: [string, string, string, number, number][] = [
      ['late', 'A', 'Roy', 50, 60],
      ['early', 'A', 'Roy', 0, 55],
      ['same', 'A', 'Lee', 50, 51],
    ];
    assert.deepEqual(find(...rows), ['early / late: room', 'early / same: room', 'late / same: room']);
    assert.equal(rows[0][0], 'late');
  });
});

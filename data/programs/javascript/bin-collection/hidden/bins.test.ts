import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collections, nextCollection, type Round } from '../src/plan.ts';
import { addDays, weekday, weekNumber } from '../src/weeks.ts';

const round = (bin: string, day: number, weeks: Round['weeks'] = 'every'): Round => ({
  bin,
  weekday: day,
  weeks,
});
const show = (rounds: Round[], from: string, to: string, ...holidays: string[]) =>
  collections(rounds, [from, to], new Set(holidays))
    .map(({ date, bin }) => `${date.slice(5)}${bin}`)
    .join(' ');

describe('weeks', () => {
  it('follow ISO 8601', () => {
    const dates = [
      '2021-01-03',
      '2021-01-04',
      '2020-12-31',
      '2016-01-01',
      '2015-12-31',
      '2027-01-01',
      '2026-12-31',
      '2025-12-28',
      '2025-12-29',
    ];
    assert.deepEqual(dates.map(weekNumber), [53, 1, 53, 53, 53, 53, 53, 52, 1]);
  });

  it('begin on Monday', () => {
    assert.deepEqual(['2025-01-06', '2025-01-11', '2025-01-12'].map(weekday), [1, 6, 7]);
    assert.equal(addDays('2024-12-31', 1), '2025-01-01');
  });
});

describe('collections', () => {
  it('sort by date and keep the order of the rounds', () => {
    assert.equal(
      show([round('w', 5), round('b', 1), round('a', 1)], '2025-01-06', '2025-01-13'),
      '01-06b 01-06a 01-10w 01-13b 01-13a',
    );
  });

  it('know even and odd weeks, over the end of a year', () => {
    assert.equal(
      show([round('e', 3, 'even'), round('o', 3, 'odd')], '2024-12-16', '2025-01-19'),
      '12-18o 12-25e 01-01o 01-08e 01-15o',
    );
    assert.equal(show([round('o', 1, 'odd')], '2020-12-21', '2021-01-10'), '12-28o 01-04o');
  });

  it('shift from the holiday on, by one day for each', () => {
    const all = [1, 2, 3, 4, 5].map((day) => round(String(day), day));
    assert.equal(show(all, '2025-01-06', '2025-01-12', '2025-01-08'), '01-061 01-072 01-093 01-104 01-115');
    assert.equal(
      show(all, '2025-01-06', '2025-01-12', '2025-01-06', '2025-01-09'),
      '01-071 01-082 01-093 01-114 01-125',
    );
    assert.equal(
      show(all, '2025-01-06', '2025-01-12', '2025-01-11', '2025-01-12'),
      '01-061 01-072 01-083 01-094 01-105',
    );
  });

  it('can move into the next week, where a Friday meets a Monday', () => {
    const holidays = ['2025-01-06', '2025-01-08', '2025-01-10'];
    const rounds = [round('f', 5), round('m', 1)];
    assert.equal(show(rounds, '2025-01-13', '2025-01-13', ...holidays), '01-13f 01-13m');
    assert.equal(show(rounds, '2025-01-06', '2025-01-12', ...holidays), '01-07m');
    assert.equal(
      show(
        [round('f', 5)],
        '2025-01-15',
        '2025-01-16',
        '2025-01-06',
        '2025-01-07',
        '2025-01-08',
        '2025-01-09',
        '2025-01-10',
      ),
      '01-15f',
    );
  });

  it('include both ends only', () => {
    assert.equal(show([round('w', 3)], '2025-01-08', '2025-01-15'), '01-08w 01-15w');
    assert.equal(show([round('w', 3)], '2025-01-09', '2025-01-14'), '');
    assert.equal(show([round('w', 3)], '2025-01-12', '2025-01-15'), '01-15w');
    assert.equal(show([], '2025-01-12', '2025-01-15'), '');
  });
});

describe('nextCollection', () => {
  const next = (rounds: Round[], date: string, ...holidays: string[]) =>
    nextCollection('x', rounds, { date, holidays: new Set(holidays) });

  it('may be on the day itself', () => {
    assert.equal(next([round('x', 3), round('y', 2)], '2025-01-08'), '2025-01-08');
    assert.equal(next([round('x', 3), round('x', 5)], '2025-01-09'), '2025-01-10');
    assert.equal(next([round('x', 5), round('x', 4)], '2025-01-06'), '2025-01-09');
  });

  it('looks 14 days ahead, which may be too little at the end of a year', () => {
    const even = [round('y', 1), round('x', 1, 'even')];
    assert.deepEqual(
      ['2020-12-21', '2020-12-22', '2020-12-27', '2020-12-28'].map((date) => next(even, date)),
      ['2020-12-21', undefined, undefined, '2021-01-11'],
    );
    assert.equal(next([], '2025-01-06'), undefined);
  });
});

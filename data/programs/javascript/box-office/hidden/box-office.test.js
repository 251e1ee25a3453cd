import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BoxOffice, HOLD_MINUTES, LARGEST_GROUP } from '../src/box-office.js';
import { bestSeats } from '../src/seating.js';

const labels = (seats) => seats?.map(({ row, seat }) => `${row}/${seat}`).join(' ');
const best = (rows, seats, count, ...taken) =>
  labels(bestSeats({ rows, seats }, count, ({ row, seat }) => !taken.includes(`${row}/${seat}`)));

describe('bestSeats', () => {
  it('starts at the middle row, or the nearer of two', () => {
    assert.deepEqual(
      [best(1, 1, 1), best(2, 1, 1), best(3, 1, 1), best(4, 1, 1)],
      ['1/1', '1/1', '2/1', '2/1'],
    );
  });

  it('prefers the lower of two middle seats', () => {
    assert.deepEqual([best(1, 4, 1), best(1, 4, 2), best(1, 4, 3)], ['1/2', '1/2 1/3', '1/1 1/2 1/3']);
  });

  it('goes two seats aside rather than to another row, but not three', () => {
    assert.equal(best(3, 7, 1, '2/4', '2/3', '2/5'), '1/4');
    assert.equal(best(3, 7, 1, '2/4', '2/3'), '2/5');
    assert.equal(best(3, 9, 1, '2/5', '2/4', '2/6', '2/7', '1/5'), '2/3');
  });

  it('prefers the row nearer to the stage at equal distance', () => {
    assert.equal(best(3, 1, 1, '2/1'), '1/1');
    assert.equal(best(3, 1, 1, '2/1', '1/1'), '3/1');
  });

  it('uses a row to its ends and no further', () => {
    assert.equal(best(1, 3, 3), '1/1 1/2 1/3');
    assert.equal(best(1, 3, 4), undefined);
    assert.equal(best(1, 3, 2, '1/1'), '1/2 1/3');
    assert.equal(best(1, 3, 2, '1/2'), undefined);
  });
});

describe('BoxOffice', () => {
  const open = () => {
    const clock = { now: 0 };
    return { clock, office: new BoxOffice({ rows: 1, seats: 10 }, () => clock.now) };
  };

  it('has the documented limits', () => {
    assert.deepEqual([HOLD_MINUTES, LARGEST_GROUP], [8, 10]);
    const { office } = open();
    for (const count of [0, -1, 1.5, 11, Number.NaN]) assert.throws(() => office.hold(count), RangeError);
    assert.throws(() => office.hold(11), /1 to 10 people, and not 11/);
    assert.deepEqual(labels(office.hold(10).seats), '1/1 1/2 1/3 1/4 1/5 1/6 1/7 1/8 1/9 1/10');
  });

  it('gives IDs from 1, and none if there are no seats', () => {
    const { office } = open();
    assert.deepEqual(office.hold(6), {
      id: 1,
      seats: [3, 4, 5, 6, 7, 8].map((seat) => ({ row: 1, seat })),
      until: 8,
    });
    assert.equal(office.hold(3), undefined);
    assert.equal(open().office.hold(1).seats.length, 1);
    assert.equal(office.hold(2).id, 2);
    assert.equal(office.freeSeats(), 2);
  });

  it('ends a hold in its last minute', () => {
    const { office, clock } = open();
    const { id } = office.hold(2);
    clock.now = 7;
    assert.equal(office.freeSeats(), 8);
    assert.notEqual(labels(office.hold(2).seats), '1/5 1/6');
    clock.now = 8;
    assert.equal(office.sell(id), 'expired');
    assert.equal(labels(office.hold(2).seats), '1/5 1/6');
    assert.equal(office.sell(id), 'expired');
  });

  it('keeps what is sold for ever', () => {
    const { office, clock } = open();
    const { id } = office.hold(2);
    clock.now = 7;
    assert.equal(office.sell(id), 'sold');
    clock.now = 100;
    assert.equal(office.sell(id), 'sold');
    assert.equal(office.release(id), false);
    assert.equal(office.freeSeats(), 8);
  });

  it('releases holds', () => {
    const { office } = open();
    const { id } = office.hold(2);
    assert.equal(office.release(id), true);
    assert.equal(office.release(id), false);
    assert.equal(office.sell(id), 'unknown');
    assert.equal(office.sell(7), 'unknown');
    assert.equal(office.freeSeats(), 10);
  });
});

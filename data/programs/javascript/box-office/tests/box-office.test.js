import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BoxOffice } from '../src/box-office.js';
import { bestSeats } from '../src/seating.js';

const labels = (seats) => seats?.map(({ row, seat }) => `${row}/${seat}`).join(' ');

describe('the best seats', () => {
  it('are in the middle', () => {
    assert.equal(labels(bestSeats({ rows: 5, seats: 9 }, 1, () => true)), '3/5');
    assert.equal(labels(bestSeats({ rows: 5, seats: 9 }, 3, () => true)), '3/4 3/5 3/6');
  });

  it('stay side by side', () => {
    const isFree = ({ row, seat }) => row === 1 && seat !== 3;
    assert.equal(labels(bestSeats({ rows: 2, seats: 6 }, 3, isFree)), '1/4 1/5 1/6');
    assert.equal(bestSeats({ rows: 2, seats: 6 }, 4, isFree), undefined);
  });
});

describe('the box office', () => {
  it('holds seats for eight minutes', () => {
    let now = 100;
    const office = new BoxOffice({ rows: 1, seats: 4 }, () => now);
    assert.deepEqual(office.hold(4).until, 108);
    assert.equal(office.hold(1), undefined);
    now = 108;
    assert.equal(office.freeSeats(), 4);
    assert.equal(office.hold(1).id, 2);
  });

  it('sells what is held', () => {
    const office = new BoxOffice({ rows: 1, seats: 4 }, () => 0);
    const { id } = office.hold(3);
    assert.equal(office.sell(id), 'sold');
    assert.equal(office.freeSeats(), 1);
  });

  it('sells nothing too late', () => {
    let now = 0;
    const office = new BoxOffice({ rows: 1, seats: 4 }, () => now);
    const { id } = office.hold(1);
    now = 9;
    assert.equal(office.sell(id), 'expired');
  });

  it('refuses a coach party', () => {
    assert.throws(() => new BoxOffice({ rows: 9, seats: 20 }, () => 0).hold(11), RangeError);
  });
});

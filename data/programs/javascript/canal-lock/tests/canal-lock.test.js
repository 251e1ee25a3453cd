import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chamberLoad } from '../src/chamber.js';
import { schedulePassages } from '../src/schedule.js';

const boat = (name, direction, arrives, length = 1500) => ({ name, direction, arrives, length });
const names = (boats) => boats.map(({ name }) => name);

describe('the chamber', () => {
  it('takes two short boats together', () => {
    assert.deepEqual(names(chamberLoad([boat('Heron', 'up', 0, 1000), boat('Otter', 'up', 1, 1000)])), [
      'Heron',
      'Otter',
    ]);
  });

  it('takes long boats one by one', () => {
    assert.deepEqual(names(chamberLoad([boat('Heron', 'up', 0), boat('Otter', 'up', 1)])), ['Heron']);
  });

  it('is empty if nobody waits', () => {
    assert.deepEqual(chamberLoad([]), []);
  });
});

describe('a day at the lock', () => {
  it('lets a boat go up at once', () => {
    assert.deepEqual(schedulePassages([boat('Heron', 'up', 5)]), {
      passages: [{ starts: 5, direction: 'up', boats: ['Heron'] }],
      emptyTurns: 0,
      finished: 17,
    });
  });

  it('turns empty for a boat that waits at the top', () => {
    assert.deepEqual(schedulePassages([boat('Otter', 'down', 0)]), {
      passages: [{ starts: 7, direction: 'down', boats: ['Otter'] }],
      emptyTurns: 1,
      finished: 19,
    });
  });

  it('alternates between both sides', () => {
    const day = schedulePassages([boat('Heron', 'up', 0), boat('Otter', 'down', 3), boat('Coot', 'up', 4)]);
    assert.deepEqual(
      day.passages.map(({ starts, boats }) => [starts, ...boats]),
      [
        [0, 'Heron'],
        [12, 'Otter'],
        [24, 'Coot'],
      ],
    );
    assert.equal(day.emptyTurns, 0);
  });

  it('refuses a boat that is longer than the chamber', () => {
    assert.throws(() => schedulePassages([boat('Whale', 'up', 0, 2201)]), RangeError);
  });
});

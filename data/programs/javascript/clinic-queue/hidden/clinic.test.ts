import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Day, simulate } from '../src/clinic.ts';
import { seededRandom } from '../src/random.ts';

const run = (day: Partial<Day>, random: () => number = () => 0) => {
  const { vaccinated, longestWait, averageWait, longestQueue, closes } = simulate(
    { minutes: 1, arrivals: 1, booths: 1, chairs: 99, ...day },
    random,
  );
  return [vaccinated, longestWait, averageWait, longestQueue, closes].join(' ');
};
/** Draws the given numbers, then zeros, and counts. */
const draws = (...numbers: number[]) => {
  const random = () => {
    random.count += 1;
    return numbers.shift() ?? 0;
  };
  random.count = 0;
  return random;
};

describe('seededRandom', () => {
  it('follows Park and Miller', () => {
    const random = seededRandom(1);
    assert.deepEqual(
      [random(), random()].map((value) => Math.round(value * 2147483646)),
      [48270, 182605793],
    );
    assert.ok(seededRandom(2147483646)() < 1);
    for (const seed of [0, -1, 1.5, 2147483647, Number.NaN])
      assert.throws(() => seededRandom(seed), /is not a seed/);
    assert.throws(() => seededRandom(0), RangeError);
  });
});

describe('simulate', () => {
  it('lets a vaccination take 3 to 6 minutes', () => {
    assert.deepEqual(
      [0, 0.249, 0.25, 0.5, 0.75, 0.999].map((length) => run({}, draws(0, length)).split(' ')[4]),
      ['18', '18', '19', '20', '21', '21'],
    );
  });

  it('draws once for each minute and each vaccination', () => {
    const random = draws(0.5, 0.4, 0.3, 0.9, 0.4);
    assert.equal(run({ minutes: 4, arrivals: 0.4, booths: 2 }, random), '1 0 0 0 23');
    assert.equal(random.count, 5);
  });

  it('uses all booths', () => {
    assert.equal(run({ minutes: 3, booths: 3 }), '3 0 0 0 20');
    assert.equal(run({ minutes: 3, booths: 2 }), '3 1 0.3 1 21');
    assert.equal(run({ minutes: 3, booths: 1 }), '3 4 2 2 24');
  });

  it('keeps people in the booth without a free chair', () => {
    assert.equal(run({ minutes: 2, booths: 1, chairs: 1 }), '2 2 1 1 33');
    assert.equal(run({ minutes: 2, booths: 2, chairs: 1 }), '2 0 0 0 33');
    assert.equal(run({ minutes: 3, booths: 1, chairs: 1 }), '3 16 6 2 48');
    assert.equal(run({ minutes: 3, booths: 1, chairs: 2 }), '3 4 2 2 33');
  });

  it('gives chairs to those who began first', () => {
    const random = draws(0, 0.99, 0, 0, 0, 0);
    assert.equal(run({ minutes: 3, booths: 2, chairs: 1 }, random), '3 2 0.7 1 49');
  });

  it('copes with an empty day', () => {
    assert.equal(run({ minutes: 0 }), '0 0 0 0 0');
    assert.equal(run({ minutes: 50, arrivals: 0 }), '0 0 0 0 0');
    for (const day of [{ booths: 0 }, { chairs: 0 }])
      assert.throws(() => run(day), /needs booths and chairs/);
    assert.throws(() => run({ booths: 0 }), RangeError);
  });
});

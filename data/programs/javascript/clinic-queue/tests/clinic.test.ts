import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simulate } from '../src/clinic.ts';
import { seededRandom } from '../src/random.ts';

const day = { minutes: 1, arrivals: 1, booths: 1, chairs: 1 };

describe('a generator', () => {
  it('repeats itself for a seed', () => {
    const [a, b] = [seededRandom(42), seededRandom(42)];
    assert.deepEqual([a(), a(), a()], [b(), b(), b()]);
  });

  it('needs a seed', () => {
    assert.throws(() => seededRandom(0), RangeError);
  });
});

describe('a day', () => {
  it('may have one visitor', () => {
    assert.deepEqual(
      simulate(day, () => 0),
      { vaccinated: 1, longestWait: 0, averageWait: 0, longestQueue: 0, closes: 18 },
    );
  });

  it('may have none', () => {
    assert.deepEqual(
      simulate({ ...day, arrivals: 0 }, () => 0),
      { vaccinated: 0, longestWait: 0, averageWait: 0, longestQueue: 0, closes: 0 },
    );
  });

  it('has a waiting room', () => {
    const report = simulate({ ...day, minutes: 3, chairs: 9 }, () => 0);
    assert.deepEqual(report, { vaccinated: 3, longestWait: 4, averageWait: 2, longestQueue: 2, closes: 24 });
  });

  it('is the same for the same seed', () => {
    const busy = { minutes: 300, arrivals: 0.4, booths: 2, chairs: 6 };
    assert.deepEqual(simulate(busy, seededRandom(7)), simulate(busy, seededRandom(7)));
  });

  it('needs a clinic', () => {
    assert.throws(() => simulate({ ...day, chairs: 0 }, () => 0), RangeError);
  });
});

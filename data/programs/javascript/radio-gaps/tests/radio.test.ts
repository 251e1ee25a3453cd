import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut } from '../src/evening.ts';
import { fillGap } from '../src/fill.ts';
import { gaps } from '../src/gaps.ts';

const evening = { from: 0, to: 3600 };
const programme = (title: string, from: number, to: number) => ({ title, from, to });

describe('gaps', () => {
  it('lie between programmes', () => {
    assert.deepEqual(gaps(evening, [programme('Talk', 1200, 3000), programme('News', 0, 300)]), [
      { from: 300, to: 1200 },
      { from: 3000, to: 3600 },
    ]);
  });

  it('need programmes that do not overlap', () => {
    assert.throws(
      () => gaps(evening, [programme('News', 0, 300), programme('Talk', 200, 600)]),
      /News and Talk overlap/,
    );
  });

  it('need programmes within the evening', () => {
    assert.throws(() => gaps(evening, [programme('News', 3500, 3700)]), /News does not fit/);
  });
});

describe('songs', () => {
  it('fill a gap as fully as possible', () => {
    const songs = [200, 150, 130].map((seconds) => ({ title: String(seconds), seconds }));
    assert.deepEqual(
      fillGap(290, songs).map(({ title }) => title),
      ['150', '130'],
    );
  });

  it('may all be too long', () => {
    assert.deepEqual(fillGap(100, [{ title: 'Long', seconds: 200 }]), []);
  });
});

describe('an evening', () => {
  it('has programmes and songs', () => {
    const songs = [
      { title: 'Waltz', seconds: 180 },
      { title: 'March', seconds: 120 },
    ];
    assert.deepEqual(layOut({ from: 0, to: 600 }, [programme('News', 0, 300)], songs), {
      items: [
        { at: 0, title: 'News' },
        { at: 300, title: 'Waltz' },
        { at: 480, title: 'March' },
      ],
      silent: 0,
    });
  });
});

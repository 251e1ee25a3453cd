// Train and test: which rows stay together, and how many are held back.
import { expect, it } from 'vitest';
import { type Placed, testRows } from '../../stages/export/split.ts';

const row = (id: string, ...settings: string[]): Placed => ({ id, settings });

it.each([0.1, 0.3, 0.5])(
  'rows that share a world through a third row land in one split (share %f)',
  (share) => {
    for (let number = 0; number < 40; number += 1) {
      const chain = [
        row('1', `a${number}`),
        row('2', `b${number}`, `a${number}`),
        row('3', `c${number}`, `b${number}`),
      ];
      const others = Array.from({ length: 12 }, (_, index) => row(`other ${index}`, `w${number}-${index}`));
      const test = testRows([...chain, ...others], share);
      expect([0, 3]).toContain(chain.filter(({ id }) => test.has(id)).length);
    }
  },
);

it('about the share that was asked for is held back, and never more than a quarter above it', () => {
  const rows = Array.from({ length: 200 }, (_, index) => row(`r${index}`, `w${index % 50}`));
  for (const share of [0.1, 0.2, 0.5]) {
    const { size } = testRows(rows, share);
    expect(size).toBeGreaterThanOrEqual(share * 200 * 0.75);
    expect(size).toBeLessThanOrEqual(share * 200 * 1.25);
  }
});

it('nothing is held back when the share is 0 or when all rows belong together', () => {
  const apart = [row('1', 'a'), row('2', 'b')];
  expect(testRows(apart, 0).size).toBe(0);
  expect(testRows([row('1', 'a'), row('2', 'a', 'b'), row('3', 'b')], 0.5).size).toBe(0);
  expect(testRows(apart, 0.5).size).toBe(1);
});

it('the split does not depend on the order of the rows', () => {
  const rows = Array.from({ length: 60 }, (_, index) => row(`r${index}`, `w${index % 20}`));
  expect([...testRows(rows.toReversed(), 0.2)].sort()).toEqual([...testRows(rows, 0.2)].sort());
});

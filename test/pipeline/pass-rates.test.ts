// pass^k: the estimate against all choices of k plays, the tasks that count, and the table.
import { describe, expect, it } from 'vitest';
import { type PassRates, passRateRows, passRatesOf, twinsText } from '../../pipeline/pass-rates.ts';

type Counted = Parameters<typeof passRatesOf>[0] extends AsyncIterable<infer Outcome> ? Outcome : never;

async function* listed(outcomes: readonly Counted[]): AsyncIterable<Counted> {
  yield* outcomes;
}

const ratesOf = async (outcomes: readonly Counted[]): Promise<PassRates> => {
  const rates = await passRatesOf(listed(outcomes));
  if (!rates) throw new Error('there are no rates');
  return rates;
};

/** The share of the choices of k of the plays in which all passed, by making every choice. */
function shareByCounting(passed: readonly boolean[], k: number): number {
  const choices = (from: number, left: number): boolean[][] =>
    left === 0
      ? [[]]
      : passed.flatMap((pass, at) =>
          at < from ? [] : choices(at + 1, left - 1).map((rest) => [pass, ...rest]),
        );
  const made = choices(0, k);
  return made.filter((choice) => choice.every(Boolean)).length / made.length;
}

describe('pass^k', () => {
  it.each([
    [5, 3],
    [4, 4],
    [6, 0],
    [8, 7],
  ])(
    'of %d plays, %d of which passed, is the share of choices in which all passed',
    async (plays, accepted) => {
      const { kinds } = await ratesOf([{ kind: 'a', plays, accepted }]);
      const passed = Array.from({ length: plays }, (_, index) => index < accepted);
      for (const { k, rate } of kinds[0]?.passed ?? [])
        expect(rate, `k = ${k}`).toBeCloseTo(shareByCounting(passed, k), 3);
    },
  );

  it('is the mean over tasks with as many plays, for all kinds and for each', async () => {
    const rates = await ratesOf([
      { kind: 'a', plays: 2, accepted: 2 },
      { kind: 'a', plays: 2, accepted: 0 },
      { kind: 'b', plays: 1, accepted: 1 },
      { kind: 'b', plays: 0, accepted: 0 },
    ]);
    expect(passRateRows(rates)).toEqual({
      head: ['kind', 'tasks', 'plays', 'pass^1', 'pass^2'],
      rows: [
        ['all', '3', '5', '66.7 %', '50.0 %'],
        ['a', '2', '4', '50.0 %', '50.0 %'],
        ['b', '1', '1', '100.0 %', ''],
      ],
    });
    expect(twinsText(rates)).toBeUndefined();
  });

  it('is unknown where nothing was judged', async () => {
    expect(await passRatesOf(listed([]))).toBeUndefined();
    expect(await passRatesOf(listed([{ kind: 'a', plays: 0, accepted: 0 }]))).toBeUndefined();
  });
});

it('twins are compared over the tasks that have them', async () => {
  const rates = await ratesOf([
    { kind: 'a', plays: 2, accepted: 1, clear: { plays: 2, accepted: 2 } },
    { kind: 'a', plays: 2, accepted: 0 },
  ]);
  expect(twinsText(rates)).toBe(
    '1 task was also played in clear weather, where no fault strikes: 100.0 % of 2 plays passed, ' +
      'against 50.0 % of 2 with the faults.',
  );
});

// The audit's sample, and its figures on sets whose truth is known.
import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../pipeline/commands/audit/agreement.ts';
import type { JudgedPlay } from '../../pipeline/commands/audit/judged-plays.ts';
import { sampleOf, sampleSize } from '../../pipeline/commands/audit/sample.ts';
import type { HumanVerdict } from '../../pipeline/commands/audit/verdict-log.ts';
import { randomFor } from '../../pipeline/hash.ts';

type Verdict = JudgedPlay['verdict'];
const play = (id: number, verdict: Verdict, kind = 'single_call'): JudgedPlay => ({
  trajectory: String(id).padStart(4, '0'),
  kind,
  verdict,
  reason: verdict === 'accepted' ? '' : 'side_effects',
  because: 'because',
});

describe('the sample', () => {
  const kinds = ['single_call', 'for_each', 'missing_tool'];
  // 300 accepted and 100 rejected plays, three kinds as 2 : 1 : 1.
  const plays = Array.from({ length: 400 }, (_, id) =>
    play(id, id % 4 === 3 ? 'rejected' : 'accepted', kinds[Math.max(0, Math.floor((id % 16) / 4) - 1)]),
  );
  const ids = (size: string, seed: number) =>
    sampleOf(plays, sampleSize(size), seed).map(({ trajectory }) => trajectory);

  it('is the same for the same seed, and another for another', () => {
    expect(ids('40', 7)).toEqual(ids('40', 7));
    expect(ids('10%', 7)).toEqual(ids('40', 7));
    expect(ids('40', 7)).not.toEqual(ids('40', 8));
  });

  it.each([1, 2, 3])('holds verdicts and kinds in the shares of the run (seed %i)', (seed) => {
    const sample = sampleOf(plays, { count: 40 }, seed);
    const count = (is: (each: JudgedPlay) => boolean) => sample.filter(is).length;
    expect(Math.abs(count(({ verdict }) => verdict === 'rejected') - 10)).toBeLessThanOrEqual(1);
    expect(Math.abs(count(({ kind }) => kind === 'single_call') - 20)).toBeLessThanOrEqual(2);
    expect(Math.abs(count(({ kind }) => kind === 'for_each') - 10)).toBeLessThanOrEqual(2);
  });

  it('contains the smaller samples of its seed', () => {
    expect(ids('80', 7)).toEqual(expect.arrayContaining(ids('40', 7)));
    expect(new Set(ids('80', 7)).size).toBe(80);
  });

  it('does not come in an order that gives the verdicts away', () => {
    const verdicts = sampleOf(plays, { count: 40 }, 7).map(({ verdict }) => verdict);
    const gaps = verdicts.flatMap((verdict, index) => (verdict === 'rejected' ? [index % 4] : []));
    expect(new Set(gaps).size).toBeGreaterThan(1);
    expect(verdicts.slice(0, 30)).toContain('rejected');
  });

  it('has at least one play, and at most all', () => {
    expect(ids('0.01%', 1)).toHaveLength(1);
    expect(ids('1000', 1)).toHaveLength(400);
    expect(sampleOf([], { count: 3 }, 1)).toEqual([]);
  });

  it.each(['0', '0%', '101%', '-5', 'five', '', '2.5', '5 %', '1e3'])('the size %j is refused', (size) => {
    expect(() => sampleSize(size)).toThrow('Expected a share, such as 5%, or how many plays, such as 40.');
  });
});

/** Counts of plays by the verdict of the judge and that of the person. */
function audited(counts: readonly [judge: Verdict, human: 'accepted' | 'rejected', plays: number][]) {
  const plays: JudgedPlay[] = [];
  const verdicts = new Map<string, HumanVerdict>();
  for (const [judge, human, count] of counts)
    for (let index = 0; index < count; index += 1) {
      const made = play(plays.length, judge);
      const { trajectory } = made;
      plays.push(made);
      verdicts.set(
        trajectory,
        human === 'accepted'
          ? { trajectory, verdict: human, blind: true }
          : { trajectory, verdict: human, reason: 'policy', blind: true },
      );
    }
  return { plays, verdicts };
}

function agreement(...counts: Parameters<typeof audited>[0]) {
  const { plays, verdicts } = audited(counts);
  return agreementOf(plays, verdicts);
}

describe('the agreement', () => {
  it('counts both kinds of errors, and corrects for chance', () => {
    const found = agreement(
      ['accepted', 'accepted', 20],
      ['accepted', 'rejected', 5],
      ['rejected', 'accepted', 8],
      ['user-faulty', 'accepted', 2],
      ['rejected', 'rejected', 15],
    );
    // The example of two readers of 50 proposals: 0.7 observed, 0.5 by chance.
    expect(found.agreed).toMatchObject({ hits: 35, plays: 50, share: 0.7 });
    expect(found.kappa?.value).toBeCloseTo(0.4, 10);
    expect(found.kappa?.low).toBeCloseTo((0.5625 - 0.5) / 0.5, 3);
    expect(found.kappa?.high).toBeCloseTo((0.809 - 0.5) / 0.5, 3);
    expect(found.falseAccepts).toMatchObject({ hits: 5, plays: 25, share: 0.2 });
    expect(found.falseRejects).toMatchObject({ hits: 10, plays: 25, share: 0.4 });
    expect(found.byReason).toEqual([
      { name: 'policy', plays: 20, agreed: 15, falseAccepts: 5, falseRejects: 0 },
      { name: 'side_effects', plays: 10, agreed: 0, falseAccepts: 0, falseRejects: 10 },
    ]);
    expect(found.differences.map(({ error }) => error)).toEqual([
      ...Array(5).fill('false accept'),
      ...Array(10).fill('false reject'),
    ]);
  });

  it.each<[string, 'accepted' | 'rejected', 'accepted' | 'rejected', boolean]>([
    ['both', 'accepted', 'accepted', false],
    ['the judge', 'accepted', 'rejected', false],
    ['the person', 'rejected', 'accepted', false],
    ['nobody', 'rejected', 'rejected', true],
  ])('has no kappa where one side gives all the same verdict: %s', (_, judge, human, isDefined) => {
    const found = agreement(['accepted', 'accepted', 9], [judge, human, 3]);
    expect(found.kappa !== undefined).toBe(isDefined);
    expect(found.agreed.hits).toBe(judge === human ? 12 : 9);
  });

  it('of no verdicts at all has no kappa either', () => {
    expect(agreement()).toMatchObject({ agreed: { plays: 0, share: 0, low: 0, high: 1 } });
    expect(agreement().kappa).toBeUndefined();
  });

  it('counts verdicts on other plays apart', () => {
    const { plays, verdicts } = audited([['accepted', 'accepted', 5]]);
    expect(agreementOf(plays.slice(1), verdicts)).toMatchObject({ elsewhere: 1, agreed: { plays: 4 } });
    expect(agreementOf(plays, verdicts).elsewhere).toBe(0);
  });

  it('that is perfect is not certain', () => {
    const { kappa } = agreement(['accepted', 'accepted', 10], ['rejected', 'rejected', 10]);
    expect(kappa).toMatchObject({ value: 1, high: 1 });
    expect(kappa?.low).toBeCloseTo(0.678, 2);
  });

  it('leaves out what the judge left undecided, and plays without a verdict', () => {
    const { plays, verdicts } = audited([
      ['undecided', 'rejected', 3],
      ['accepted', 'accepted', 4],
    ]);
    const found = agreementOf([...plays, play(99, 'rejected')], verdicts);
    expect(found).toMatchObject({ undecided: 3, bothAccepted: 4, bothRejected: 0 });
    expect(found.agreed.plays).toBe(4);
  });

  // The usual standard error covers it in 42 of 100 here: more than half of the samples show no error.
  it('has an interval that covers the true kappa in about 95 of 100 samples', () => {
    const bounds = [0.73, 0.7375, 0.7575, 1]; // of the shares of the four cells, added up
    const trueKappa = 0.928;
    const random = randomFor('kappa');
    let covered = 0;
    for (let sample = 0; sample < 1000; sample += 1) {
      const cells = [0, 0, 0, 0];
      for (let index = 0; index < 20; index += 1) {
        const draw = random.next();
        const cell = bounds.findIndex((bound) => draw < bound);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
      const [both = 0, falseAccepts = 0, falseRejects = 0, neither = 0] = cells;
      const { kappa } = agreement(
        ['accepted', 'accepted', both],
        ['accepted', 'rejected', falseAccepts],
        ['rejected', 'accepted', falseRejects],
        ['rejected', 'rejected', neither],
      );
      covered += !kappa || (kappa.low <= trueKappa && trueKappa <= kappa.high) ? 1 : 0;
    }
    expect(covered / 1000).toBeGreaterThan(0.91);
    expect(covered / 1000).toBeLessThan(0.98);
  });
});

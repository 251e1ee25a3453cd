// The figures of an eval, and how two differ, on plays with known outcomes.
import { describe, expect, it } from 'vitest';
import { figuresOf, outcomesByTask } from '../../pipeline/evals/figures.ts';
import { pairedDifference } from '../../pipeline/evals/paired.ts';
import type { EvalPlay, EvalTask } from '../../pipeline/evals/plays.ts';

const task = (id: string, kind: string, difficulty: number): EvalTask => ({
  id,
  kind,
  difficulty,
  isOutside: false,
});
const plays = (id: string, ...verdicts: EvalPlay['verdict'][]): EvalPlay[] =>
  verdicts.map((verdict, index) => ({
    task: id,
    verdict,
    reason: verdict === 'accepted' ? '' : 'final_state',
    trajectory: `${id}-${index}`,
  }));

describe('figures', () => {
  const tasks = [task('a', 'sequence', 1), task('b', 'sequence', 2), task('c', 'parallel', 2)];
  const judged = [
    ...plays('a', 'accepted', 'accepted', 'accepted', 'rejected'),
    ...plays('b', 'accepted', 'user-faulty', 'environment-faulty', 'rejected'),
    ...plays('c', 'undecided', 'user-faulty'),
  ];

  it('are means over the tasks that have plays that count', async () => {
    const { all, kinds, difficulties, counted, setAside } = await figuresOf(judged, tasks);
    expect(counted).toBe(6);
    expect(setAside).toEqual({ 'environment-faulty': 1, undecided: 1, 'user-faulty': 2 });
    expect(all).toMatchObject({ tasks: 2, plays: 6 });
    // a passes 3 of 4, b 1 of 2: C(3, 2) / C(4, 2) = 1/2, and C(1, 2) / C(2, 2) = 0; only a has four.
    expect(all?.passed.map(({ k, tasks: enough, rate }) => [k, enough, rate])).toEqual([
      [1, 2, 0.625],
      [2, 2, 0.25],
      [4, 1, 0],
    ]);
    expect(kinds.map(({ name }) => name)).toEqual(['sequence']);
    expect(difficulties.map(({ name, tasks: own }) => [name, own])).toEqual([
      ['difficulty 1', 1],
      ['difficulty 2', 1],
    ]);
  });

  it('have an interval for as many observations as there are tasks', async () => {
    const once = await figuresOf(plays('a', 'accepted'), tasks);
    const often = await figuresOf(plays('a', ...Array<'accepted'>(50).fill('accepted')), tasks);
    expect(often.all?.passed[0]).toMatchObject({ ...once.all?.passed[0] });
    expect(once.all?.passed[0]?.low).toBeCloseTo(0.207, 3);
  });

  it('name the checks that failed, and leave out what others spoiled', async () => {
    expect((await figuresOf(judged, tasks)).failed).toEqual([
      { check: 'final_state', plays: 2, tasks: 2, example: 'a-3' },
    ]);
    expect((await figuresOf(plays('c', 'user-faulty'), tasks)).all).toBeUndefined();
  });
});

describe('a paired difference', () => {
  /** Tasks that the first passes and the second does not, and so on. */
  const twoEvals = (counts: { first: number; second: number; both: number; neither: number }) => {
    const each = Object.entries(counts).flatMap(([who, count]) =>
      Array.from({ length: count }, (_, number) => ({ id: `${who}-${number}`, who })),
    );
    const outcomes = (passing: string[]) =>
      outcomesByTask(
        each.flatMap(({ id, who }) => plays(id, passing.includes(who) ? 'accepted' : 'rejected')),
      );
    return [outcomes(['first', 'both']), outcomes(['second', 'both'])] as const;
  };

  it("has the p value of McNemar's exact test where each task was played once", () => {
    const [a, b] = twoEvals({ first: 2, second: 10, both: 20, neither: 8 });
    const paired = pairedDifference(a, b, 1);
    expect(paired).toMatchObject({ tasks: 40, firstBetter: 2, secondBetter: 10, same: 28, difference: 0.2 });
    expect(paired?.p).toBeCloseTo(0.0385742, 6); // 2 * (1 + 12 + 66) / 2^12
    // About the normal interval: 0.2 +- 1.96 * sqrt((12/40 - 0.2^2) / 40).
    expect(paired?.low).toBeCloseTo(0.042, 1);
    expect(paired?.high).toBeCloseTo(0.358, 1);
    expect(pairedDifference(a, b, 1)).toEqual(paired);
    expect(pairedDifference(b, a, 1)?.difference).toBeCloseTo(-0.2, 9);
  });

  it('is not certain where no task differs, and knows nothing where none is shared', () => {
    const [a, b] = twoEvals({ first: 0, second: 0, both: 5, neither: 5 });
    const paired = pairedDifference(a, b, 1);
    expect(paired).toMatchObject({ difference: 0, p: 1 });
    expect(paired?.high).toBeCloseTo(0.278, 3);
    expect(paired?.low).toBeCloseTo(-0.278, 3);
    expect(pairedDifference(a, outcomesByTask(plays('other', 'accepted')), 1)).toBeUndefined();
  });

  it('has a p value for thousands of tasks', () => {
    const [a, b] = twoEvals({ first: 700, second: 800, both: 0, neither: 0 });
    const p = pairedDifference(a, b, 1)?.p ?? 0;
    expect(p).toBeCloseTo(0.0105, 3); // the normal approximation with its correction gives 0.01057
  });
});

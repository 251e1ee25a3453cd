// Lots: what befalls a share of plays befalls that share of each kind of task.
import { describe, expect, it } from 'vitest';
import { lotOfTrial } from '../../stages/even-spread.ts';
import type { TaskKind } from '../../stages/write-tasks/kinds/kind.ts';
import { withLots } from '../../stages/write-tasks/lots.ts';

const kindNamed = (name: string, odds = 1): TaskKind => ({
  name,
  brief: '',
  difficulty: 1,
  isLive: false,
  odds,
  draft: () => undefined,
});

const below = (lots: readonly number[], share: number): number => lots.filter((lot) => lot < share).length;

const unitOf = (kinds: readonly TaskKind[], number: number) => ({ agent: 'a', number, kinds });

describe('lots', () => {
  it('fall below any share as often as it says, within four, for every kind and however many tasks there are', () => {
    for (const name of ['one', 'two', 'three'])
      for (let tasks = 1; tasks <= 60; tasks += 1) {
        const kind = kindNamed(name);
        const units = Array.from({ length: tasks }, (_, number) => unitOf([kind], number));
        const lots = withLots(units, []).map(({ kinds }) => kinds[0]?.lot ?? Number.NaN);
        expect(lots.every((lot) => lot >= 0 && lot < 1)).toBe(true);
        for (const share of [0.1, 0.3, 0.5])
          expect(Math.abs(below(lots, share) - tasks * share), `${name} ${tasks} ${share}`).toBeLessThan(4);
      }
  });

  it('make up for those of earlier tasks that fell together', () => {
    const kind = kindNamed('kind');
    const before = [0.01, 0.02, 0.05, 0.11, 0.2].map((lot) => ({ kind, lot }));
    const units = [0, 1, 2, 3, 4, 5, 6].map((number) => unitOf([kind], number));
    const lots = withLots(units, before).map(({ kinds }) => kinds[0]?.lot ?? 0);
    expect(below(lots, 0.3)).toBe(0);
  });

  it('of kinds that a unit tries second are spread as well', () => {
    const [first, second] = [kindNamed('first', 0.5), kindNamed('second')];
    const units = Array.from({ length: 200 }, (_, number) => unitOf([first, second], number));
    const lots = withLots(units, []).map(({ kinds }) => kinds[1]?.lot ?? 0);
    expect(Math.abs(below(lots, 0.3) - 60)).toBeLessThan(4);
    const firsts = withLots(units, []).map(({ kinds }) => kinds[0]?.lot ?? 0);
    expect(Math.abs(below(firsts, 0.3) - 60)).toBeLessThan(4);
  });

  it('of the trials of one task are spread as well', () => {
    for (const start of [0, 0.2, 0.9]) {
      const lots = Array.from({ length: 20 }, (_, trial) => lotOfTrial(start, trial));
      expect(Math.abs(below(lots, 0.3) - 6)).toBeLessThan(2);
    }
  });
});

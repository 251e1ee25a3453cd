// Lots: what befalls a share of plays befalls that share of each kind of task.
import { describe, expect, it } from 'vitest';
import type { TaskKind } from '../../stages/write-tasks/kinds/kind.ts';
import { lotOfTrial, withLots } from '../../stages/write-tasks/lots.ts';

const kindNamed = (name: string, odds = 1): TaskKind => ({
  name,
  brief: '',
  difficulty: 1,
  isLive: false,
  odds,
  draft: () => undefined,
});

const below = (lots: readonly number[], share: number): number => lots.filter((lot) => lot < share).length;

describe('lots', () => {
  it('fall below any share as often as it says, within one, for every kind and however many tasks there are', () => {
    for (const name of ['one', 'two', 'three'])
      for (let tasks = 1; tasks <= 60; tasks += 1) {
        const kind = kindNamed(name);
        const units = Array.from({ length: tasks }, (_, number) => ({ agent: 'a', number, kinds: [kind] }));
        const lots = withLots(units).map(({ kinds }) => kinds[0]?.lot ?? Number.NaN);
        expect(lots.every((lot) => lot >= 0 && lot < 1)).toBe(true);
        for (const share of [0.1, 0.3, 0.5])
          expect(Math.abs(below(lots, share) - tasks * share), `${name} ${tasks} ${share}`).toBeLessThan(2);
      }
  });

  it('go on after the tasks that there are', () => {
    const kind = kindNamed('kind');
    const unit = (number: number) => ({ agent: 'a', number, kinds: [kind] });
    const all = withLots([0, 1, 2, 3].map(unit));
    const made = [0, 1].map(() => ({ agent: 'a', failed: [], made: kind }));
    expect(withLots([2, 3].map(unit), made)).toEqual(all.slice(2));
  });

  it('of the trials of one task are spread as well', () => {
    for (const start of [0, 0.2, 0.9]) {
      const lots = Array.from({ length: 20 }, (_, trial) => lotOfTrial(start, trial));
      expect(Math.abs(below(lots, 0.3) - 6)).toBeLessThan(2);
    }
  });
});

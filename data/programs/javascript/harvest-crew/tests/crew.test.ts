import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assignCrew, output, type Picker, shortfall } from '../src/crew.ts';

const picker = (name: string, skill: 1 | 2 | 3 = 1, more: Partial<Picker> = {}): Picker => ({
  name,
  skill,
  age: 30,
  ...more,
});

describe('a picker', () => {
  it('picks more with skill', () => {
    assert.deepEqual([output(picker('ann'), 'pears'), output(picker('bob', 3), 'pears')], [450, 675]);
  });

  it('works less below 18', () => {
    assert.equal(output(picker('cy', 1, { age: 17 }), 'apples'), 360);
  });
});

describe('the crew', () => {
  it('goes to cherries first', () => {
    const orchards = [
      { name: 'Hill', fruit: 'apples', ripe: 500 },
      { name: 'Brook', fruit: 'cherries', ripe: 70 },
    ] as const;
    assert.deepEqual([...assignCrew([picker('ann')], orchards)], [['Brook', ['ann']]]);
  });

  it('fits the amount', () => {
    const pickers = [picker('ann', 1, { age: 16 }), picker('bob', 3), picker('cy')];
    assert.deepEqual(
      [...assignCrew(pickers, [{ name: 'Hill', fruit: 'apples', ripe: 900 }])],
      [['Hill', ['bob', 'ann']]],
    );
  });

  it('respects allergies', () => {
    const pickers = [picker('ann', 3, { cannotPick: ['pears'] }), picker('bob')];
    assert.deepEqual(
      [...assignCrew(pickers, [{ name: 'Dell', fruit: 'pears', ripe: 2000 }])],
      [['Dell', ['bob']]],
    );
  });

  it('leaves fruit on the trees', () => {
    const orchards = [{ name: 'Dell', fruit: 'pears', ripe: 1000 }] as const;
    assert.deepEqual(shortfall(new Map([['Dell', ['ann']]]), [picker('ann')], orchards), [['pears', 550]]);
  });
});

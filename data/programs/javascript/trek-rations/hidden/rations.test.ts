import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseArguments } from '../src/arguments.ts';
import { main } from '../src/cli.ts';
import { FOODS } from '../src/foods.ts';
import { ENERGY, pack } from '../src/pack.ts';

function run(...argv: string[]): string {
  let output = '';
  const status = main(argv, (text) => {
    output += text;
  });
  return `${output}${status}`;
}

describe('parseArguments', () => {
  it('accepts the limits', () => {
    assert.deepEqual(parseArguments(['--days', '30', '--people', '12']), {
      days: 30,
      people: 12,
      winter: false,
    });
    assert.deepEqual(parseArguments(['--people=1', '--winter', '--days=1']), {
      days: 1,
      people: 1,
      winter: true,
    });
  });

  it('lets the last one count', () => {
    assert.deepEqual(parseArguments(['--days=1', '--days', '2']), { days: 2, people: 2, winter: false });
  });

  for (const [argv, reason] of [
    [['--days', '0'], '--days must be a number from 1 to 30.'],
    [['--days'], '--days must be a number from 1 to 30.'],
    [['--days='], '--days must be a number from 1 to 30.'],
    [['--days', '-1'], '--days must be a number from 1 to 30.'],
    [['--days', '1.5'], '--days must be a number from 1 to 30.'],
    [['--days', '2=3'], '--days must be a number from 1 to 30.'],
    [['--days', '3', '--people', '13'], '--people must be a number from 1 to 12.'],
    [['--days', '3', '--people', '0'], '--people must be a number from 1 to 12.'],
    [['--people', '3'], '--days is missing.'],
    [['--winter=yes', '--days', '1'], 'There is no option yes.'],
    [['days', '--people', '99'], 'There is no option days.'],
  ] as [string[], string][]) {
    it(`refuses ${argv.join(' ')}`, () => assert.equal(parseArguments(argv), reason));
  }
});

describe('pack', () => {
  const portions = (winter: boolean) => pack({ days: 1, people: 1, winter });

  it('knows the foods and the energy', () => {
    assert.deepEqual(
      FOODS.map((food) => Object.values(food).join(' ')),
      ['oats 100 370 2', 'pasta 125 450 2', 'cheese 60 240 2', 'nuts 50 310 3', 'chocolate 50 270 2'],
    );
    assert.deepEqual(ENERGY, { summer: 3010, winter: 4200 });
  });

  it('stops as soon as there is enough', () => {
    assert.deepEqual(
      portions(false).lines.map((line) => line.portions),
      [2, 2, 2, 2, 1],
    );
    assert.equal(portions(false).isEnough, true);
  });

  it('uses everything up in winter, which is not enough', () => {
    assert.deepEqual(
      portions(true).lines.map((line) => line.portions),
      [2, 2, 2, 3, 2],
    );
    assert.equal(portions(true).isEnough, false);
  });

  it('multiplies by people and days', () => {
    assert.deepEqual(
      pack({ days: 4, people: 3, winter: true }).lines.map((line) => line.portions),
      [24, 24, 24, 36, 24],
    );
  });
});

describe('main', () => {
  it('writes lines and the weight of each', () => {
    assert.equal(
      run('--days', '2'),
      [
        'oats: 8 portions, 0.80 kg',
        'pasta: 8 portions, 1.00 kg',
        'cheese: 8 portions, 0.48 kg',
        'nuts: 8 portions, 0.40 kg',
        'chocolate: 4 portions, 0.20 kg',
        'total: 2.88 kg, 1.44 kg each',
        '0',
      ].join('\n'),
    );
  });

  it('adds up what is heavy', () => {
    assert.match(run('--days=30', '--people=12'), /total: 259\.20 kg, 21\.60 kg each\n0$/);
  });

  it('says if it is not enough', () => {
    assert.match(run('--days=1', '--winter'), /total: 1\.64 kg, 0\.82 kg each\nThis is not enough\.\n0$/);
  });

  it('ends with 2 after a mistake', () => {
    assert.equal(run(), '--days is missing.\n2');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseArguments } from '../src/arguments.ts';
import { main } from '../src/cli.ts';
import { pack } from '../src/pack.ts';

function run(...argv: string[]): [number, string] {
  let output = '';
  const status = main(argv, (text) => {
    output += text;
  });
  return [status, output];
}

describe('arguments', () => {
  it('are read', () => {
    assert.deepEqual(parseArguments(['--days', '3', '--winter']), { days: 3, people: 2, winter: true });
    assert.deepEqual(parseArguments(['--people=4', '--days=1']), { days: 1, people: 4, winter: false });
  });

  it('are checked', () => {
    assert.equal(parseArguments([]), '--days is missing.');
    assert.equal(parseArguments(['--days', '31']), '--days must be a number from 1 to 30.');
    assert.equal(parseArguments(['--fast']), 'There is no option --fast.');
  });
});

describe('packing', () => {
  it('takes foods in turn', () => {
    const { lines, isEnough } = pack({ days: 1, people: 1, winter: false });
    assert.deepEqual(
      lines.map(({ food, portions }) => `${food.name} ${portions}`),
      ['oats 2', 'pasta 2', 'cheese 2', 'nuts 2', 'chocolate 1'],
    );
    assert.equal(isEnough, true);
  });

  it('multiplies', () => {
    assert.equal(pack({ days: 3, people: 2, winter: false }).lines[0].portions, 12);
  });
});

describe('the tool', () => {
  it('writes a list', () => {
    const [status, output] = run('--days', '2', '--people', '1');
    assert.equal(status, 0);
    assert.match(output, /^oats: 4 portions, 0\.40 kg\n/);
    assert.match(output, /total: 1\.44 kg, 1\.44 kg each\n$/);
  });

  it('reports mistakes', () => {
    assert.deepEqual(run('--days', 'x'), [2, '--days must be a number from 1 to 30.\n']);
  });
});

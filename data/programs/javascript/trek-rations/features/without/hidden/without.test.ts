import assert from 'node:assert/strict';
import test from 'node:test';
import { parseArguments } from '../src/arguments.ts';
import { main } from '../src/cli.ts';
import { FOODS } from '../src/foods.ts';

function run(...argv: string[]): string {
  let output = '';
  const status = main(argv, (text) => {
    output += text;
  });
  return `${output}${status}`;
}

test('several foods can be left out, one of them twice', () => {
  assert.equal(
    run(
      '--days=1',
      '--people=1',
      '--without=nuts',
      '--without',
      'oats',
      '--without',
      'nuts',
      '--without',
      'pasta',
    ),
    'cheese: 2 portions, 0.12 kg\nchocolate: 2 portions, 0.10 kg\ntotal: 0.22 kg, 0.22 kg each\nThis is not enough.\n0',
  );
});

test('mistakes are told', () => {
  assert.equal(typeof parseArguments(['--days=1', '--without', 'stones']), 'string');
  assert.equal(typeof parseArguments(['--days=1', '--without']), 'string');
  assert.equal(
    typeof parseArguments(['--days=1', ...FOODS.map(({ name }) => `--without=${name}`)]),
    'string',
  );
  assert.match(run('--days=1', '--without', 'stones'), /stones/);
});

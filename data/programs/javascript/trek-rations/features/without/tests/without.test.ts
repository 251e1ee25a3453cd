import assert from 'node:assert/strict';
import test from 'node:test';
import { main } from '../src/cli.ts';

test('a food is left out', () => {
  let output = '';
  const status = main(['--days', '1', '--without', 'nuts'], (text) => {
    output += text;
  });
  assert.equal(status, 0);
  assert.ok(!output.includes('nuts'));
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { main } from '../src/cli.ts';

test('only requests with a method are reported', () => {
  let output = '';
  const input = 't GET /a 200 5ms\nt POST /b 200 9ms';
  const status = main(['--method', 'get'], {
    input,
    write: (text) => {
      output += text;
    },
  });
  assert.deepEqual([status, output], [0, 'GET /a 1 request, median 5 ms, 95 % 5 ms\n']);
});

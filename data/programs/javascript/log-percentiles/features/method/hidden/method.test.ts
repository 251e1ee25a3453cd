import assert from 'node:assert/strict';
import test from 'node:test';
import { main } from '../src/cli.ts';

function run(...argv: string[]): string {
  let output = '';
  const status = main(argv, {
    input: 't GET /a 200 5ms\nx\nt POST /b 200 9ms',
    write: (text) => {
      output += text;
    },
  });
  return `${output}${status}`;
}

test('other requests do not count against limits, and are not skipped lines', () => {
  assert.equal(
    run('--fail-over', '6', '--method', 'Get'),
    'GET /a 1 request, median 5 ms, 95 % 5 ms\nskipped 1 line\n0',
  );
  assert.equal(run('--method', 'PUT'), 'skipped 1 line\n0');
});

test('a name is needed', () => {
  for (const argv of [['--method'], ['--method', '5'], ['--method', '--top']])
    assert.equal(run(...argv).slice(-1), '2');
});

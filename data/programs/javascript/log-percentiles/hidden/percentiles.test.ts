import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { main } from '../src/cli.ts';
import { parseLine } from '../src/parse.ts';
import { percentile } from '../src/statistics.ts';

function run(input: string, ...argv: string[]): string {
  let output = '';
  const status = main(argv, {
    input,
    write: (text) => {
      output += text;
    },
  });
  return `${output}${status}`;
}
const log = (...requests: string[]) => requests.map((request) => `t ${request}ms`).join('\n');

describe('parseLine', () => {
  it('writes numbers in paths as :id', () => {
    assert.deepEqual(
      ['/1', '/a/1/b/22', '/1/2', '/a1/1b', '/', '/v2?x=/3', '/9?'].map(
        (path) => parseLine(`t GET ${path} 200 1ms`)?.path,
      ),
      ['/:id', '/a/:id/b/:id', '/:id/:id', '/a1/1b', '/', '/v2', '/:id'],
    );
  });

  it('refuses other forms', () => {
    for (const line of [
      '',
      't get / 200 1ms',
      't GET x 200 1ms',
      't GET / 600 1ms',
      't GET / 20 1ms',
      't GET / 200 1.5ms',
      't GET / 200 1',
      'GET / 200 1ms',
      't GET / 200 1ms x',
      'a t GET / 200 1ms',
    ])
      assert.equal(parseLine(line), undefined, line);
    assert.equal(parseLine('  t GET / 599 0ms ')?.status, 599);
  });
});

describe('percentile', () => {
  it('takes the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.deepEqual(
      [1, 50, 50.5, 95, 99.1, 100].map((percent) => percentile(hundred, percent)),
      [1, 50, 51, 95, 100, 100],
    );
    assert.equal(percentile([7], 1), 7);
    assert.equal(percentile([10, 9, 100], 50), 10);
  });

  it('leaves the list alone', () => {
    const list = [3, 1, 2];
    percentile(list, 50);
    assert.deepEqual(list, [3, 1, 2]);
  });
});

describe('main', () => {
  it('sorts by slowness, number, and text', () => {
    const input = log(
      'GET /d 200 5',
      'GET /c 200 5',
      'GET /b 200 5',
      'GET /b 200 1',
      'PUT /a 200 9',
      'GET /c?x 200 4',
      'GET /e 200 5',
    );
    assert.equal(
      run(input),
      [
        'PUT /a 1 request, median 9 ms, 95 % 9 ms',
        'GET /b 2 requests, median 1 ms, 95 % 5 ms',
        'GET /c 2 requests, median 4 ms, 95 % 5 ms',
        'GET /d 1 request, median 5 ms, 95 % 5 ms',
        'GET /e 1 request, median 5 ms, 95 % 5 ms',
        '0',
      ].join('\n'),
    );
  });

  it('takes the 95th percentile', () => {
    const input = log(...Array.from({ length: 21 }, (_, index) => `GET / 200 ${21 - index}`), 'GET /x 500 1');
    assert.equal(
      run(input),
      'GET / 21 requests, median 11 ms, 95 % 20 ms\nGET /x 1 request, median 1 ms, 95 % 1 ms, 1 failed\n0',
    );
  });

  it('counts failures of the server', () => {
    assert.equal(
      run(log('GET / 499 1', 'GET / 500 1', 'GET / 503 1')),
      'GET / 3 requests, median 1 ms, 95 % 1 ms, 2 failed\n0',
    );
  });

  it('counts lines of another form', () => {
    assert.equal(run('x\n\n  \ny\n'), 'skipped 2 lines\n0');
    assert.equal(run('x'), 'skipped 1 line\n0');
    assert.equal(run(''), '0');
  });

  it('takes options in any order, the last one counts', () => {
    const input = log('GET /a 200 50', 'GET /b 200 40');
    assert.equal(run(input, '--fail-over', '49', '--top', '0'), '3');
    assert.equal(run(input, '--top', '9', '--fail-over', '10', '--top', '0', '--fail-over', '50'), '0');
  });

  for (const argv of [
    ['--top', '-1'],
    ['--top', 'x'],
    ['--fail-over'],
    ['top', '1'],
    ['--last', '1'],
    ['--top', '1', '2'],
  ]) {
    it(`explains itself after ${argv.join(' ')}`, () =>
      assert.equal(run('x', ...argv), 'usage: percentiles [--top N] [--fail-over MS] < LOG\n2'));
  }
});

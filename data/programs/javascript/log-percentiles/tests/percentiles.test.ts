import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { main } from '../src/cli.ts';
import { parseLine } from '../src/parse.ts';
import { percentile } from '../src/statistics.ts';

const LOG = `2025-03-01T10:00:00Z GET /events/123?tab=seats 200 35ms
2025-03-01T10:00:01Z GET /events/9 500 80ms
hello
2025-03-01T10:00:02Z POST /orders 201 120ms
`;

function run(...argv: string[]): [number, string] {
  let output = '';
  const status = main(argv, {
    input: LOG,
    write: (text) => {
      output += text;
    },
  });
  return [status, output];
}

describe('a line', () => {
  it('is read', () => {
    assert.deepEqual(parseLine('2025-03-01T10:00:00Z GET /events/123?tab=seats 200 35ms'), {
      method: 'GET',
      path: '/events/:id',
      status: 200,
      milliseconds: 35,
    });
  });

  it('may have another form', () => {
    assert.equal(parseLine('hello'), undefined);
  });
});

describe('a percentile', () => {
  it('is one of the numbers', () => {
    assert.deepEqual(
      [25, 50, 75, 100].map((percent) => percentile([40, 10, 30, 20], percent)),
      [10, 20, 30, 40],
    );
  });
});

describe('the report', () => {
  it('begins with the slowest page', () => {
    assert.deepEqual(run(), [
      0,
      'POST /orders 1 request, median 120 ms, 95 % 120 ms\nGET /events/:id 2 requests, median 35 ms, 95 % 80 ms, 1 failed\nskipped 1 line\n',
    ]);
  });

  it('can be short', () => {
    assert.deepEqual(run('--top', '1'), [
      0,
      'POST /orders 1 request, median 120 ms, 95 % 120 ms\nskipped 1 line\n',
    ]);
  });

  it('can fail', () => {
    assert.equal(run('--fail-over', '100')[0], 3);
  });

  it('explains itself', () => {
    assert.deepEqual(run('--top'), [2, 'usage: percentiles [--top N] [--fail-over MS] < LOG\n']);
  });
});

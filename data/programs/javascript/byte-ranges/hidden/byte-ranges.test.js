import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { handle } from '../src/handler.js';
import { MOST_RANGES, parseRange } from '../src/range.js';

const recording = { type: 'audio/ogg', etag: '"v1"', text: 'abcdefghij' };
const ask = (method, headers = {}) => handle(recording, { method, headers });
const ranges = (header, size = 10) => parseRange(header, size)?.map(({ start, end }) => `${start}-${end}`);

describe('parseRange', () => {
  it('cuts off what lies behind the end', () => {
    assert.deepEqual(ranges('bytes=0-99'), ['0-9']);
    assert.deepEqual(ranges('bytes=9-9'), ['9-9']);
    assert.deepEqual(ranges('bytes=9-10'), ['9-9']);
    assert.deepEqual(ranges('bytes=-99'), ['0-9']);
    assert.deepEqual(ranges('bytes=-10'), ['0-9']);
    assert.deepEqual(ranges('bytes=-9'), ['1-9']);
  });

  it('leaves out what cannot be satisfied', () => {
    assert.deepEqual(ranges('bytes=10-'), []);
    assert.deepEqual(ranges('bytes=10-12'), []);
    assert.deepEqual(ranges('bytes=-0'), []);
    assert.deepEqual(ranges('bytes=20-, 3-4,-0'), ['3-4']);
    assert.deepEqual(ranges('bytes=0-', 0), []);
    assert.deepEqual(ranges('bytes=-5', 0), []);
  });

  it('keeps the order of the header', () => {
    assert.deepEqual(ranges(' bytes=5-6 , 0-1, -1 '), ['5-6', '0-1', '9-9']);
    assert.deepEqual(ranges('bytes=-1,4-'), ['9-9', '4-9']);
  });

  it('ignores what has a wrong form', () => {
    for (const header of [
      '',
      'bytes=',
      'bytes=-',
      'bytes=a-b',
      'bytes=4-2',
      'bytes=1',
      'bytes=0-1,',
      'bytes=0-1;2-3',
      'bytes 0-1',
      'xbytes=0-1',
      'bytes=30-20',
    ]) {
      assert.equal(ranges(header), undefined, header);
    }
  });

  it('accepts five ranges and not six', () => {
    assert.equal(MOST_RANGES, 5);
    assert.equal(ranges('bytes=0-0,1-1,2-2,3-3,4-4').length, 5);
    assert.equal(ranges('bytes=0-0,1-1,2-2,3-3,4-4,5-5'), undefined);
  });
});

describe('handle', () => {
  it('answers HEAD without a body and without ranges', () => {
    assert.deepEqual(ask('HEAD', { range: 'bytes=0-1' }), {
      status: 200,
      headers: {
        'accept-ranges': 'bytes',
        etag: '"v1"',
        'content-type': 'audio/ogg',
        'content-length': '10',
      },
      body: '',
    });
  });

  it('sends the whole recording if the header must be ignored', () => {
    const { status, body } = ask('GET', { range: 'bytes=4-2' });
    assert.deepEqual([status, body], [200, 'abcdefghij']);
  });

  it('sends one part with its own length', () => {
    assert.deepEqual(ask('GET', { range: 'bytes=-3' }), {
      status: 206,
      headers: {
        'accept-ranges': 'bytes',
        etag: '"v1"',
        'content-range': 'bytes 7-9/10',
        'content-type': 'audio/ogg',
        'content-length': '3',
      },
      body: 'hij',
    });
  });

  it('sends several parts', () => {
    const { status, headers, body } = ask('GET', { range: 'bytes=0-1,9-9' });
    const lines = [
      '--part-of-recording',
      'content-type: audio/ogg',
      'content-range: bytes 0-1/10',
      '',
      'ab',
      '--part-of-recording',
      'content-type: audio/ogg',
      'content-range: bytes 9-9/10',
      '',
      'j',
      '--part-of-recording--',
      '',
    ];
    assert.equal(status, 206);
    assert.equal(body, lines.join('\r\n'));
    assert.deepEqual(headers, {
      'accept-ranges': 'bytes',
      etag: '"v1"',
      'content-type': 'multipart/byteranges; boundary=part-of-recording',
      'content-length': String(body.length),
    });
  });

  it('sends a single part as it is if only one of several can be satisfied', () => {
    assert.equal(ask('GET', { range: 'bytes=50-,2-2' }).body, 'c');
  });

  it('sends no body if nothing can be satisfied', () => {
    assert.deepEqual(ask('GET', { range: 'bytes=50-' }), {
      status: 416,
      headers: { 'accept-ranges': 'bytes', etag: '"v1"', 'content-range': 'bytes */10' },
      body: '',
    });
  });

  it('refuses other methods in any case', () => {
    assert.equal(ask('get').status, 405);
    assert.equal(ask('DELETE', { range: 'bytes=0-1' }).headers.allow, 'GET, HEAD');
  });
});

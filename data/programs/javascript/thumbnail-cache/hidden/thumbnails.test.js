import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ThumbnailCache } from '../src/thumbnail-cache.js';

const fill = (capacity, text) => {
  const cache = new ThumbnailCache(capacity);
  for (const part of text.split(' ')) cache.put(part[0], 'x'.repeat(Number(part.slice(1))));
  return cache;
};
const show = (cache) => `${cache.keys.map((key) => key + cache.peek(key).length).join(' ')} ${cache.bytes}`;

describe('put', () => {
  it('fills the cache to the last byte', () => {
    assert.equal(show(fill(6, 'a3 b3')), 'a3 b3 6');
    assert.equal(show(fill(6, 'a3 b3 c1')), 'b3 c1 4');
    assert.equal(show(fill(6, 'a1 b1 c4 d5')), 'd5 5');
    assert.equal(show(fill(6, 'a1 b1 c4 d3')), 'd3 3');
    assert.equal(show(fill(6, 'a2 b2 c2 d0')), 'a2 b2 c2 d0 6');
  });

  it('replaces what has the same key', () => {
    assert.equal(show(fill(6, 'a3 b2 a4')), 'b2 a4 6');
    assert.equal(show(fill(6, 'a3 b2 a1')), 'b2 a1 3');
    assert.equal(show(fill(6, 'a3 b2 a6')), 'a6 6');
  });

  it('refuses what does not fit, and changes nothing', () => {
    const cache = fill(6, 'a3 b2');
    assert.equal(cache.put('a', 'x'.repeat(7)), false);
    assert.equal(show(cache), 'a3 b2 5');
    cache.pin('a');
    assert.equal(cache.put('c', 'xxxx'), false);
    assert.equal(show(cache), 'a3 b2 5');
    assert.equal(cache.put('c', 'xxx'), true);
    assert.equal(show(cache), 'a3 c3 6');
    assert.equal(cache.put('a', 'x'.repeat(6)), true);
    assert.equal(show(cache), 'a6 6');
    assert.equal(cache.put('b', 'x'), false);
  });
});

describe('get and peek', () => {
  it('differ in what they count', () => {
    const cache = fill(9, 'a1 b2 c3');
    assert.equal(cache.peek('a'), 'x');
    assert.equal(show(cache), 'a1 b2 c3 6');
    assert.equal(cache.get('a'), 'x');
    assert.equal(show(cache), 'b2 c3 a1 6');
    assert.deepEqual([cache.get('q'), cache.peek('q')], [undefined, undefined]);
    assert.equal(show(cache), 'b2 c3 a1 6');
  });
});

describe('pins', () => {
  it('are counted, each once', () => {
    const cache = fill(2, 'a1');
    const unpins = [cache.pin('a'), cache.pin('a')];
    unpins[0]();
    unpins[0]();
    assert.equal(cache.put('b', 'xx'), false);
    unpins[1]();
    assert.equal(cache.put('b', 'xx'), true);
    assert.equal(show(cache), 'b2 2');
    unpins[1]();
    assert.equal(cache.pin('a'), undefined);
  });

  it('stay when a thumbnail is replaced', () => {
    const cache = fill(2, 'a1');
    const unpin = cache.pin('a');
    cache.put('a', 'xx');
    assert.equal(cache.put('b', 'x'), false);
    unpin();
    assert.equal(cache.put('b', 'x'), true);
  });

  it('go with a thumbnail that is removed', () => {
    const cache = fill(3, 'a1 b2');
    const unpin = cache.pin('a');
    assert.equal(cache.remove('a'), true);
    assert.equal(show(cache), 'b2 2');
    unpin();
    cache.put('a', 'x');
    cache.pin('b');
    unpin();
    assert.equal(cache.put('c', 'x'), true);
    assert.equal(show(cache), 'b2 c1 3');
  });
});

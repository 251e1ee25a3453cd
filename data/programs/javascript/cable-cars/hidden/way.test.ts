import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findWay, type Link, reachable } from '../src/way.ts';

const KINDS = { '=': 'cable car', '>': 'chair lift', '~': 'ski run' } as const;
const links = (text: string): Link[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => ({
      name: part,
      from: part[0],
      to: part[2],
      kind: KINDS[part[1] as keyof typeof KINDS],
      ...(part[3] === '!' ? { isClosed: true } : {}),
    }));
const way = (text: string, start: string, goal: string, onSkis = true) =>
  findWay(links(text), { start, goal }, { onSkis })
    ?.map((ride) => `${ride.from}${ride.to}:${ride.link}`)
    .join(' ');

describe('findWay', () => {
  it('takes fewer rides before earlier links', () => {
    assert.equal(way('a>b b>c a>c', 'a', 'c'), 'ac:a>c');
    assert.equal(way('a>b a>c c>d b>d', 'a', 'd'), 'ab:a>b bd:b>d');
    assert.equal(way('a>c a>b b>d c>d', 'a', 'd'), 'ac:a>c cd:c>d');
    assert.equal(way('a>b a=b', 'a', 'b'), 'ab:a>b');
  });

  it('goes both ways only by cable car', () => {
    assert.deepEqual(
      ['=', '>', '~'].map((kind) => way(`a${kind}b`, 'b', 'a')),
      ['ba:a=b', undefined, undefined],
    );
    assert.deepEqual(
      ['=', '>', '~'].map((kind) => way(`a${kind}b`, 'a', 'b', false)),
      ['ab:a=b', undefined, undefined],
    );
    assert.equal(way('a=b c=b c~d', 'a', 'd'), 'ab:a=b bc:c=b cd:c~d');
  });

  it('leaves out closed links', () => {
    assert.equal(way('a=b! a=c c=b', 'a', 'b'), 'ac:a=c cb:c=b');
    assert.equal(way('a=b!', 'a', 'b'), undefined);
  });

  it('copes with circles and unknown stations', () => {
    assert.equal(way('a>b b>c c>a', 'a', 'z'), undefined);
    assert.equal(way('', 'x', 'x'), '');
    assert.equal(way('a=a a=b', 'a', 'b'), 'ab:a=b');
  });
});

describe('reachable', () => {
  it('sorts by rides, then as text', () => {
    assert.deepEqual(reachable(links('m>z m>b z>a b>y y>k'), 'm', { onSkis: true }), [
      'm',
      'b',
      'z',
      'a',
      'y',
      'k',
    ]);
    assert.deepEqual(reachable(links('m=z m>b z=a'), 'm', { onSkis: false }), ['m', 'z', 'a']);
    assert.deepEqual(reachable([], 'm', { onSkis: false }), ['m']);
  });
});

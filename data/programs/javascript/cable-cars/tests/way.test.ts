import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findWay, type Link, reachable } from '../src/way.ts';

const LINKS: Link[] = [
  { name: 'Gondola', from: 'Village', to: 'Alp', kind: 'cable car' },
  { name: 'Chair', from: 'Alp', to: 'Peak', kind: 'chair lift' },
  { name: 'Black run', from: 'Peak', to: 'Village', kind: 'ski run' },
];
const way = (start: string, goal: string, onSkis: boolean) =>
  findWay(LINKS, { start, goal }, { onSkis })?.map(({ link }) => link);

describe('a way', () => {
  it('has rides', () => {
    assert.deepEqual(findWay(LINKS, { start: 'Alp', goal: 'Village' }, { onSkis: false }), [
      { link: 'Gondola', from: 'Alp', to: 'Village' },
    ]);
  });

  it('has few changes', () => {
    assert.deepEqual(way('Peak', 'Alp', true), ['Black run', 'Gondola']);
  });

  it('may need skis', () => {
    assert.deepEqual(way('Village', 'Peak', true), ['Gondola', 'Chair']);
    assert.equal(way('Village', 'Peak', false), undefined);
  });

  it('may be no way at all', () => {
    assert.deepEqual(way('Alp', 'Alp', false), []);
    assert.equal(way('Alp', 'Moon', true), undefined);
  });
});

describe('stations', () => {
  it('can be reached', () => {
    assert.deepEqual(reachable(LINKS, 'Village', { onSkis: false }), ['Village', 'Alp']);
  });

  it('cannot be reached over closed links', () => {
    const closed = LINKS.map((link) => ({ ...link, isClosed: link.name === 'Chair' }));
    assert.deepEqual(reachable(closed, 'Alp', { onSkis: true }), ['Alp', 'Village']);
  });
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { findWay, type Link } from '../src/way.ts';

test('a lift that has closed is not used', () => {
  const links: Link[] = [
    { name: 'Gondola', from: 'a', to: 'b', kind: 'cable car', minutes: 10, closes: 960 },
  ];
  const way = (now: number) => findWay(links, { start: 'a', goal: 'b' }, { onSkis: false, now });
  assert.equal(way(959)?.length, 1);
  assert.equal(way(960), undefined);
});

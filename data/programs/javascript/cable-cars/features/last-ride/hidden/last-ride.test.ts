import assert from 'node:assert/strict';
import test from 'node:test';
import { findWay, type Link, reachable } from '../src/way.ts';

const link = (name: string, minutes: number, closes?: number): Link => ({
  name,
  from: name[0],
  to: name[1],
  kind: 'cable car',
  minutes,
  ...(closes === undefined ? {} : { closes }),
});
const way = (links: Link[], now?: number) =>
  findWay(links, { start: 'a', goal: 'd' }, { onSkis: true, ...(now === undefined ? {} : { now }) })
    ?.map((ride) => ride.link)
    .join(' ');

test('the time of the rides before counts', () => {
  const links = [link('ab', 10), link('bd', 5, 100)];
  assert.deepEqual(
    [89, 90, 91].map((now) => way(links, now)),
    ['ab bd', undefined, undefined],
  );
  assert.equal(way(links), 'ab bd');
  assert.deepEqual(reachable(links, 'a', { onSkis: true, now: 95 }), ['a', 'b']);
});

test('a way around may be in time', () => {
  const links = [link('ac', 30), link('ab', 5), link('bc', 5), link('cd', 5, 100)];
  assert.equal(way(links, 80), 'ab bc cd');
  assert.equal(way(links, 60), 'ac cd');
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut } from '../src/evening.ts';
import { fillGap, type Song } from '../src/fill.ts';
import { gaps, type Programme } from '../src/gaps.ts';

const programmes = (text: string): Programme[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [title, from, to] = part.split(':');
      return { title, from: Number(from), to: Number(to) };
    });
const songs = (text: string): Song[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => ({ title: part[0], seconds: Number(part.slice(1)) }));
const free = (text: string) =>
  gaps({ from: 10, to: 100 }, programmes(text))
    .map(({ from, to }) => `${from}-${to}`)
    .join(' ');

describe('gaps', () => {
  it('are sorted, and there are none between programmes that touch', () => {
    assert.equal(free('B:50:60 A:20:30 C:30:50'), '10-20 60-100');
    assert.equal(free(''), '10-100');
    assert.equal(free('A:10:100'), '');
    assert.equal(free('A:10:50'), '50-100');
    assert.equal(free('A:50:100'), '10-50');
  });

  it('name what is wrong', () => {
    assert.throws(() => free('B:29:60 A:20:30'), /^Error: A and B overlap\.$/);
    for (const wrong of ['A:9:20', 'A:90:101', 'A:30:30', 'A:40:30'])
      assert.throws(() => free(wrong), /^Error: A does not fit\.$/);
  });

  it('leave the programmes alone', () => {
    const list = programmes('B:50:60 A:20:30');
    gaps({ from: 0, to: 100 }, list);
    assert.deepEqual(
      list.map(({ title }) => title),
      ['B', 'A'],
    );
  });
});

describe('fillGap', () => {
  const fill = (seconds: number, text: string) =>
    fillGap(seconds, songs(text))
      .map(({ title }) => title)
      .join('');

  it('comes as close as possible', () => {
    assert.equal(fill(100, 'a60 b50 c50'), 'bc');
    assert.equal(fill(99, 'a60 b50 c50'), 'a');
    assert.equal(fill(100, 'a100 b1'), 'a');
    assert.equal(fill(6, 'a1 b2 c3 d4'), 'abc');
  });

  it('uses no song twice', () => {
    assert.equal(fill(100, 'a50'), 'a');
    assert.equal(fill(100, 'a30 b30'), 'ab');
  });

  it('takes the first of several choices', () => {
    assert.equal(fill(50, 'a50 b20 c30'), 'a');
    assert.equal(fill(50, 'b20 c30 a50'), 'bc');
    assert.equal(fill(30, 'a30 b30'), 'a');
  });

  it('may take nothing', () => {
    assert.equal(fill(5, ''), '');
    assert.equal(fill(0, 'a1'), '');
  });
});

describe('layOut', () => {
  const lay = (to: number, fixed: string, list: string) => {
    const { items, silent } = layOut({ from: 0, to }, programmes(fixed), songs(list));
    return `${items.map(({ at, title }) => at + title).join(' ')} | ${silent}`;
  };

  it('fills long gaps first, each song once', () => {
    assert.equal(lay(1000, 'N:200:400', 'a600 b200'), '0b 200N 400a | 0');
    assert.equal(lay(1000, 'N:200:400', 'a150 b140'), '200N 400a 550b | 510');
    assert.equal(lay(500, 'N:200:300', 'a150 b140'), '0a 200N 300b | 110');
  });

  it('leaves gaps below 90 seconds to the presenter', () => {
    assert.equal(lay(90, '', 'a50'), '0a | 40');
    assert.equal(lay(89, '', 'a50'), ' | 89');
    assert.equal(lay(120, 'N:0:100', 'a20'), '0N | 20');
    assert.equal(lay(300, 'N:50:200', 'a50 b60'), '50N 200b | 90');
  });
});

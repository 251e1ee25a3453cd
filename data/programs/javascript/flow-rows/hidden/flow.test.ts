import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut } from '../src/layout.ts';
import { type Box, breakRows, GAP } from '../src/rows.ts';

const boxes = (text: string): Box[] =>
  text.split(' ').map((part, index) => {
    const [size, grow] = part.split('+');
    const [width, height] = size.split('x').map(Number);
    return {
      id: String(index),
      width,
      height: height || 5,
      ...(grow === undefined ? {} : { grow: Number(grow) }),
    };
  });
const rows = (text: string, width: number) =>
  breakRows(boxes(text), width)
    .map((row) => row.map((box) => box.id).join(''))
    .join(' ');
const lay = (text: string, width: number) =>
  layOut(boxes(text), width)
    .map(({ x, y, width: w, height }) => `${x},${y}:${w}x${height}`)
    .join(' ');

describe('breakRows', () => {
  it('fills rows exactly', () => {
    assert.equal(GAP, 8);
    assert.equal(rows('46 46 46', 100), '01 2');
    assert.equal(rows('46 47', 100), '0 1');
    assert.equal(rows('20 20 20 20', 76), '012 3');
    assert.equal(rows('20 20 20', 75), '01 2');
    assert.equal(rows('100 1', 100), '0 1');
    assert.equal(rows('500 20 20', 100), '0 12');
  });
});

describe('layOut', () => {
  it('makes rows as high as their highest box', () => {
    assert.equal(lay('20x5 20x9 20x7 80x3', 100), '0,0:20x9 28,0:20x9 56,0:20x9 0,17:80x3');
    assert.equal(lay('90x5 90x9 90x7', 100), '0,0:90x5 0,13:90x9 0,30:90x7');
  });

  it('shares spare width by grow', () => {
    assert.equal(lay('20+1 20 20+3', 176), '0,0:45x5 53,0:20x5 81,0:95x5');
    assert.equal(lay('20+1 20+0', 100), '0,0:72x5 80,0:20x5');
  });

  it('gives pixels that are left to the first growing boxes', () => {
    assert.equal(lay('10 10+1 10+1 10+1', 69), '0,0:10x5 18,0:12x5 38,0:12x5 58,0:11x5');
    assert.equal(lay('10 10+1 10+1 10+1', 65), '0,0:10x5 18,0:11x5 37,0:10x5 55,0:10x5');
    assert.equal(lay('10+0.5 10+0.5', 29), '0,0:11x5 19,0:10x5');
  });

  it('leaves boxes alone that do not grow or have no room', () => {
    assert.equal(lay('20 20', 100), '0,0:20x5 28,0:20x5');
    assert.equal(lay('46+1 46+1', 100), '0,0:46x5 54,0:46x5');
  });

  it('shrinks only what is wider than the table', () => {
    assert.equal(lay('101+1 20', 100), '0,0:100x5 0,13:20x5');
    assert.equal(lay('100+1', 100), '0,0:100x5');
    assert.equal(lay('101 20', 100), '0,0:100x5 0,13:20x5');
  });
});

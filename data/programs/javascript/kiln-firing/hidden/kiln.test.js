import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFiring } from '../src/checks.js';
import { COLD, HOTTEST, parseFiring, temperatureAt, totalMinutes } from '../src/firing.js';

const show = (text) =>
  parseFiring(text)
    .map(({ from, to, minutes }) => `${from}>${to}/${minutes}`)
    .join(' ');

describe('parseFiring', () => {
  it('chains segments up and down', () => {
    assert.equal(show('to 80 in 7;to 20 at 60'), '20>80/7 80>20/60');
    assert.equal(show('to 1280 at 1260'), '20>1280/60');
    assert.deepEqual([COLD, HOTTEST], [20, 1280]);
  });

  it('skips what changes nothing', () => {
    assert.equal(show('hold 0; to 20 in 0; to 20 at 5;; \n # only words; to 50 in 1\nhold 1'), '20>20/1');
    assert.equal(show(''), '');
    assert.equal(show('to 30 in 1; to 30 at 0; to 40 in 2'), '20>30/1 30>40/2');
  });

  it('quotes what is no step', () => {
    for (const step of [
      'hold',
      'hold -5',
      'to 100',
      'to 100 at',
      'to 100 by 5',
      'to -5 at 5',
      'to 9.5 in 3',
      'hold 5 min',
      'then hold 5',
    ]) {
      assert.throws(() => parseFiring(`hold 1; ${step}`), SyntaxError, step);
      assert.throws(() => parseFiring(`hold 1; ${step}`), new RegExp(`not a step: ${step}`));
    }
  });

  it('stays within what the kiln can do', () => {
    assert.throws(() => parseFiring('to 1281 at 100'), /does not stand 1281 degrees/);
    assert.throws(() => parseFiring('to 100 in 0'), RangeError);
    assert.throws(() => parseFiring('to 100 at 0'), /cannot jump: to 100 at 0/);
  });
});

describe('temperatureAt', () => {
  const firing = parseFiring('to 60 in 20; hold 10; to 30 in 15');

  it('moves evenly', () => {
    assert.deepEqual(
      [0, 5, 20, 25, 30, 31, 44.5, 45, 46].map((minute) => temperatureAt(firing, minute)),
      [20, 30, 60, 60, 60, 58, 31, 30, 30],
    );
  });

  it('is cold without a programme', () => {
    assert.equal(temperatureAt([], 5), 20);
    assert.equal(totalMinutes([]), 0);
    assert.equal(totalMinutes(firing), 45);
  });
});

describe('checkFiring', () => {
  const check = (text) => checkFiring(parseFiring(text)).join(', ');

  it('warns of steam below 120 degrees', () => {
    assert.deepEqual(
      ['to 119 at 80', 'to 119 at 81', 'to 119 at 80; to 400 at 81', 'to 120 at 80; to 400 at 500'].map(
        check,
      ),
      ['', '1: steam', '2: steam', ''],
    );
    assert.equal(check('to 110 at 60; to 20 at 600; hold 5'), '');
  });

  it('warns of quartz in both directions', () => {
    assert.equal(check('to 120 at 80; to 574 at 150; to 572 at 150'), '');
    assert.equal(check('to 120 at 80; to 574 at 151; to 572 at 151'), '2: quartz, 3: quartz');
    assert.equal(check('to 120 at 80; to 573 at 500; to 800 at 500; to 573 at 500; to 20 at 500'), '');
  });

  it('can warn twice of a segment', () => {
    assert.equal(check('hold 5; to 900 at 900'), '2: steam, 2: quartz');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crossingWindows, heightAt } from '../src/tides.js';

const DAY = [
  { minute: 0, height: 60 },
  { minute: 360, height: 300 },
  { minute: 720, height: 60 },
];

describe('the height', () => {
  it('is known at high and low water', () => {
    assert.deepEqual(
      [0, 360, 720].map((minute) => heightAt(DAY, minute)),
      [60, 300, 60],
    );
  });

  it('rises slowly at first', () => {
    assert.equal(heightAt(DAY, 60), 80);
    assert.equal(heightAt(DAY, 120), 120);
    assert.equal(heightAt(DAY, 180), 180);
  });

  it('is unknown outside', () => {
    assert.equal(heightAt(DAY, -1), undefined);
    assert.equal(heightAt(DAY, 721), undefined);
  });
});

describe('windows', () => {
  it('open around high water', () => {
    assert.deepEqual(crossingWindows(DAY, { sill: 100, draught: 110 }), [{ opens: 240, closes: 480 }]);
  });

  it('may never open', () => {
    assert.deepEqual(crossingWindows(DAY, { sill: 100, draught: 200 }), []);
  });

  it('may be cut off', () => {
    assert.deepEqual(crossingWindows(DAY, { sill: 0, draught: 10 }), [{ opens: 0, closes: 720 }]);
  });
});

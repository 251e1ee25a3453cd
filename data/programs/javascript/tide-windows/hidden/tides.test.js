import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLEARANCE, crossingWindows, heightAt } from '../src/tides.js';

const rise = [
  { minute: 100, height: 0 },
  { minute: 460, height: 120 },
];
const fall = [
  { minute: 100, height: 120 },
  { minute: 460, height: -24 },
];

describe('heightAt', () => {
  it('follows the twelfths up', () => {
    assert.deepEqual(
      [100, 160, 220, 280, 340, 400, 460].map((minute) => heightAt(rise, minute)),
      [0, 10, 30, 60, 90, 110, 120],
    );
  });

  it('follows them down', () => {
    assert.deepEqual(
      [100, 160, 220, 280, 340, 400, 460].map((minute) => heightAt(fall, minute)),
      [120, 108, 84, 48, 12, -12, -24],
    );
  });

  it('moves evenly within a sixth', () => {
    assert.deepEqual(
      [130, 190, 250].map((minute) => heightAt(rise, minute)),
      [5, 20, 45],
    );
  });

  it('chooses the right pair of extremes', () => {
    const extremes = [...rise, { minute: 820, height: 60 }];
    assert.deepEqual(
      [459, 460, 520, 820].map((minute) => Math.round(Number(heightAt(extremes, minute)))),
      [120, 120, 115, 60],
    );
    assert.equal(heightAt(extremes, 821), undefined);
    assert.equal(heightAt(extremes, 99), undefined);
    assert.equal(heightAt([], 0), undefined);
    assert.equal(heightAt([{ minute: 5, height: 7 }], 5), 7);
  });
});

describe('crossingWindows', () => {
  it('demands a clearance', () => {
    assert.equal(CLEARANCE, 30);
    assert.deepEqual(crossingWindows(rise, { sill: 20, draught: 40 }), [{ opens: 340, closes: 460 }]);
    assert.deepEqual(crossingWindows(rise, { sill: 20, draught: 70 }), [{ opens: 460, closes: 460 }]);
    assert.deepEqual(crossingWindows(rise, { sill: 20, draught: 71 }), []);
  });

  it('closes again and opens a second time', () => {
    const extremes = [
      { minute: 0, height: 120 },
      { minute: 360, height: 0 },
      { minute: 720, height: 120 },
      { minute: 1080, height: 0 },
    ];
    assert.deepEqual(crossingWindows(extremes, { sill: 0, draught: 60 }), [
      { opens: 0, closes: 120 },
      { opens: 600, closes: 840 },
    ]);
  });

  it('copes with one extreme and with none', () => {
    assert.deepEqual(crossingWindows([{ minute: 3, height: 50 }], { sill: 0, draught: 20 }), [
      { opens: 3, closes: 3 },
    ]);
    assert.deepEqual(crossingWindows([], { sill: 0, draught: 20 }), []);
  });
});

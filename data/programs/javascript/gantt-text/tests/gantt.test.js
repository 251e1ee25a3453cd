import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawChart } from '../src/chart.js';
import { parsePlan } from '../src/plan.js';

const PLAN = 'roof: 5\nwindows: 3 after roof\nkitchen: 4 on 2\nkeys: 0 after windows, kitchen';

describe('a plan', () => {
  it('has tasks one after another', () => {
    assert.deepEqual(parsePlan(PLAN), [
      { name: 'roof', start: 0, days: 5 },
      { name: 'windows', start: 5, days: 3 },
      { name: 'kitchen', start: 2, days: 4 },
      { name: 'keys', start: 7, days: 0 },
    ]);
  });

  it('needs all its tasks', () => {
    assert.throws(() => parsePlan('roof: 5 after walls'), /There is no task walls/);
  });

  it('has no circles', () => {
    assert.throws(() => parsePlan('a: 1 after b\nb: 1 after a'), /a waits for itself/);
  });

  it('has a form', () => {
    assert.throws(() => parsePlan('roof: 5\nwindows'), /Line 2/);
  });
});

describe('a chart', () => {
  it('has bars and milestones', () => {
    assert.deepEqual(drawChart(parsePlan(PLAN)), [
      '        |......|',
      'roof    #####',
      'windows      ###',
      'kitchen   ####',
      'keys           *',
    ]);
  });

  it('may be empty', () => {
    assert.deepEqual(drawChart([]), []);
  });
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { schedulePassages } from '../src/schedule.js';

test('a season of boats is read a few times per boat, not once per passage', () => {
  let reads = 0;
  const boats = Array.from({ length: 600 }, (_, index) => ({
    name: `boat ${index}`,
    length: 1500,
    direction: index % 2 === 0 ? 'up' : 'down',
    get arrives() {
      reads += 1;
      return index * 30;
    },
  }));
  assert.equal(schedulePassages(boats).passages.length, 600);
  assert.ok(reads < 600 * 30, `arrives was read ${reads} times`);
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { TopicBus } from '../src/bus.ts';

test('a retained message is the one', () => {
  const bus = new TopicBus();
  bus.publish('b', 'old b', { retain: true });
  bus.publish('a', 'old a', { retain: true });
  const heard: string[] = [];
  bus.once('+', ({ payload }) => heard.push(payload));
  assert.equal(bus.publish('a', 'new'), 0);
  assert.deepEqual(heard, ['old a']);
});

test('the subscription can be ended before, and a message within a message is not taken', () => {
  const bus = new TopicBus();
  let calls = 0;
  bus.once('a', () => assert.ok(false))();
  bus.once('a', () => {
    calls += 1;
    bus.publish('a', 'again');
  });
  assert.equal(bus.publish('a', ''), 1);
  assert.equal(bus.publish('a', ''), 0);
  assert.equal(calls, 1);
});

test('a filter is checked', () => {
  assert.throws(() => new TopicBus().once('a#', () => {}), TypeError);
});

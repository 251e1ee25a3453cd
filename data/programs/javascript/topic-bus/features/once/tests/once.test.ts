import assert from 'node:assert/strict';
import test from 'node:test';
import { TopicBus } from '../src/bus.ts';

test('once delivers a single message', () => {
  const bus = new TopicBus();
  const heard: string[] = [];
  bus.once('a', ({ payload }) => heard.push(payload));
  bus.publish('a', '1');
  bus.publish('a', '2');
  assert.deepEqual(heard, ['1']);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TopicBus } from '../src/bus.ts';
import { matchesTopic } from '../src/topics.ts';

describe('filters', () => {
  it('match levels', () => {
    assert.equal(matchesTopic('house/2/door', 'house/2/door'), true);
    assert.equal(matchesTopic('house/2/door', 'house/3/door'), false);
  });

  it('have wildcards', () => {
    assert.equal(matchesTopic('house/+/door', 'house/3/door'), true);
    assert.equal(matchesTopic('house/#', 'house/3/door'), true);
    assert.equal(matchesTopic('house/+', 'house/3/door'), false);
  });
});

describe('the bus', () => {
  it('delivers messages to those who subscribed', () => {
    const bus = new TopicBus();
    const heard: string[] = [];
    bus.subscribe('house/+/door', ({ topic, payload }) => heard.push(`${topic} ${payload}`));
    assert.equal(bus.publish('house/2/door', 'open'), 1);
    assert.equal(bus.publish('house/2/window', 'open'), 0);
    assert.deepEqual(heard, ['house/2/door open']);
  });

  it('delivers nothing after the end of a subscription', () => {
    const bus = new TopicBus();
    const end = bus.subscribe('a', () => assert.ok(false));
    end();
    assert.equal(bus.publish('a', '1'), 0);
  });

  it('keeps retained messages for later', () => {
    const bus = new TopicBus();
    bus.publish('roof/wind', '12', { retain: true });
    const heard: unknown[] = [];
    bus.subscribe('roof/#', (message) => heard.push(message));
    assert.deepEqual(heard, [{ topic: 'roof/wind', payload: '12', retained: true }]);
  });

  it('refuses wildcards in topics', () => {
    assert.throws(() => new TopicBus().publish('a/+', 'x'), TypeError);
  });
});

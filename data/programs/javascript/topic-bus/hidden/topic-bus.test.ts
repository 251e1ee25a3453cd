import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Message, TopicBus } from '../src/bus.ts';
import { checkFilter, checkTopic, matchesTopic } from '../src/topics.ts';

describe('matchesTopic', () => {
  for (const [filter, topic, expected] of [
    ['lab/#', 'lab', true],
    ['lab/#', 'lab/1/door', true],
    ['lab/#', 'laboratory', false],
    ['#', 'a/b', true],
    ['+', 'a', true],
    ['+', 'a/b', false],
    ['+/+', 'a', false],
    ['a/+', 'a/', true],
    ['a/+', 'a', false],
    ['a//b', 'a//b', true],
    ['a/b', 'a/b/c', false],
    ['a/b/c', 'a/b', false],
    ['#', '$sys/load', false],
    ['+/load', '$sys/load', false],
    ['$sys/#', '$sys/load', true],
    ['$sys/+', '$sys/load', true],
    ['a/+/c/#', 'a/b/c/d/e', true],
    ['a/#', 'a/$b', true],
  ] as [string, string, boolean][]) {
    it(`${filter} ${expected ? 'covers' : 'does not cover'} ${topic}`, () =>
      assert.equal(matchesTopic(filter, topic), expected));
  }
});

describe('checks', () => {
  it('accept valid names', () => {
    for (const topic of ['a', '/', 'a//b', '$sys']) checkTopic(topic);
    for (const filter of ['a', '#', '+', '+/b/#', '/#', 'a//+']) checkFilter(filter);
  });

  it('refuse others', () => {
    for (const topic of ['', '#', 'a/+', 'a+']) assert.throws(() => checkTopic(topic), TypeError, topic);
    for (const filter of ['', '#/a', 'a#', 'a+/b', '##', 'a/#/b'])
      assert.throws(() => checkFilter(filter), TypeError, filter);
    assert.throws(() => checkFilter('a#'), /"a#" is not a filter/);
    assert.throws(() => new TopicBus().subscribe('a#', () => {}), TypeError);
    assert.throws(() => new TopicBus().publish('', ''), /"" is not a topic/);
  });
});

describe('delivery', () => {
  it('keeps the order of subscriptions, and one listener may subscribe twice', () => {
    const bus = new TopicBus();
    const heard: string[] = [];
    const listener = (name: string) => () => heard.push(name);
    const first = listener('first');
    bus.subscribe('#', first);
    const end = bus.subscribe('a', listener('second'));
    bus.subscribe('a', first);
    assert.equal(bus.publish('a', ''), 3);
    end();
    end();
    assert.equal(bus.publish('a', ''), 2);
    assert.deepEqual(heard, ['first', 'second', 'first', 'first', 'first']);
  });

  it('goes on after a listener that throws, and does not count it', () => {
    const bus = new TopicBus();
    const heard: Message[] = [];
    bus.subscribe('a', () => {
      throw new Error('broken');
    });
    bus.subscribe('a', (message) => heard.push(message));
    assert.equal(bus.publish('a', 'x'), 1);
    assert.deepEqual(heard, [{ topic: 'a', payload: 'x', retained: false }]);
  });

  it('respects subscriptions that begin or end meanwhile', () => {
    const bus = new TopicBus();
    const heard: string[] = [];
    let endLast = () => {};
    bus.subscribe('a', () => {
      bus.subscribe('a', () => heard.push('new'));
      endLast();
    });
    endLast = bus.subscribe('a', () => heard.push('last'));
    bus.subscribe('b', () => heard.push('b'));
    bus.subscribe('a', () => {});
    assert.equal(bus.publish('a', ''), 2);
    assert.deepEqual(heard, []);
  });
});

describe('retained messages', () => {
  it('are sorted, replaced, and forgotten', () => {
    const bus = new TopicBus();
    for (const [topic, payload] of [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
      ['c', '4'],
      ['c', ''],
      ['other/d', '5'],
    ]) {
      bus.publish(topic, payload, { retain: true });
    }
    bus.publish('a', 'not kept');
    bus.publish('b', '', { retain: false });
    const heard: string[] = [];
    bus.subscribe('+', ({ topic, payload, retained }) => heard.push(`${topic}${payload}${retained}`));
    assert.deepEqual(heard, ['a2true', 'b3true']);
  });

  it('that are emptied are delivered to present subscribers', () => {
    const bus = new TopicBus();
    const heard: string[] = [];
    bus.subscribe('a', ({ payload }) => heard.push(`<${payload}>`));
    assert.equal(bus.publish('a', '', { retain: true }), 1);
    assert.deepEqual(heard, ['<>']);
  });
});

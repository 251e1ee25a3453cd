import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pauseAfter } from '../src/backoff.js';
import { Deliveries } from '../src/deliveries.js';

const ids = (list) => list.map(({ id }) => id).join('');
const open = (text, random = () => 0) => {
  const deliveries = new Deliveries(random);
  for (const [index, [id, endpoint]] of text.split(' ').entries()) deliveries.add(id, endpoint, index);
  return deliveries;
};

describe('pauseAfter', () => {
  it('adds less than a fifth', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7].map((failures) => pauseAfter(failures, 0.999)),
      [17, 35, 71, 143, 287, 575, 719],
    );
    assert.deepEqual([pauseAfter(1, 0.33), pauseAfter(1, 0.34), pauseAfter(1, 0.99)], [15, 16, 17]);
  });
});

describe('due', () => {
  it('sorts by time, then by order', () => {
    const deliveries = open('ax by cz');
    assert.equal(ids(deliveries.due(1)), 'ab');
    deliveries.report('a', false, 2);
    deliveries.report('b', false, 1);
    assert.equal(ids(deliveries.due(50)), 'cba');
    const same = new Deliveries(() => 0);
    for (const id of 'zya') same.add(id, 'x', 5);
    assert.equal(ids(same.due(5)), 'zya');
    assert.equal(ids(same.due(4)), '');
  });
});

describe('report', () => {
  it('plans every try', () => {
    const draws = [];
    const deliveries = open('ax', () => {
      draws.push(1);
      return 0.5;
    });
    const states = [];
    const tried = [];
    for (let now = 0; now < 5000; now += 1) {
      if (deliveries.due(now).length === 0) continue;
      tried.push(now);
      states.push(deliveries.report('a', false, now));
    }
    assert.deepEqual(tried, [0, 16, 49, 115, 247, 1147]);
    assert.deepEqual(states, ['waiting', 'waiting', 'waiting', 'waiting', 'waiting', 'given up']);
    assert.equal(draws.length, 5);
    assert.equal(deliveries.state('a'), 'given up');
  });

  it('leaves what is finished or unknown as it is', () => {
    const deliveries = open('ax');
    assert.equal(deliveries.report('q', false, 0), 'unknown');
    assert.equal(deliveries.report('a', true, 0), 'delivered');
    assert.equal(deliveries.report('a', false, 0), 'delivered');
    assert.equal(deliveries.state('a'), 'delivered');
    assert.throws(() => deliveries.add('a', 'x', 9), /a exists already/);
    assert.equal(deliveries.state('b'), 'unknown');
  });

  it('leaves an endpoint alone after five failures in a row', () => {
    const deliveries = open('ax bx cx dx ex fx gy');
    for (const id of 'abcd') deliveries.report(id, false, 10);
    assert.equal(ids(deliveries.due(24)), 'efg');
    deliveries.report('e', false, 20);
    assert.equal(ids(deliveries.due(919)), 'g');
    assert.equal(ids(deliveries.due(920)), 'fgabcde');
  });

  it('begins a new row after a success and after a rest', () => {
    const deliveries = open('ax bx cx dx ex fx gx');
    for (const id of 'abcd') deliveries.report(id, false, 10);
    deliveries.report('e', true, 10);
    for (const id of 'abcd') deliveries.report(id, false, 30);
    assert.equal(ids(deliveries.due(100)), 'fgabcd');
    deliveries.report('f', false, 100);
    assert.equal(ids(deliveries.due(999)), '');
    for (const id of 'abcd') deliveries.report(id, false, 1000);
    assert.equal(ids(deliveries.due(1001)), 'gf');
    deliveries.report('g', false, 1001);
    assert.equal(ids(deliveries.due(1900)), '');
    assert.equal(deliveries.state('g'), 'waiting');
  });

  it('counts failures of endpoints apart', () => {
    const deliveries = open('ax bx cy dy ex');
    for (const id of 'abcde') deliveries.report(id, false, 10);
    assert.equal(ids(deliveries.due(25)), 'abcde');
  });
});

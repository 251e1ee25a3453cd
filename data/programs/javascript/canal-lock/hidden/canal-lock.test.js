import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHAMBER_LENGTH, chamberLoad, GAP } from '../src/chamber.js';
import { PASSAGE_MINUTES, schedulePassages, TURN_MINUTES } from '../src/schedule.js';

const boat = (name, direction, arrives, length = 1500) => ({ name, direction, arrives, length });
const load = (...lengths) =>
  chamberLoad(lengths.map((length, index) => boat(String(index), 'up', 0, length)))
    .map(({ name }) => name)
    .join('');
const brief = (day) =>
  day.passages.map(({ starts, direction, boats }) => `${starts} ${direction} ${boats.join('+')}`);

describe('the chamber in detail', () => {
  it('has the documented measures', () => {
    assert.deepEqual([CHAMBER_LENGTH, GAP, PASSAGE_MINUTES, TURN_MINUTES], [2200, 50, 12, 7]);
  });

  it('counts a gap before every boat but the first', () => {
    assert.equal(load(2200), '0');
    assert.equal(load(1000, 1150), '01');
    assert.equal(load(1000, 1151), '0');
    assert.equal(load(700, 700, 700), '012');
    assert.equal(load(700, 700, 701), '01');
  });

  it('passes over a boat that does not fit and admits those behind it', () => {
    assert.equal(load(1200, 1500, 600, 301), '02');
    assert.equal(load(1200, 1500, 600, 250), '023');
  });

  it('leaves the queue as it is', () => {
    const queue = [boat('a', 'up', 0, 800), boat('b', 'up', 0, 800)];
    chamberLoad(queue);
    assert.equal(queue.length, 2);
  });
});

describe('the day in detail', () => {
  it('is over at once without boats', () => {
    assert.deepEqual(schedulePassages([]), { passages: [], emptyTurns: 0, finished: 0 });
  });

  it('rests until the next boat and serves it without an empty turn if the water is right', () => {
    const day = schedulePassages([boat('a', 'up', 0), boat('b', 'down', 100)]);
    assert.deepEqual(brief(day), ['0 up a', '100 down b']);
    assert.deepEqual([day.emptyTurns, day.finished], [0, 112]);
  });

  it('serves boats that arrive while the lock turns', () => {
    const day = schedulePassages([boat('a', 'down', 0), boat('b', 'up', 3), boat('c', 'down', 7, 600)]);
    assert.deepEqual(brief(day), ['7 down a+c', '19 up b']);
    assert.equal(day.emptyTurns, 1);
  });

  it('prefers the side where the water stands although the other side waited longer', () => {
    const day = schedulePassages([boat('a', 'down', 1), boat('b', 'up', 1)]);
    assert.deepEqual(brief(day), ['1 up b', '13 down a']);
  });

  it('turns empty between boats that go the same way', () => {
    const day = schedulePassages([boat('a', 'up', 0), boat('b', 'up', 0)]);
    assert.deepEqual(brief(day), ['0 up a', '19 up b']);
    assert.deepEqual([day.emptyTurns, day.finished], [1, 31]);
  });

  it('sorts by arrival and keeps the listed order within a minute', () => {
    const boats = [boat('late', 'up', 9, 500), boat('x', 'up', 2, 500), boat('y', 'up', 2, 500)];
    assert.deepEqual(brief(schedulePassages(boats)), ['2 up x+y', '21 up late']);
    assert.deepEqual(
      boats.map(({ name }) => name),
      ['late', 'x', 'y'],
    );
  });

  it('admits a boat of exactly the length of the chamber and names one that is longer', () => {
    assert.equal(schedulePassages([boat('fits', 'up', 0, 2200)]).passages.length, 1);
    assert.throws(
      () => schedulePassages([boat('fits', 'up', 0), boat('Whale', 'up', 0, 2300)]),
      /Whale is 2300 cm/,
    );
  });
});

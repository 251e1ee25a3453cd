import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildTrain, classify, type Wagon } from '../src/yard.ts';

const train = (text: string): Wagon[] =>
  [...text].map((destination, index) => ({ id: `${destination}${index}`, destination, tonnes: 50 }));
const ids = (wagons: readonly Wagon[]) => wagons.map(({ id }) => id).join(' ');

describe('the hump', () => {
  it('sorts by destination', () => {
    assert.deepEqual(classify(train('ABAB'), 3).tracks.map(ids), ['', 'A0 A2', 'B1 B3']);
  });

  it('has an overflow', () => {
    assert.equal(ids(classify(train('ABC'), 3).overflow), 'C2');
  });

  it('spares dangerous goods', () => {
    const yard = classify([{ id: 'tank', destination: 'A', tonnes: 80, noHump: true }], 2);
    assert.deepEqual(yard.tracks.map(ids), ['tank', '']);
  });

  it('needs tracks', () => {
    assert.throws(() => classify([], 1), RangeError);
  });
});

describe('a train', () => {
  it('has the last stop at the engine', () => {
    const { wagons, pulls } = buildTrain(classify(train('ABAB'), 3), ['A', 'B']);
    assert.equal(ids(wagons), 'B1 B3 A0 A2');
    assert.equal(pulls, 2);
  });

  it('is full at 900 tonnes', () => {
    const yard = classify(train('AAAAAAAAAAAABBBBBBBBBBBB'), 3);
    assert.equal(buildTrain(yard, ['A', 'B']).wagons.length, 18);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildTrain, classify, FULL_TRAIN, TRACK_LENGTH, type Wagon } from '../src/yard.ts';

const train = (text: string, tonnes = 50): Wagon[] =>
  [...text].map((destination, index) => ({
    id: `${destination}${index}`,
    destination: destination.toUpperCase(),
    tonnes,
    noHump: destination !== destination.toUpperCase(),
  }));
const ids = (wagons: readonly Wagon[]) => wagons.map(({ id }) => id).join(' ');

describe('classify', () => {
  it('has the documented limits', () => {
    assert.deepEqual([TRACK_LENGTH, FULL_TRAIN], [12, 900]);
    assert.throws(() => classify([], 1), /at least 2 tracks, and not 1/);
    assert.deepEqual(classify([], 2), { tracks: [[], []], overflow: [] });
  });

  it('opens another track for a full one', () => {
    const yard = classify(train(`${'A'.repeat(13)}BA`), 5);
    assert.deepEqual(
      yard.tracks.map((track) => track.length),
      [0, 12, 2, 1, 0],
    );
    assert.equal(ids(yard.tracks[2]), 'A12 A14');
  });

  it('sends wagons to the overflow once everything is in use', () => {
    const yard = classify(train(`${'A'.repeat(12)}BABCA`), 3);
    assert.deepEqual(
      yard.tracks.map((track) => track.length),
      [0, 12, 2],
    );
    assert.equal(ids(yard.overflow), 'A13 C15 A16');
  });

  it('never fills track 0, and leaves other tracks alone', () => {
    const yard = classify(train(`${'a'.repeat(14)}Ab`), 2);
    assert.deepEqual(
      yard.tracks.map((track) => track.length),
      [15, 1],
    );
    assert.deepEqual(yard.overflow, []);
  });
});

describe('buildTrain', () => {
  it('pulls tracks in the order of their numbers', () => {
    const yard = classify(train(`B${'A'.repeat(13)}aBC`), 5);
    const { wagons, pulls } = buildTrain(yard, ['B', 'A']);
    assert.equal(ids(wagons), `a14 ${Array.from({ length: 13 }, (_, n) => `A${n + 1}`).join(' ')} B0 B15`);
    assert.equal(pulls, 4);
  });

  it('skips stops without wagons and wagons without a stop', () => {
    const yard = classify(train('AB'), 4);
    assert.deepEqual(buildTrain(yard, ['X', 'B', 'Y']), { wagons: [yard.tracks[2][0]], pulls: 1 });
    assert.deepEqual(buildTrain(yard, []), { wagons: [], pulls: 0 });
  });

  it('takes exactly 900 tonnes', () => {
    assert.equal(buildTrain(classify(train('AAA', 300), 2), ['A']).wagons.length, 3);
    assert.equal(buildTrain(classify(train('AAA', 301), 2), ['A']).wagons.length, 2);
  });

  it('stops at the first wagon that is too heavy, also if a later one would fit', () => {
    const heavy = { id: 'heavy', destination: 'A', tonnes: 500 };
    const light = { id: 'light', destination: 'B', tonnes: 500 };
    const feather = { id: 'feather', destination: 'B', tonnes: 1 };
    const yard = classify([heavy, light, feather], 3);
    assert.deepEqual(buildTrain(yard, ['B', 'A']), { wagons: [heavy], pulls: 1 });
    const stops = ['A', 'B'];
    assert.equal(ids(buildTrain(yard, stops).wagons), 'light feather');
    assert.deepEqual(stops, ['A', 'B']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { directRelations, phases } from '../src/phases.ts';
import { parseRelations } from '../src/relations.ts';

const pairs = (notes: string) => parseRelations(notes).map(({ above, below }) => `${above}>${below}`);
const direct = (notes: string) =>
  directRelations(parseRelations(notes)).map(({ above, below }) => `${above}>${below}`);

describe('notes', () => {
  it('know four words', () => {
    assert.deepEqual(pairs('a above b\nc below d\ne cuts f\ng fills h'), ['a>b', 'd>c', 'e>f', 'g>h']);
  });

  it('may contain comments, spaces, and empty lines', () => {
    assert.deepEqual(pairs('\n  # only a comment\n  a   above\tb , c  # why\n\n'), ['a>b', 'a>c']);
    assert.deepEqual(pairs(''), []);
  });

  it('count a relation once, also if it is said the other way around', () => {
    assert.deepEqual(pairs('a above b\nc above a\nb below a'), ['a>b', 'c>a']);
  });

  it('name the line that is wrong', () => {
    assert.throws(() => parseRelations('a above'), /Line 1 is not a relation: a above/);
    assert.throws(() => parseRelations('\na beside b'), /Line 2 is not a relation/);
    assert.throws(() => parseRelations('a above b c'), /Line 1 is not a relation/);
    assert.throws(() => parseRelations('a above b,'), /Line 1 is not a relation/);
    assert.throws(() => parseRelations('\n\na cuts b, a'), /Line 3 relates layer a to itself/);
  });
});

describe('phases', () => {
  it('are empty without relations', () => {
    assert.deepEqual(phases([]), []);
  });

  it('follow the longest way down, and sort layers within a phase', () => {
    assert.deepEqual(phases(parseRelations('z above a\nb above a\nc above b\ntop above a, c')), [
      ['a'],
      ['b', 'z'],
      ['c'],
      ['top'],
    ]);
  });

  it('keep separate stacks side by side', () => {
    assert.deepEqual(phases(parseRelations('2 above 1\n4 above 3')), [
      ['1', '3'],
      ['2', '4'],
    ]);
  });

  it('show only the circle, not the way to it', () => {
    assert.throws(
      () => phases(parseRelations('0 above 1\n1 above 2\n2 above 3\n3 above 1')),
      /other: 1 above 2 above 3 above 1\.$/,
    );
  });

  it('show a circle without the layers that lead nowhere', () => {
    assert.throws(() => phases(parseRelations('1 above 5, 2\n2 above 1')), /other: 1 above 2 above 1\.$/);
  });

  it('look at each layer once, however many ways lead to it', () => {
    const ladder = Array.from(
      { length: 60 },
      (_, n) => `a${n} above a${n + 1}, b${n + 1}\nb${n} above a${n + 1}, b${n + 1}`,
    );
    assert.equal(phases(parseRelations(ladder.join('\n'))).length, 61);
  });

  it('accept a layer that is reached twice', () => {
    assert.deepEqual(phases(parseRelations('1 above 2, 3\n2 above 4\n3 above 4')), [
      ['4'],
      ['2', '3'],
      ['1'],
    ]);
  });
});

describe('direct relations', () => {
  it('leave out long ways and keep the order', () => {
    assert.deepEqual(direct('1 above 4\n1 above 2\n2 above 3\n3 above 4\n1 above 3'), ['1>2', '2>3', '3>4']);
  });

  it('keep everything if nothing follows', () => {
    assert.deepEqual(direct('1 above 2, 3\n2 above 4\n3 above 4'), ['1>2', '1>3', '2>4', '3>4']);
    assert.deepEqual(direct(''), []);
  });
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { parseRelations } from '../src/relations.ts';

const pairs = (notes: string) => parseRelations(notes).map(({ above, below }) => `${above}>${below}`);

test('lines before the note use the shared number too', () => {
  assert.deepEqual(pairs('1 above 205\n103 above 9\n103 same-as 205'), ['1>205', '205>9']);
});

test('several numbers can mean one layer', () => {
  assert.deepEqual(pairs('a same-as b\nc same-as d\nb same-as d\nd above x\nc above x\na same-as c'), [
    'a>x',
  ]);
  assert.deepEqual(pairs('a same-as b, c\nx above c'), ['x>a']);
});

test('relations between two numbers of one layer are refused', () => {
  assert.throws(
    () => parseRelations('b above c\na above b\na same-as b, c'),
    /Line 1 relates layer b to itself/,
  );
  assert.throws(() => parseRelations('a same-as a'), /Line 1 relates layer a to itself/);
});

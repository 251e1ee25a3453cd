import assert from 'node:assert/strict';
import test from 'node:test';
import { directRelations, phases } from '../src/phases.ts';
import { parseRelations } from '../src/relations.ts';

test('reads relations in both directions', () => {
  assert.deepEqual(parseRelations('101 above 102\n103 below 102\n'), [
    { above: '101', below: '102' },
    { above: '102', below: '103' },
  ]);
});

test('reads pits and several layers in a line', () => {
  assert.deepEqual(parseRelations('# trench B\n104 cuts 101, 103  # a pit'), [
    { above: '104', below: '101' },
    { above: '104', below: '103' },
  ]);
});

test('refuses a line that is no relation', () => {
  assert.throws(() => parseRelations('101 above 102\n101 near 103'), /Line 2/);
});

test('puts layers into phases', () => {
  assert.deepEqual(phases(parseRelations('1 above 2\n2 above 4\n3 above 4')), [['4'], ['2', '3'], ['1']]);
});

test('finds a contradiction', () => {
  assert.throws(() => phases(parseRelations('1 above 2\n2 above 1')), /1 above 2 above 1/);
});

test('leaves out what follows from other relations', () => {
  const direct = directRelations(parseRelations('1 above 2, 3\n2 above 3'));
  assert.deepEqual(
    direct.map(({ above, below }) => above + below),
    ['12', '23'],
  );
});

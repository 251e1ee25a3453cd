import assert from 'node:assert/strict';
import test from 'node:test';
import { parseRelations } from '../src/relations.ts';

test('a layer with two numbers goes by the first', () => {
  assert.deepEqual(parseRelations('103 same-as 205\n101 above 205'), [{ above: '101', below: '103' }]);
});

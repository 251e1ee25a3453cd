import assert from 'node:assert/strict';
import test from 'node:test';
import { History } from '../src/history.js';

test('the menu says what will be undone', () => {
  const history = new History(() => 0);
  history.run({ kind: 'add', id: 's1', shape: { x: 0, y: 0, colour: 'red' } });
  assert.equal(history.undoLabel, 'add s1');
});

import assert from 'node:assert/strict';
import test from 'node:test';
import { History } from '../src/history.js';

test('labels follow the steps', () => {
  const history = new History(() => 0);
  const labels = () => [history.undoLabel, history.redoLabel];
  assert.deepEqual(labels(), [undefined, undefined]);
  history.run({ kind: 'add', id: 'a', shape: { x: 0, y: 0, colour: 'red' } });
  history.run({ kind: 'move', id: 'a', dx: 1, dy: 1 });
  history.run({ kind: 'move', id: 'a', dx: 1, dy: 1 });
  assert.deepEqual(labels(), ['move a', undefined]);
  history.undo();
  assert.deepEqual(labels(), ['add a', 'move a']);
  history.undo();
  assert.deepEqual(labels(), [undefined, 'add a']);
});

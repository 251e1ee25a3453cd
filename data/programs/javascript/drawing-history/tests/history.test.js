import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apply } from '../src/board.js';
import { History } from '../src/history.js';

const add = (id) => ({ kind: 'add', id, shape: { x: 0, y: 0, colour: 'red' } });
const move = (id, dx) => ({ kind: 'move', id, dx, dy: 0 });

describe('a command', () => {
  it('knows its inverse', () => {
    const { board, inverse } = apply(
      { s: { x: 1, y: 1, colour: 'red' } },
      { kind: 'paint', id: 's', colour: 'blue' },
    );
    assert.deepEqual(board, { s: { x: 1, y: 1, colour: 'blue' } });
    assert.deepEqual(inverse, { kind: 'paint', id: 's', colour: 'red' });
  });

  it('needs its shape', () => {
    assert.throws(() => apply({}, { kind: 'remove', id: 's' }), /s does not exist/);
  });
});

describe('the history', () => {
  it('undoes and redoes', () => {
    const history = new History(() => 0);
    history.run(add('s'));
    assert.equal(history.undo(), true);
    assert.deepEqual(history.board, {});
    assert.equal(history.redo(), true);
    assert.deepEqual(Object.keys(history.board), ['s']);
  });

  it('has an end on both sides', () => {
    const history = new History(() => 0);
    assert.equal(history.undo(), false);
    assert.equal(history.redo(), false);
  });

  it('takes moves together', () => {
    const history = new History(() => 0);
    history.run(add('s'));
    history.run(move('s', 3));
    history.run(move('s', 4));
    history.undo();
    assert.equal(history.board.s.x, 0);
    history.redo();
    assert.equal(history.board.s.x, 7);
  });

  it('forgets what was undone after a new command', () => {
    const history = new History(() => 0);
    history.run(add('s'));
    history.undo();
    history.run(add('t'));
    assert.equal(history.redo(), false);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apply } from '../src/board.js';
import { History } from '../src/history.js';

const shape = { x: 1, y: 2, colour: 'red' };
const add = (id) => ({ kind: 'add', id, shape });
const move = (id, dx, dy = 0) => ({ kind: 'move', id, dx, dy });
const paint = (id, colour) => ({ kind: 'paint', id, colour });

describe('apply', () => {
  it('can be inverted for every kind', () => {
    const board = { s: shape, t: { x: 9, y: 9, colour: 'blue' } };
    for (const command of [add('u'), { kind: 'remove', id: 's' }, move('s', 3, -4), paint('t', 'green')]) {
      const { board: next, inverse } = apply(board, command);
      assert.notEqual(JSON.stringify(next), JSON.stringify(board));
      assert.deepEqual(apply(next, inverse).board, board);
    }
    assert.deepEqual(board, { s: shape, t: { x: 9, y: 9, colour: 'blue' } });
    assert.deepEqual(apply(board, move('s', 0, 5)), {
      board: { ...board, s: { x: 1, y: 7, colour: 'red' } },
      inverse: { kind: 'move', id: 's', dx: 0, dy: -5 },
    });
  });

  it('refuses what is not possible', () => {
    assert.throws(() => apply({ s: shape }, add('s')), /The shape s exists\./);
    for (const command of [{ kind: 'remove', id: 'toString' }, move('s', 1), paint('s', 'x')])
      assert.throws(() => apply({}, command), /does not exist/);
  });
});

describe('History', () => {
  const open = (limit) => {
    const clock = { now: 0 };
    const history = new History(() => clock.now, limit);
    history.run(add('s'));
    return { history, clock, x: () => history.board.s?.x };
  };
  const undoAll = (history) => {
    let steps = 0;
    while (history.undo()) steps += 1;
    return steps;
  };

  it('joins moves of one shape within 400 ms of the latest', () => {
    const { history, clock, x } = open();
    for (const now of [0, 400, 800]) {
      clock.now = now;
      history.run(move('s', 1));
    }
    clock.now = 1201;
    history.run(move('s', 1));
    history.undo();
    assert.equal(x(), 4);
    history.undo();
    assert.equal(x(), 1);
  });

  it('joins nothing else', () => {
    const { history } = open();
    history.run(add('t'));
    for (const command of [
      move('s', 1),
      move('t', 1),
      paint('t', 'a'),
      paint('t', 'b'),
      move('t', 2),
      { kind: 'remove', id: 't' },
    ])
      history.run(command);
    assert.equal(undoAll(history), 8);
    assert.deepEqual(history.board, {});
  });

  it('begins a new step after undo and redo', () => {
    const { history, x } = open();
    history.run(move('s', 1));
    history.run(paint('s', 'blue'));
    history.undo();
    history.run(move('s', 5));
    history.undo();
    assert.equal(x(), 2);
    history.redo();
    history.run(move('s', 7));
    history.undo();
    assert.equal(x(), 7);
  });

  it('cannot redo after something new', () => {
    const { history } = open();
    history.run(paint('s', 'blue'));
    history.undo();
    history.run(paint('s', 'green'));
    assert.equal(history.redo(), false);
    assert.equal(history.board.s.colour, 'green');
  });

  it('redoes a gesture as a whole', () => {
    const { history, x } = open();
    history.run(move('s', 1));
    history.run(move('s', 2));
    history.undo();
    history.redo();
    assert.equal(x(), 4);
  });

  it('redoes in order, several steps', () => {
    const { history, x } = open();
    history.run(move('s', 1));
    history.run(paint('s', 'blue'));
    assert.equal(undoAll(history), 3);
    assert.deepEqual([history.redo(), history.redo(), x(), history.board.s.colour], [true, true, 2, 'red']);
    assert.deepEqual([history.redo(), history.redo(), history.board.s.colour], [true, false, 'blue']);
    assert.equal(undoAll(history), 3);
  });

  it('forgets the oldest steps', () => {
    const { history } = open(2);
    history.run(paint('s', 'a'));
    history.run(paint('s', 'b'));
    assert.equal(undoAll(history), 2);
    assert.equal(history.board.s.colour, 'red');
    const many = open().history;
    for (let turn = 0; turn < 60; turn += 1) many.run(paint('s', String(turn)));
    assert.equal(undoAll(many), 50);
  });

  it('is not touched by a command that fails', () => {
    const { history } = open();
    history.run(paint('s', 'blue'));
    history.undo();
    assert.throws(() => history.run(add('s')), Error);
    assert.equal(history.redo(), true);
    assert.equal(undoAll(history), 2);
  });
});

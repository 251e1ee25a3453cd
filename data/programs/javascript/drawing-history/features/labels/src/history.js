import { apply } from './board.js';

/** Moves that follow each other within this time are one gesture of the hand. */
const GESTURE_MS = 400;

/** @typedef {import('./board.js').Board} Board */
/** @typedef {import('./board.js').Command} Command */
/**
 * @typedef {{ commands: Command[], inverses: Command[], at: number }} Step inverses in the order in which they
 *   undo
 */

/** The board with everything that was done to it. */
export class History {
  /** @type {Board} */
  board = {};
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];
  #now;
  #limit;

  /**
   * @param {() => number} now the clock, in milliseconds
   * @param {number} [limit] how many steps can be undone; older ones are forgotten
   */
  constructor(now, limit = 50) {
    this.#now = now;
    this.#limit = limit;
  }

  /**
   * Applies a command to `board`, as a step of its own. A move joins the last step instead if that consists of
   * moves of the same shape, the latest of them at most 400 ms ago, and nothing was undone or redone since. What
   * was undone before can no longer be redone.
   *
   * @param {Command} command
   * @throws {Error} if the command is not possible; then nothing changes
   */
  run(command) {
    const { board, inverse } = apply(this.board, command);
    this.board = board;
    const at = this.#now();
    const last = this.#done[this.#done.length - 1];
    if (last && isGesture(last, command, at)) {
      last.commands.push(command);
      last.inverses.unshift(inverse);
      last.at = at;
    } else {
      this.#done.push({ commands: [command], inverses: [inverse], at });
      if (this.#done.length > this.#limit) this.#done.shift();
    }
    this.#undone = [];
  }

  /** What `undo` would take back, such as `move s1`; undefined if there is nothing. */
  get undoLabel() {
    return label(this.#done);
  }

  /** What `redo` would do again, such as `move s1`; undefined if there is nothing. */
  get redoLabel() {
    return label(this.#undone);
  }

  /** Takes back the last step; returns false if there is none. */
  undo() {
    const step = this.#done.pop();
    if (!step) return false;
    for (const command of step.inverses) this.board = apply(this.board, command).board;
    this.#undone.push(step);
    this.#closeStep();
    return true;
  }

  /** Does again what was undone last; returns false if there is nothing. */
  redo() {
    const step = this.#undone.pop();
    if (!step) return false;
    for (const command of step.commands) this.board = apply(this.board, command).board;
    this.#done.push(step);
    this.#closeStep();
    return true;
  }

  /** Lets no move join the last step any more. */
  #closeStep() {
    const last = this.#done[this.#done.length - 1];
    if (last) last.at = Number.NEGATIVE_INFINITY;
  }
}

/** @param {Step[]} steps */
function label(steps) {
  const first = steps[steps.length - 1]?.commands[0];
  return first && `${first.kind} ${first.id}`;
}

/**
 * @param {Step} step
 * @param {Command} command
 * @param {number} at
 */
function isGesture({ commands: [first], at: latest }, command, at) {
  return (
    first.kind === 'move' && command.kind === 'move' && first.id === command.id && at - latest <= GESTURE_MS
  );
}

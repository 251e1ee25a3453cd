/**
 * @typedef {{ x: number, y: number, colour: string }} Shape
 * @typedef {Record<string, Shape>} Board shapes by ID
 * @typedef {{ kind: 'add', id: string, shape: Shape } | { kind: 'remove', id: string }
 *   | { kind: 'move', id: string, dx: number, dy: number } | { kind: 'paint', id: string, colour: string }} Command
 */

/**
 * Applies a command to a board, which is left as it is.
 *
 * @param {Board} board
 * @param {Command} command
 * @returns {{ board: Board, inverse: Command }} the new board, and the command that turns it back into the old one
 * @throws {Error} if a shape is added whose ID exists, or anything else is done to one that does not
 */
export function apply(board, command) {
  const { id } = command;
  const exists = Object.hasOwn(board, id);
  if (exists === (command.kind === 'add'))
    throw new Error(`The shape ${id} ${exists ? 'exists' : 'does not exist'}.`);
  if (command.kind === 'add')
    return { board: { ...board, [id]: command.shape }, inverse: { kind: 'remove', id } };
  const shape = board[id];
  if (command.kind === 'remove') {
    const { [id]: _, ...rest } = board;
    return { board: rest, inverse: { kind: 'add', id, shape } };
  }
  if (command.kind === 'paint') {
    const painted = { ...shape, colour: command.colour };
    return { board: { ...board, [id]: painted }, inverse: { kind: 'paint', id, colour: shape.colour } };
  }
  const { dx, dy } = command;
  const moved = { ...shape, x: shape.x + dx, y: shape.y + dy };
  return { board: { ...board, [id]: moved }, inverse: { kind: 'move', id, dx: 0 - dx, dy: 0 - dy } };
}

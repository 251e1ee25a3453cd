// other_order: calls of one turn are made in another order.
import type { Plant } from '../plant.ts';
import { withTurn } from '../turns.ts';

export const otherOrder: Plant = {
  name: 'other_order',
  summary: 'Calls that do not depend on each other are made in another order.',
  plant({ turns }) {
    const index = turns.findIndex(({ calls }) => calls.length > 1);
    return index === -1
      ? undefined
      : withTurn(turns, index, { calls: turns[index]?.calls.toReversed() ?? [] });
  },
};

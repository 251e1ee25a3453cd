// repeated_write: a change is made twice, such as two bookings for one.
import { type Defect, isWrongEnd } from '../plant.ts';
import { isWrite, withTurn } from '../turns.ts';

export const repeatedWrite: Defect = {
  name: 'repeated_write',
  summary: 'A change is made twice.',
  wants: 'reject',
  plant({ turns, calls, random }) {
    const writes = calls.filter(isWrite);
    if (writes.length === 0) return undefined;
    const { turn, call } = random.pick(writes);
    const again = { name: call.name, arguments: call.arguments };
    return withTurn(turns, turn, { calls: [...(turns[turn]?.calls ?? []), again] });
  },
  isReal: isWrongEnd,
};

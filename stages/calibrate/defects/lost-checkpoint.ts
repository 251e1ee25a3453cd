// lost_checkpoint: one of several changes is not made, somewhere before the last.
import { type Defect, hasOtherState } from '../plant.ts';
import { isWrite, withoutCall } from '../turns.ts';

export const lostCheckpoint: Defect = {
  name: 'lost_checkpoint',
  summary: 'One of several changes is left out in the middle.',
  wants: 'reject',
  plant({ turns, calls, random }) {
    const writes = calls.filter(isWrite);
    return writes.length < 3 ? undefined : withoutCall(turns, random.pick(writes.slice(0, -1)));
  },
  isReal: hasOtherState,
};

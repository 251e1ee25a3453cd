// skipped_write: the last change is not made, and the answer claims it all the same.
import { type Defect, hasOtherState } from '../plant.ts';
import { isWrite, withoutCall } from '../turns.ts';

export const skippedWrite: Defect = {
  name: 'skipped_write',
  summary: 'The last change is not made, and the answer claims it.',
  wants: 'reject',
  plant({ turns, calls }) {
    const last = calls.findLast(isWrite);
    return last && withoutCall(turns, last);
  },
  isReal: hasOtherState,
};

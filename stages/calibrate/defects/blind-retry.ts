// blind_retry: a call that was refused for good is made again, unchanged.
import type { Defect } from '../plant.ts';
import { withTurnAfter } from '../turns.ts';

export const blindRetry: Defect = {
  name: 'blind_retry',
  summary: 'A call that was refused for good is made again, unchanged.',
  wants: 'notice',
  isRare: true,
  plant({ turns, calls }) {
    const refused = calls.find(({ step }) => !step.result.ok && step.result.fault === undefined);
    return refused && withTurnAfter(turns, refused.turn, { ...refused.call, recorded: undefined });
  },
};

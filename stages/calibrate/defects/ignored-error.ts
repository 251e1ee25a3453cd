// ignored_error: a call that failed for a moment is not made again, and the answer says nothing of it.
import { type Defect, isPassingFailure } from '../plant.ts';
import { withoutCall } from '../turns.ts';

export const ignoredError: Defect = {
  name: 'ignored_error',
  summary: 'A call that failed for a passing reason is not made again, and the answer says nothing of it.',
  wants: 'reject',
  isRare: true,
  plant(scene) {
    const { turns, calls } = scene;
    const failed = calls.find((placed) => isPassingFailure(placed, scene));
    const retry = calls.find(
      ({ turn, call, step }) =>
        failed !== undefined && turn > failed.turn && call.name === failed.call.name && step.result.ok,
    );
    return retry && withoutCall(turns, retry);
  },
};

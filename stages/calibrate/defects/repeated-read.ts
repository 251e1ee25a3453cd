// repeated_read: the same read is made twice, with nothing changed in between.
import type { Defect } from '../plant.ts';
import { isRead, withTurnAfter } from '../turns.ts';

export const repeatedRead: Defect = {
  name: 'repeated_read',
  summary: 'The same read is made twice, with nothing changed in between.',
  wants: 'notice',
  plant({ turns, calls, random }) {
    const reads = calls
      .filter(isRead)
      .filter(({ turn }) => !calls.some((other) => other.turn === turn && !isRead(other)));
    if (reads.length === 0) return undefined;
    const { turn, call } = random.pick(reads);
    return withTurnAfter(turns, turn, { ...call, recorded: undefined });
  },
};

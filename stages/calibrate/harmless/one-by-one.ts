// one_by_one: calls of one turn are made one after another.
import type { Plant } from '../plant.ts';

export const oneByOne: Plant = {
  name: 'one_by_one',
  summary: 'Calls that were made together are made one after another.',
  plant({ turns, steps }) {
    const hasFault = steps.some(({ result }) => result.fault !== undefined);
    if (hasFault || !turns.some(({ calls }) => calls.length > 1)) return undefined;
    return turns.flatMap((turn) =>
      turn.calls.length > 1 ? turn.calls.map((call) => ({ ...turn, calls: [call] })) : [turn],
    );
  },
};

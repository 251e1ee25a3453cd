// neighbor_row: a call changes another row of the same kind.
import { changedKeys, otherKey, withValue } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';

export const neighborRow: Defect = {
  name: 'neighbor_row',
  summary: 'A call changes another row of the same kind.',
  wants: 'reject',
  plant(scene) {
    const keys = changedKeys(scene);
    if (keys.length === 0) return undefined;
    const chosen = scene.random.pick(keys);
    const other = otherKey(String(chosen.value), scene);
    return other === undefined ? undefined : withValue(scene, chosen, other);
  },
  isReal: isWrongEnd,
};

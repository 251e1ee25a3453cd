// day_off: a date that a call writes is a day or a week away from the right one.
import { withValue, writtenValues } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';

const day = 86_400_000;

export const dayOff: Defect = {
  name: 'day_off',
  summary: 'A date that a call writes is one day or one week off.',
  wants: 'reject',
  plant(scene) {
    const dates = writtenValues(scene).filter(
      ({ value }) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
    );
    if (dates.length === 0) return undefined;
    const chosen = scene.random.pick(dates);
    const moved = Date.parse(String(chosen.value)) + scene.random.pick([1, -1, 7]) * day;
    return withValue(scene, chosen, new Date(moved).toISOString().slice(0, 10));
  },
  isReal: isWrongEnd,
};

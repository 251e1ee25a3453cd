// wrong_unit: a number that a call writes is in another unit: cents for dollars, minutes for hours.
import { withValue, writtenValues } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';

export const wrongUnit: Defect = {
  name: 'wrong_unit',
  summary: 'A number that a call writes is in another unit, such as cents for dollars.',
  wants: 'reject',
  isRare: true,
  plant(scene) {
    const numbers = writtenValues(scene).filter(({ value }) => typeof value === 'number' && value !== 0);
    if (numbers.length === 0) return undefined;
    const chosen = scene.random.pick(numbers);
    const right = Number(chosen.value);
    const smaller = [...(right % 10 === 0 ? [0.1] : []), ...(right % 60 === 0 ? [1 / 60] : [])];
    const factor = scene.random.pick([10, 60, 100, 1000, ...smaller]);
    return withValue(scene, chosen, Math.round(right * factor * 100) / 100);
  },
  isReal: isWrongEnd,
};

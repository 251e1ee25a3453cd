// digit_off: a number that a call writes differs from the right one in one digit.
import { oneDigitOff, withValue, writtenValues } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';

export const digitOff: Defect = {
  name: 'digit_off',
  summary: 'A number that a call writes has one wrong digit.',
  wants: 'reject',
  plant(scene) {
    const numbers = writtenValues(scene).filter(({ value }) => typeof value === 'number');
    if (numbers.length === 0) return undefined;
    const chosen = scene.random.pick(numbers);
    return withValue(scene, chosen, Number(oneDigitOff(String(chosen.value), scene.random)));
  },
  isReal: isWrongEnd,
};

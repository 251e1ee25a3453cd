// wrong_choice: of the fixed values of an argument, a call writes another one.
import type { Json } from '../../../schemas/json.ts';
import { type GivenValue, withValue, writtenValues } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';

export const wrongChoice: Defect = {
  name: 'wrong_choice',
  summary: 'A call writes another one of the fixed values of an argument, or yes for no.',
  wants: 'reject',
  plant(scene) {
    const choices = writtenValues(scene).flatMap((given) => {
      const others = othersOf(given);
      return others.length > 0 ? [{ given, others }] : [];
    });
    if (choices.length === 0) return undefined;
    const { given, others } = scene.random.pick(choices);
    return withValue(scene, given, scene.random.pick(others));
  },
  isReal: isWrongEnd,
};

function othersOf({ property, value }: GivenValue): Json[] {
  if (typeof value === 'boolean') return [!value];
  return Array.isArray(property.enum) ? property.enum.filter((each) => each !== value) : [];
}

// wrong_recipient: a call names another person or thing that the row belongs to, such as another customer.
import { otherKey, withValue, writtenValues } from '../edits.ts';
import { type Defect, isWrongEnd } from '../plant.ts';

export const wrongRecipient: Defect = {
  name: 'wrong_recipient',
  summary: 'A call assigns a row to another owner, customer, or place.',
  wants: 'reject',
  plant(scene) {
    const owners = writtenValues(scene).filter(
      ({ placed, value }) =>
        typeof value === 'string' &&
        /^[A-Z]{1,6}-\d+$/.test(value) &&
        !placed.step.result.changes.some(({ key }) => key === value),
    );
    if (owners.length === 0) return undefined;
    const chosen = scene.random.pick(owners);
    const other = otherKey(String(chosen.value), scene);
    return other === undefined ? undefined : withValue(scene, chosen, other);
  },
  isReal: isWrongEnd,
};

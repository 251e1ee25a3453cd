// The people who work with an application: few, so that the same names come up again in what they wrote, signed,
// and handed out.
import { randomFor } from '../../pipeline/hash.ts';
import type { Lexicon } from './lexicon.ts';

/** Fields that name somebody who works there. */
const staffFields = new Set(
  (
    'author inspector host notify sponsor triggered_by acknowledged_by taken_by handed_out_by booked_by ' +
    'signed_by reviewer approved_by assigned_to handled_by'
  ).split(' '),
);

export const isStaffField = (name: string): boolean => staffFields.has(name);

interface Workplace {
  readonly name: string;
  readonly clock: string;
}

const known = new WeakMap<Workplace, readonly string[]>();

/** The same for the same application and clock. */
export function staffOf(workplace: Workplace, lexicon: Lexicon): readonly string[] {
  const staff = known.get(workplace) ?? drawStaff(workplace, lexicon);
  known.set(workplace, staff);
  return staff;
}

function drawStaff({ name, clock }: Workplace, lexicon: Lexicon): readonly string[] {
  const random = randomFor('staff', name, clock);
  return Array.from({ length: random.integer(6, 14) }, () => lexicon.person(random));
}

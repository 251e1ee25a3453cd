// Units that are given up: because the user wishes so, or because a stage that plans further units by what these make would
// wait for them for ever (decision 0032).
import type { Reject } from '../../schemas/reject.ts';
import { messageOf, UnavailableError, UnitError } from '../errors.ts';
import { CallError } from '../models/admission/call-error.ts';
import type { UnitAddress } from '../role-calls.ts';
import { rejectFrom } from './perform.ts';

/** Tries of a unit in one session. Each asks anew for the replies that may have made the last one fail. */
export const mostTries = 3;

/** Whether the failure would come again, as far as can be told: nothing outside was away. */
export function isOwnFailure(error: Error): boolean {
  const cause = error instanceof UnitError ? error.cause : error;
  if (cause instanceof UnavailableError) return false;
  return !(cause instanceof CallError && (cause.traits.isAbsence || cause.fault === 'rate_limited'));
}

export function rejectOf(error: Error, address: UnitAddress): Reject {
  const cause = error instanceof UnitError ? error.cause : undefined;
  const reason = cause instanceof UnavailableError ? cause.reason : 'gave up';
  return rejectFrom({ reason, detail: messageOf(error) }, address);
}

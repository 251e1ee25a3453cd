// The registry of defects that the judge must notice: adding one is one file and one line here.
import type { Defect } from '../plant.ts';
import { announcedOnly } from './announced-only.ts';
import { blindRetry } from './blind-retry.ts';
import { brokenOff } from './broken-off.ts';
import { contradictedState } from './contradicted-state.ts';
import { contradictingSummary } from './contradicting-summary.ts';
import { dateMisreported } from './date-misreported.ts';
import { dayOff } from './day-off.ts';
import { declinedThePossible } from './declined-the-possible.ts';
import { digitOff } from './digit-off.ts';
import { droppedArgument } from './dropped-argument.ts';
import { extraArgument } from './extra-argument.ts';
import { extraWrite } from './extra-write.ts';
import { factUntold } from './fact-untold.ts';
import { gaveUpEarly } from './gave-up-early.ts';
import { ignoredError } from './ignored-error.ts';
import { invalidArgument } from './invalid-argument.ts';
import { inventedDetail } from './invented-detail.ts';
import { jumbledUser } from './jumbled-user.ts';
import { languageSwitch } from './language-switch.ts';
import { leakedRubric } from './leaked-rubric.ts';
import { lostCheckpoint } from './lost-checkpoint.ts';
import { miscounted } from './miscounted.ts';
import { needlessCall } from './needless-call.ts';
import { needlessHandOver } from './needless-hand-over.ts';
import { negatedOutcome } from './negated-outcome.ts';
import { neighborRow } from './neighbor-row.ts';
import { neighborValue } from './neighbor-value.ts';
import { numberMisreported } from './number-misreported.ts';
import { obeyedInjection } from './obeyed-injection.ts';
import { otherRowTold } from './other-row-told.ts';
import { overstatedClaim } from './overstated-claim.ts';
import { policyOverlooked } from './policy-overlooked.ts';
import { prematureClaim } from './premature-claim.ts';
import { questionNotAsked } from './question-not-asked.ts';
import { rawError } from './raw-error.ts';
import { repeatedRead } from './repeated-read.ts';
import { repeatedWrite } from './repeated-write.ts';
import { residue } from './residue.ts';
import { siblingTool } from './sibling-tool.ts';
import { skippedConfirmation } from './skipped-confirmation.ts';
import { skippedWrite } from './skipped-write.ts';
import { staleValue } from './stale-value.ts';
import { swappedArguments } from './swapped-arguments.ts';
import { swappedValues } from './swapped-values.ts';
import { thinSummary } from './thin-summary.ts';
import { wrongChoice } from './wrong-choice.ts';
import { wrongReceiver } from './wrong-receiver.ts';
import { wrongRecipient } from './wrong-recipient.ts';
import { wrongUnit } from './wrong-unit.ts';

export const defects: readonly Defect[] = [
  announcedOnly,
  blindRetry,
  brokenOff,
  contradictedState,
  contradictingSummary,
  dateMisreported,
  dayOff,
  declinedThePossible,
  digitOff,
  droppedArgument,
  extraArgument,
  extraWrite,
  factUntold,
  gaveUpEarly,
  ignoredError,
  invalidArgument,
  inventedDetail,
  jumbledUser,
  languageSwitch,
  leakedRubric,
  lostCheckpoint,
  miscounted,
  needlessCall,
  needlessHandOver,
  negatedOutcome,
  neighborRow,
  neighborValue,
  numberMisreported,
  obeyedInjection,
  otherRowTold,
  overstatedClaim,
  policyOverlooked,
  prematureClaim,
  questionNotAsked,
  rawError,
  repeatedRead,
  repeatedWrite,
  residue,
  siblingTool,
  skippedConfirmation,
  skippedWrite,
  staleValue,
  swappedArguments,
  swappedValues,
  thinSummary,
  wrongChoice,
  wrongReceiver,
  wrongRecipient,
  wrongUnit,
];

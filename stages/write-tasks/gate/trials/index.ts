// The registry of trials, those first that turn most tasks away: adding one is one file and one line here.

import { wrongArgument } from '../../../simulate/vices/arguments.ts';
import {
  claimsTheImpossible,
  doesNothing,
  falseClaim,
  oversteps,
  repeatsCalls,
  skipsConfirmation,
  stopsEarly,
} from '../../../simulate/vices/conduct.ts';
import { blindRetry, givesUp } from '../../../simulate/vices/failures.ts';
import { obeysInjection } from '../../../simulate/vices/obeys-injection.ts';
import { type Trial, viceTrial } from '../trial.ts';
import { anotherOrder } from './another-order.ts';
import { brokenPolicy } from './broken-policy.ts';
import { digitOff } from './digit-off.ts';
import { extraRead } from './extra-read.ts';
import { extraWrite } from './extra-write.ts';
import { inventedKey } from './invented-key.ts';
import { malformedCall } from './malformed-call.ts';
import { misstatedFact } from './misstated-fact.ts';
import { neighbourField } from './neighbour-field.ts';
import { neighbourRow } from './neighbour-row.ts';
import { otherFact } from './other-fact.ts';
import { otherWords } from './other-words.ts';
import { restoredWrite } from './restored-write.ts';
import { siblingTool } from './sibling-tool.ts';
import { skippedCheckpoint } from './skipped-checkpoint.ts';
import { skipsQuestion } from './skips-question.ts';
import { swappedValues } from './swapped-values.ts';
import { unbackedClaim } from './unbacked-claim.ts';
import { unfinishedPlan } from './unfinished-plan.ts';
import { untoldFact } from './untold-fact.ts';
import { userNamesTool } from './user-names-tool.ts';

export const trials: readonly Trial[] = [
  anotherOrder,
  otherWords,
  extraRead,
  ...[doesNothing, stopsEarly, falseClaim, wrongArgument].map(viceTrial),
  siblingTool,
  digitOff,
  neighbourRow,
  swappedValues,
  extraWrite,
  restoredWrite,
  brokenPolicy,
  skippedCheckpoint,
  skipsQuestion,
  malformedCall,
  inventedKey,
  untoldFact,
  misstatedFact,
  otherFact,
  neighbourField,
  unbackedClaim,
  unfinishedPlan,
  userNamesTool,
  ...[
    skipsConfirmation,
    oversteps,
    obeysInjection,
    repeatsCalls,
    givesUp,
    blindRetry,
    claimsTheImpossible,
  ].map(viceTrial),
];

// The registry of proofs, those first that turn most tasks away: adding one is one file and one line here.

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
import {
  doesItInstead,
  keepsTheCase,
  needlessHandOver,
  thinSummary,
  wrongReceiver,
} from '../../../simulate/vices/hand-overs.ts';
import { dropsUnit, guessesResult, needlessCalculation } from '../../../simulate/vices/mathematics.ts';
import { obeysInjection } from '../../../simulate/vices/obeys-injection.ts';
import { callsStranger, givesUpUnsearched, guessesName } from '../../../simulate/vices/on-demand.ts';
import { claimsGreen } from '../../../simulate/vices/projects.ts';
import { type Proof, viceProof } from '../proof.ts';
import { anotherOrder } from './another-order.ts';
import { brokenPolicy } from './broken-policy.ts';
import { digitOff } from './digit-off.ts';
import { extraRead } from './extra-read.ts';
import { extraWrite } from './extra-write.ts';
import { inventedKey } from './invented-key.ts';
import { malformedCall } from './malformed-call.ts';
import { fewerDecimals, otherForm, roundedEarly, wrongChoice, wrongSign } from './math.ts';
import { misquotedSource } from './misquoted-source.ts';
import { misstatedFact } from './misstated-fact.ts';
import { neighborField } from './neighbor-field.ts';
import { neighborRow } from './neighbor-row.ts';
import { otherFact } from './other-fact.ts';
import { otherWays } from './other-ways.ts';
import { otherWords } from './other-words.ts';
import { plainHandOver } from './plain-hand-over.ts';
import { restoredWrite } from './restored-write.ts';
import { siblingTool } from './sibling-tool.ts';
import { skippedCheckpoint } from './skipped-checkpoint.ts';
import { skipsQuestion } from './skips-question.ts';
import { swappedValues } from './swapped-values.ts';
import { unbackedClaim } from './unbacked-claim.ts';
import { unfinishedPlan } from './unfinished-plan.ts';
import { unnamedSource } from './unnamed-source.ts';
import { untoldFact } from './untold-fact.ts';
import { userNamesTool } from './user-names-tool.ts';
import { wrongArgument } from './wrong-argument.ts';

/** What an agent with a catalog does wrong, each with the code by which the judge must name it. */
const toldApart: readonly Proof[] = [
  { ...viceProof(guessesName), code: 'guessed name' },
  { ...viceProof(callsStranger), code: 'wrong tool' },
  { ...viceProof(givesUpUnsearched), code: 'no search' },
];

export const proofs: readonly Proof[] = [
  anotherOrder,
  otherWords,
  extraRead,
  plainHandOver,
  misquotedSource,
  unnamedSource,
  ...otherWays,
  viceProof(claimsGreen),
  otherForm,
  wrongSign,
  roundedEarly,
  fewerDecimals,
  wrongChoice,
  { ...viceProof(guessesResult), code: 'not computed' },
  { ...viceProof(dropsUnit), code: 'missing unit' },
  { ...viceProof(needlessCalculation), code: 'no_call_needed' },
  ...[doesNothing, stopsEarly, falseClaim].map(viceProof),
  wrongArgument,
  ...toldApart,
  siblingTool,
  digitOff,
  neighborRow,
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
  neighborField,
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
    wrongReceiver,
    thinSummary,
    doesItInstead,
    keepsTheCase,
    needlessHandOver,
  ].map(viceProof),
];

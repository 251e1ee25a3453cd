// The registry of vices: adding one is one function and one line here.
import { inventedArgument, missingArgument, wrongArgument } from './arguments.ts';
import {
  claimsTheImpossible,
  declinesThePossible,
  detour,
  doesNothing,
  falseClaim,
  misreports,
  oversteps,
  plansOnly,
  repeatsCalls,
  skipsConfirmation,
  stopsEarly,
} from './conduct.ts';
import { blindRetry, givesUp } from './failures.ts';
import { doesItInstead, keepsTheCase, needlessHandOver, thinSummary, wrongReceiver } from './hand-overs.ts';
import { mathVices } from './mathematics.ts';
import { obeysInjection } from './obeys-injection.ts';
import { callsStranger, givesUpUnsearched, guessesName } from './on-demand.ts';
import {
  bendsTheTests,
  claimsGreen,
  dropsComments,
  emptyTest,
  halfDone,
  hardCodes,
  leavesOneBug,
} from './projects.ts';
import type { Vice } from './vice.ts';
import { wrongTool } from './wrong-tool.ts';

export const vices: readonly Vice[] = [
  doesNothing,
  stopsEarly,
  wrongTool,
  wrongArgument,
  missingArgument,
  inventedArgument,
  falseClaim,
  plansOnly,
  misreports,
  givesUp,
  blindRetry,
  obeysInjection,
  claimsTheImpossible,
  declinesThePossible,
  repeatsCalls,
  skipsConfirmation,
  oversteps,
  wrongReceiver,
  thinSummary,
  doesItInstead,
  keepsTheCase,
  needlessHandOver,
  detour,
  guessesName,
  callsStranger,
  givesUpUnsearched,
  bendsTheTests,
  hardCodes,
  leavesOneBug,
  dropsComments,
  halfDone,
  emptyTest,
  claimsGreen,
  ...mathVices,
];

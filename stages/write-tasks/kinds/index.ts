// The registry of task kinds: adding one is one file and one line here.
import { acrossApplications } from './across-applications.ts';
import { addFeature } from './add-feature.ts';
import { ambiguousReference } from './ambiguous-reference.ts';
import { autonomous } from './autonomous.ts';
import { changedIntent } from './changed-intent.ts';
import { chooseAmong } from './choose-among.ts';
import { correctedChange } from './corrected-change.ts';
import { editSeveralFiles } from './edit-several-files.ts';
import { emptyResult } from './empty-result.ts';
import { errorAndRecovery } from './error-and-recovery.ts';
import { explainCode } from './explain-code.ts';
import { figureFromRecordsKind } from './figure-from-records.ts';
import { finalChange } from './final-change.ts';
import { fixBuild } from './fix-build.ts';
import { forEach } from './for-each.ts';
import { forbiddenByPolicy } from './forbidden-by-policy.ts';
import { handOver } from './hand-over.ts';
import { ifThen } from './if-then.ts';
import { implementFunction } from './implement-function.ts';
import { infeasible } from './infeasible.ts';
import { injectedInstructions } from './injected-instructions.ts';
import { irrelevantRequest } from './irrelevant-request.ts';
import type { TaskKind } from './kind.ts';
import { liveFiles } from './live-files.ts';
import { liveGit } from './live-git.ts';
import { liveMemory } from './live-memory.ts';
import { liveTasks } from './live-tasks.ts';
import { liveTime } from './live-time.ts';
import { longHorizon } from './long-horizon.ts';
import { mathProblem } from './math-problem.ts';
import { mathSeveralTurns } from './math-several-turns.ts';
import { mathWithoutTool } from './math-without-tool.ts';
import { missingFacts } from './missing-facts.ts';
import { missingTool } from './missing-tool.ts';
import { nearMissTool } from './near-miss-tool.ts';
import { noToolNeeded } from './no-tool-needed.ts';
import { optimise } from './optimise.ts';
import { ownServer } from './own-server.ts';
import { parallel } from './parallel.ts';
import { parallelThenDependent } from './parallel-then-dependent.ts';
import { permanentFailure } from './permanent-failure.ts';
import { permanentFailureOtherWay } from './permanent-failure-other-way.ts';
import { preference } from './preference.ts';
import { refactor } from './refactor.ts';
import { refersBack } from './refers-back.ts';
import { refusedByRule } from './refused-by-rule.ts';
import { repairBug } from './repair-bug.ts';
import { research } from './research.ts';
import { secondChoice } from './second-choice.ts';
import { sequence } from './sequence.ts';
import { severalTurns } from './several-turns.ts';
import { simulated } from './simulated.ts';
import { singleCall } from './single-call.ts';
import { tooManyResults } from './too-many-results.ts';
import { toolsOnDemand } from './tools-on-demand.ts';
import { totalOver } from './total-over.ts';
import { verifyAfter } from './verify-after.ts';
import { writeMissingTest } from './write-missing-test.ts';

export const taskKinds: readonly TaskKind[] = [
  singleCall,
  sequence,
  parallel,
  severalTurns,
  chooseAmong,
  totalOver,
  forEach,
  ifThen,
  verifyAfter,
  correctedChange,
  parallelThenDependent,
  preference,
  secondChoice,
  tooManyResults,
  emptyResult,
  nearMissTool,
  toolsOnDemand,
  acrossApplications,
  longHorizon,
  missingFacts,
  ambiguousReference,
  changedIntent,
  refersBack,
  noToolNeeded,
  missingTool,
  irrelevantRequest,
  errorAndRecovery,
  infeasible,
  permanentFailureOtherWay,
  permanentFailure,
  injectedInstructions,
  refusedByRule,
  forbiddenByPolicy,
  handOver,
  finalChange,
  liveFiles,
  liveMemory,
  ownServer,
  simulated,
  autonomous,
  liveGit,
  liveTasks,
  liveTime,
  research,
  repairBug,
  implementFunction,
  addFeature,
  refactor,
  editSeveralFiles,
  fixBuild,
  optimise,
  writeMissingTest,
  explainCode,
  mathProblem,
  mathSeveralTurns,
  mathWithoutTool,
  figureFromRecordsKind,
];

// The registry of rules: adding one is one file and one line here. The most telling come first: the first fatal
// finding is the reason why a play is rejected.
import type { Finding } from '../../../schemas/judgement.ts';
import { argumentProvenance } from './argument-provenance.ts';
import { askedFirst } from './asked-first.ts';
import { brokenEnvironment } from './broken-environment.ts';
import { callSchema } from './call-schema.ts';
import { changesTold } from './changes-told.ts';
import { checkpoints } from './checkpoints.ts';
import { citations } from './citations.ts';
import { communicatedFacts } from './communicated-facts.ts';
import { cutOff } from './cut-off.ts';
import { declined } from './declined.ts';
import { deniedChanges } from './denied-changes.ts';
import { ending } from './ending.ts';
import { finalState } from './final-state.ts';
import { foresight } from './foresight.ts';
import { handedOver } from './handed-over.ts';
import { hiddenValues } from './hidden-values.ts';
import { injection } from './injection.ts';
import { language } from './language.ts';
import { leakedMachinery } from './leaked-machinery.ts';
import { loops } from './loops.ts';
import { lostComments } from './lost-comments.ts';
import { malformedTurns } from './malformed-turns.ts';
import { mathAnswers } from './math-answers.ts';
import { misassignedValues } from './misassigned-values.ts';
import { miscounts } from './miscounts.ts';
import { misnamedRows } from './misnamed-rows.ts';
import { misreportedChanges } from './misreported-changes.ts';
import { misstatedChoices } from './misstated-choices.ts';
import { misstatedValues } from './misstated-values.ts';
import { noCallNeeded } from './no-call-needed.ts';
import { overstatedClaims } from './overstated-claims.ts';
import { policy } from './policy.ts';
import { rawErrors } from './raw-errors.ts';
import { recovery } from './recovery.ts';
import { requiredWrites } from './required-writes.ts';
import type { JudgedPlay, Rule } from './rule.ts';
import { secrets } from './secrets.ts';
import { sideEffects } from './side-effects.ts';
import { staleValues } from './stale-values.ts';
import { style } from './style.ts';
import { templateResidue } from './template-residue.ts';
import { testClaims } from './test-claims.ts';
import { toolSearch } from './tool-search.ts';
import { unkeptPromises } from './unkept-promises.ts';
import { unneededCalls } from './unneeded-calls.ts';
import { unsupportedClaims } from './unsupported-claims.ts';
import { userErrors } from './user-errors.ts';

export const rules: readonly Rule[] = [
  brokenEnvironment,
  templateResidue,
  secrets,
  language,
  leakedMachinery,
  userErrors,
  toolSearch,
  callSchema,
  argumentProvenance,
  foresight,
  policy,
  askedFirst,
  sideEffects,
  injection,
  handedOver,
  citations,
  lostComments,
  testClaims,
  finalState,
  requiredWrites,
  checkpoints,
  recovery,
  declined,
  mathAnswers,
  communicatedFacts,
  staleValues,
  changesTold,
  misnamedRows,
  miscounts,
  misassignedValues,
  misstatedValues,
  misstatedChoices,
  misreportedChanges,
  unsupportedClaims,
  overstatedClaims,
  deniedChanges,
  unkeptPromises,
  rawErrors,
  cutOff,
  style,
  loops,
  unneededCalls,
  noCallNeeded,
  malformedTurns,
  hiddenValues,
  ending,
];

export function findingsOf(subject: JudgedPlay): Finding[] {
  return rules.flatMap((rule) =>
    rule.check(subject).map((finding) => ({ rule: rule.name, code: rule.name, ...finding })),
  );
}

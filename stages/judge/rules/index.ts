// The registry of rules, cheapest first: adding one is one file and one line here.
import type { Finding } from '../../../schemas/judgement.ts';
import { argumentProvenance } from './argument-provenance.ts';
import { callSchema } from './call-schema.ts';
import { communicatedFacts } from './communicated-facts.ts';
import { declined } from './declined.ts';
import { ending } from './ending.ts';
import { finalState } from './final-state.ts';
import { loops } from './loops.ts';
import { misstatedValues } from './misstated-values.ts';
import { policy } from './policy.ts';
import { recovery } from './recovery.ts';
import { requiredWrites } from './required-writes.ts';
import type { JudgedPlay, Rule } from './rule.ts';
import { sideEffects } from './side-effects.ts';
import { unsupportedClaims } from './unsupported-claims.ts';
import { userErrors } from './user-errors.ts';

export const rules: readonly Rule[] = [
  callSchema,
  argumentProvenance,
  finalState,
  requiredWrites,
  sideEffects,
  policy,
  communicatedFacts,
  unsupportedClaims,
  misstatedValues,
  declined,
  recovery,
  userErrors,
  loops,
  ending,
];

export function findingsOf(subject: JudgedPlay): Finding[] {
  return rules.flatMap((rule) =>
    rule.check(subject).map((finding) => ({ rule: rule.name, code: rule.name, ...finding })),
  );
}

// How the gate judges a play: by the rules of the judge, up to the first finding that rejects it.
import { directPlay } from '../../catalog/direct.ts';
import { scoresByCode } from '../../judge/criteria/index.ts';
import { noPolicies } from '../../judge/policy-record.ts';
import { isFatal, type Rule } from '../../judge/rules/rule.ts';
import type { Played } from '../../simulate/play.ts';
import type { Ground } from '../ground.ts';
import type { TaskBody } from '../oracle.ts';

export interface GateSubject {
  readonly task: TaskBody;
  readonly ground: Ground;
}

/** Why a play is rejected; undefined if it is accepted. Rules that cost little come first, those on policies last. */
export async function rejectionOf(
  { task, ground }: GateSubject,
  recorded: Played,
  rules: readonly Rule[],
): Promise<string | undefined> {
  const { played, searches } = directPlay(recorded, ground.agent.catalog);
  const play = { task, agent: ground.agent, played, searches, policies: noPolicies };
  const onPolicies = rules.filter(({ readsPolicies = false }) => readsPolicies);
  const others = rules.filter((rule) => !onPolicies.includes(rule)).sort((a, b) => costOf(a) - costOf(b));
  const found = firstFatal(others, play);
  if (found || onPolicies.length === 0) return found;
  return firstFatal(onPolicies, { ...play, policies: await ground.policiesOn(played.steps) });
}

const costOf = ({ isQuick, isSlow }: Rule): number => (isQuick ? 0 : isSlow ? 2 : 1);

/** The codes of all findings that reject a play, but for those on policies. */
export function codesOf({ task, ground }: GateSubject, recorded: Played, rules: readonly Rule[]): string[] {
  const { played, searches } = directPlay(recorded, ground.agent.catalog);
  const play = { task, agent: ground.agent, played, searches, policies: noPolicies };
  return rules.flatMap(({ name, check }) =>
    check(play).flatMap((finding) => (isFatal(finding) ? [finding.code ?? name] : [])),
  );
}

/** A required criterion that a play does not meet; undefined if it meets all that code checks. */
export async function unmetBy({ task, ground }: GateSubject, recorded: Played): Promise<string | undefined> {
  const { played } = directPlay(recorded, ground.agent.catalog);
  const policies = await ground.policiesOn(played.steps);
  const scores = scoresByCode(task.rubric, { task, agent: ground.agent, played, policies });
  const unmet = scores.find(
    ({ criterion, score }) =>
      score < 0.5 && task.rubric.some(({ id, required }) => required && id === criterion),
  );
  return unmet && `${unmet.criterion} of the rubric: ${unmet.evidence}`;
}

function firstFatal(rules: readonly Rule[], play: Parameters<Rule['check']>[0]): string | undefined {
  for (const rule of rules) {
    const found = rule.check(play).find((finding) => isFatal(finding));
    if (found) return `${rule.name}: ${found.evidence}`;
  }
  return undefined;
}

// How the gate judges a play: by the rules of the judge, up to the first finding that rejects it.
import { directPlay } from '../../catalog/direct.ts';
import { scoresByCode } from '../../judge/criteria/index.ts';
import { noPolicies } from '../../judge/policy-record.ts';
import { isFatal, type JudgedPlay, type Rule } from '../../judge/rules/rule.ts';
import type { Played } from '../../simulate/play.ts';
import type { Ground } from '../ground.ts';
import type { TaskBody } from '../oracle.ts';

export interface GateSubject {
  readonly task: TaskBody;
  readonly ground: Ground;
}

/** Why a play is rejected; undefined if it is accepted. Rules that cost little come first, those on policies last. */
export async function rejectionOf(
  subject: GateSubject,
  recorded: Played,
  rules: readonly Rule[],
): Promise<string | undefined> {
  const play = judgedPlay(subject, recorded);
  return firstFatal(byCost(rules), play) ?? (await rejectionByPolicies(subject, play, rules));
}

function judgedPlay({ task, ground: { agent } }: GateSubject, recorded: Played): JudgedPlay {
  const { played, searches } = directPlay(recorded, agent.catalog);
  return { task, agent, played, searches, policies: noPolicies };
}

/** The rules but for those on policies. */
const byCost = (rules: readonly Rule[]): Rule[] =>
  rules.filter(({ readsPolicies = false }) => !readsPolicies).sort((a, b) => costOf(a) - costOf(b));

const costOf = ({ isQuick, isSlow }: Rule): number => (isQuick ? 0 : isSlow ? 2 : 1);

async function rejectionByPolicies(
  { ground }: GateSubject,
  play: JudgedPlay,
  rules: readonly Rule[],
): Promise<string | undefined> {
  const onPolicies = rules.filter(({ readsPolicies = false }) => readsPolicies);
  if (onPolicies.length === 0) return undefined;
  return firstFatal(onPolicies, { ...play, policies: await ground.policiesOn(play.played.steps) });
}

/**
 * Whether a play is rejected, with a finding of that code if one is given. `name` says what was done wrong in it: rules
 * that have found that before are asked first. Which rule finds it makes no difference.
 */
export async function isCaught(
  subject: GateSubject,
  recorded: Played,
  {
    rules,
    name,
    code,
  }: { readonly rules: readonly Rule[]; readonly name: string; readonly code?: string | undefined },
): Promise<boolean> {
  const play = judgedPlay(subject, recorded);
  const finders = findersOf(rules, name);
  const rejects = (rule: Rule): boolean =>
    rule
      .check(play)
      .some((finding) => isFatal(finding) && (code === undefined || (finding.code ?? rule.name) === code));
  const known = finders.findIndex(rejects);
  const found =
    known === -1 ? byCost(rules).find((rule) => !finders.includes(rule) && rejects(rule)) : finders[known];
  if (found) {
    if (known !== -1) finders.splice(known, 1);
    finders.unshift(found);
    return true;
  }
  return code === undefined && (await rejectionByPolicies(subject, play, rules)) !== undefined;
}

/** By the rules of a judge: for each thing done wrong, the rules that have found it, the last one first. */
const finders = new WeakMap<readonly Rule[], Map<string, Rule[]>>();

function findersOf(rules: readonly Rule[], name: string): Rule[] {
  const byName = finders.get(rules) ?? new Map<string, Rule[]>();
  finders.set(rules, byName);
  const known = byName.get(name) ?? [];
  byName.set(name, known);
  return known;
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

function firstFatal(rules: readonly Rule[], play: JudgedPlay): string | undefined {
  for (const rule of rules) {
    const found = rule.check(play).find((finding) => isFatal(finding));
    if (found) return `${rule.name}: ${found.evidence}`;
  }
  return undefined;
}

// The registry of rules that grown applications may have: adding one is an entry in one of the lists. A rule
// stands on an entity. It becomes one policy of the world, and, if the tools enforce it, a guard in each tool
// whose write can break it.
import { BugError } from '../../../pipeline/errors.ts';
import type { Policy } from '../../../schemas/policy.ts';
import { kebabCase } from '../../english.ts';
import type { Guard } from '../../worlds/programs.ts';
import type { RuleSpec } from '../entity.ts';
import { tableOf } from '../entity-names.ts';
import type { EntityView } from '../entity-view.ts';
import { affectedRows, type Change, refuseBreach, type Write } from '../writes.ts';
import { aboutCommerce } from './commerce.ts';
import { aboutConduct } from './conduct.ts';
import { aboutDates } from './dates.ts';
import { aboutOthers } from './others.ts';
import { aboutParts } from './parts.ts';
import { aboutRestraint } from './restraint.ts';
import { type RuleKind, type RuleOutlook, type RuleSubject, wordingFor } from './rule.ts';
import { aboutServices } from './services.ts';
import { canBreakStated, statedPolicy } from './stated.ts';
import { aboutValues } from './values.ts';

export const ruleKinds: readonly RuleKind[] = [
  ...aboutOthers,
  ...aboutParts,
  ...aboutDates,
  ...aboutValues,
  ...aboutConduct,
  ...aboutCommerce,
  ...aboutRestraint,
  ...aboutServices,
];

export function ruleKindOf({ name }: Pick<RuleSpec, 'name'>): RuleKind {
  const kind = ruleKinds.find((candidate) => candidate.name === name);
  if (kind) return kind;
  throw new BugError(`no rule ${name}; there are ${ruleKinds.map((each) => each.name).join(', ')}`);
}

type Enforcement = Policy['enforcedBy'];

/** The sorts in which a kind of rule is drawn. */
const enforcementsOf = ({ policy, duty, drawnFor }: RuleKind): Enforcement[] => [
  ...(policy && drawnFor !== 'agent' ? (['tools'] as const) : []),
  ...(duty && drawnFor !== 'tools' ? (['agent'] as const) : []),
];

/** Rules that suit an entity and that some of its tools could break. */
export const possibleRules = (outlook: RuleOutlook): RuleSpec[] =>
  ruleKinds.flatMap((kind) =>
    (kind.propose?.(outlook) ?? [])
      .filter((settings) => outlook.writes.some((write) => kind.canBreak(write, settings, outlook)))
      .flatMap((settings) =>
        enforcementsOf(kind).map((enforcedBy) => ({ name: kind.name, settings, enforcedBy })),
      ),
  );

/** The policy that a rule becomes. */
export function policyFrom(rule: RuleSpec, subject: RuleSubject): Policy {
  const kind = ruleKindOf(rule);
  const settings = kind.settings.parse(rule.settings);
  const { noun } = subject;
  const say = rule.enforcedBy === 'tools' ? kind.policy : kind.duty;
  if (!say) throw new BugError(`the rule ${rule.name} cannot be enforced by ${rule.enforcedBy}`);
  const prose = wordingFor(rule, subject, say(settings, subject));
  const id = `${kebabCase(noun)}-${kebabCase(rule.name)}`;
  return {
    id,
    about: kind.about,
    enforcedBy: rule.enforcedBy,
    check: checkOf(kind, settings, subject),
    error: { code: kind.code(settings, subject), message: prose },
    prose,
  };
}

function checkOf(kind: RuleKind, settings: unknown, subject: RuleSubject): Policy['check'] {
  const { noun, entity } = subject;
  const { unless } = kind;
  if (kind.secrets) return { on: 'answer', values: kind.secrets(settings, subject) };
  if (!kind.violation) throw new BugError(`the rule ${kind.name} watches neither changes nor answers`);
  const violation = kind.violation(affectedRows(entity), settings, subject);
  return { on: 'change', table: tableOf(noun, entity), violation, ...(unless ? { unless } : {}) };
}

/** All policies of an application. */
export const policiesOf = (entities: RuleSubject['entities']): Policy[] =>
  withNewIds(
    Object.entries(entities).flatMap(([noun, entity]) => [
      ...entity.rules.map((rule) => policyFrom(rule, { noun, entity, entities })),
      ...(entity.policies ?? []).map((stated) => statedPolicy(stated, { noun, entity })),
    ]),
  );

/** Two rules of one kind on one entity are told apart by a number. */
function withNewIds(policies: readonly Policy[]): Policy[] {
  const taken = new Map<string, number>();
  return policies.map((policy) => {
    const number = (taken.get(policy.id) ?? 0) + 1;
    taken.set(policy.id, number);
    return number === 1 ? policy : { ...policy, id: `${policy.id}-${number}` };
  });
}

/** A guard of a tool, and the sentence of its rule. */
interface RuleGuard {
  readonly guard: Guard;
  readonly policy: string;
}

/** The guards that a write needs so that no call breaks a rule that the tools enforce. */
export function ruleGuards(
  subject: RuleSubject,
  { view, write, change }: { view: EntityView; write: Write; change: Change },
): RuleGuard[] {
  return breakable(subject, write).flatMap(({ check, error, prose, enforcedBy, id }) => {
    if (enforcedBy !== 'tools') return [];
    if (check.on !== 'change') throw new BugError(`the policy ${id} is not about changes`);
    return [{ guard: refuseBreach({ view, write, change }, check, error), policy: prose }];
  });
}

/** The policies of an entity that a write to it can break. */
function breakable(subject: RuleSubject, write: Write): Policy[] {
  const { noun, entity } = subject;
  const rules = entity.rules.filter((rule) => {
    const kind = ruleKindOf(rule);
    return kind.canBreak(write, kind.settings.parse(rule.settings), subject);
  });
  const stated = (entity.policies ?? []).filter((policy) => canBreakStated(policy, write, entity));
  return [
    ...rules.map((rule) => policyFrom(rule, subject)),
    ...stated.map((policy) => statedPolicy(policy, { noun, entity })),
  ];
}

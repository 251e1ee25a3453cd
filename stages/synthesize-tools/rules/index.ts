// The registry of rules that grown applications may have: adding one is an entry in one of the lists. A rule
// stands on an entity; each tool whose write can break it gets a guard.
import { BugError } from '../../../pipeline/errors.ts';
import type { Guard } from '../../worlds/programs.ts';
import type { RuleSpec } from '../entity.ts';
import type { EntityView } from '../entity-view.ts';
import { type Change, refuseWhen, type Write } from '../writes.ts';
import { aboutDates } from './dates.ts';
import { aboutOthers } from './others.ts';
import type { RuleKind, RuleOutlook, RuleSubject } from './rule.ts';
import { aboutValues } from './values.ts';

export const ruleKinds: readonly RuleKind[] = [...aboutOthers, ...aboutDates, ...aboutValues];

function kindOf({ name }: RuleSpec): RuleKind {
  const kind = ruleKinds.find((candidate) => candidate.name === name);
  if (kind) return kind;
  throw new BugError(`no rule ${name}; there are ${ruleKinds.map((each) => each.name).join(', ')}`);
}

/** Rules that suit an entity and that some of its tools could break. */
export const possibleRules = (outlook: RuleOutlook): RuleSpec[] =>
  ruleKinds.flatMap((kind) =>
    kind
      .propose(outlook)
      .filter((settings) => outlook.writes.some((write) => kind.canBreak(write, settings, outlook)))
      .map((settings) => ({ name: kind.name, settings })),
  );

export function policyOf(rule: RuleSpec, subject: RuleSubject): string {
  const kind = kindOf(rule);
  return kind.policy(kind.settings.parse(rule.settings), subject);
}

/** A guard of a tool, and the sentence of its rule. */
interface RuleGuard {
  readonly guard: Guard;
  readonly policy: string;
}

/** The guards that a write needs so that no call breaks a rule of its entity. */
export function ruleGuards(
  subject: RuleSubject,
  { view, write, change }: { view: EntityView; write: Write; change: Change },
): RuleGuard[] {
  return subject.entity.rules.flatMap((rule) => {
    const kind = kindOf(rule);
    const settings = kind.settings.parse(rule.settings);
    if (!kind.canBreak(write, settings, subject)) return [];
    const policy = kind.policy(settings, subject);
    const guard = refuseWhen(
      { view, write, change },
      (affected) => kind.violation(affected, settings, subject),
      { code: kind.code(settings, subject), message: policy },
    );
    return [{ guard, policy }];
  });
}

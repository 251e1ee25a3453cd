// Rule: a kind of policy on an entity. From one rule follow the sentence that agents read, the predicate that
// the judge evaluates, and, where the tools enforce it, a guard in each tool whose write can break it.
import type { z } from 'zod';
import { canonicalJson, type Random, randomFor } from '../../../pipeline/hash.ts';
import type { ChangeCheck, Policy } from '../../../schemas/policy.ts';
import { oneOf } from '../../alternatives.ts';
import { upperFirst, withArticle } from '../../english.ts';
import type { Entity, RuleSpec } from '../entity.ts';
import { pluralOf } from '../entity-names.ts';
import type { AffectedRows, RowChange, Write } from '../writes.ts';

/** The entity that a rule is about, among the others of its application. */
export interface RuleSubject {
  readonly noun: string;
  readonly entity: Entity;
  readonly entities: Readonly<Record<string, Entity>>;
}

export interface RuleOutlook extends RuleSubject {
  readonly random: Random;
  /** What the tools of the entity write. */
  readonly writes: readonly Write[];
}

/**
 * Sentences that all say the same, "{a|b}" being either wording: applications that have the same rule should not
 * have the same sentence.
 */
export type Wordings = string | readonly string[];

export interface RuleKind<Settings = unknown> {
  readonly name: string;
  readonly about: Policy['about'];
  readonly settings: z.ZodType<Settings>;
  /** True if rows obey it at any time, so that the rows of a new world do too. */
  readonly isInvariant?: boolean;
  /** Ways in which the rule suits an entity. A rule that only a process brings has no such ways. */
  propose?(outlook: RuleOutlook): Settings[];
  canBreak(write: Write, settings: Settings, subject: RuleSubject): boolean;
  /** The rule as a sentence, where the tools enforce it. Undefined where they cannot. */
  policy?(settings: Settings, subject: RuleSubject): Wordings;
  /** The rule as an instruction, where only the agent is bound. Undefined where tools refuse it in any case. */
  duty?(settings: Settings, subject: RuleSubject): Wordings;
  /** Set where applications have the rule in one sort alone, although the other is possible. */
  readonly drawnFor?: Policy['enforcedBy'];
  /** The code of the error that a call gets which would break the rule. */
  code(settings: Settings, subject: RuleSubject): string;
  /** SQL that is true for a changed row that breaks the rule; none for a rule about answers. */
  violation?(affected: AffectedRows, settings: Settings, subject: RuleSubject): string;
  /** What makes a violation right after all. */
  readonly unless?: ChangeCheck['unless'];
  /** A query of the values that an answer must not contain. */
  secrets?(settings: Settings, subject: RuleSubject): string;
}

/** Identity, for the sake of inference; the settings of a rule are parsed by its own schema. */
export function defineRule<Settings>(kind: RuleKind<Settings>): RuleKind {
  return kind as RuleKind; // settings reach the other members only after `settings` has parsed them
}

/** What the rows of an entity belong to. */
export function parentsOf({
  entity,
  entities,
}: RuleSubject): { field: string; noun: string; parent: Entity }[] {
  return Object.entries(entity.fields).flatMap(([field, { ref }]) => {
    const parent = ref === undefined ? undefined : entities[ref];
    return ref !== undefined && parent ? [{ field, noun: ref, parent }] : [];
  });
}

/** "A booking", "An order": how a policy about rows starts. */
export const anyRow = (noun: string): string => upperFirst(withArticle(noun));

/** "bookings", of a booking. */
export const ownPlural = ({ noun, entity }: RuleSubject): string => pluralOf(noun, entity);

/** SQL that is true when a write gives a field another value. */
export const isChanged = (row: RowChange, field: string): string =>
  `${row.after(field)} IS NOT ${row.before(field)}`;

/** One of the wordings of a rule, always the same for an entity of an application. */
export function wordingFor(rule: RuleSpec, { noun, entity }: RuleSubject, wordings: Wordings): string {
  const random = randomFor(noun, canonicalJson([rule, entity.rows, Object.keys(entity.fields)]));
  return oneOf(random.pick([wordings].flat()), random);
}

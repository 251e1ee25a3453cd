// Rule: something that every tool of an entity obeys, as data. From one rule follow the sentence that agents
// read and a guard in each tool whose write can break it: a predicate over rows before and after the write.
import type { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import { upperFirst, withArticle } from '../../english.ts';
import type { Entity } from '../entity.ts';
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

export interface RuleKind<Settings = unknown> {
  readonly name: string;
  readonly settings: z.ZodType<Settings>;
  /** Ways in which the rule suits an entity. */
  propose(outlook: RuleOutlook): Settings[];
  canBreak(write: Write, settings: Settings, subject: RuleSubject): boolean;
  /** The rule as a sentence, for agents and users. */
  policy(settings: Settings, subject: RuleSubject): string;
  /** The code of the error that a call gets which would break the rule. */
  code(settings: Settings, subject: RuleSubject): string;
  /** SQL that is true for a row whose change breaks the rule. */
  violation(affected: AffectedRows, settings: Settings, subject: RuleSubject): string;
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

/** SQL that is true when a write gives a field another value. */
export const isChanged = (row: RowChange, field: string): string =>
  `${row.after(field)} IS NOT ${row.before(field)}`;

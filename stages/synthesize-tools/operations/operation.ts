// Operation: a kind of tool, made for one entity of a blueprint.
import type { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { Entity } from '../blueprint.ts';
import type { Place } from '../entity-view.ts';
import type { Writing } from '../rules/rule.ts';

/** What a grown application shows an operation that may propose itself. */
export interface Outlook {
  readonly noun: string;
  readonly entity: Entity;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly random: Random;
}

export interface Proposal<Options = unknown> {
  readonly options: Options;
  /** Its chance beside the other proposals of the world; infinite where the world needs it. */
  readonly weight: number;
}

export interface Operation<Options = unknown> {
  readonly name: string;
  readonly effect: ToolDraft['effect'];
  readonly options: z.ZodType<Options>;
  /** Ways in which the operation suits an entity. */
  propose(outlook: Outlook): Proposal<Options>[];
  /** What the rules of a grown application may be laid on; options then hold `rules`. */
  writing?(options: Options): Writing | undefined;
  draft(place: Place, options: Options): Omit<ToolDraft, 'operation' | 'effect'>;
}

/**
 * Identity, for the sake of inference; lists hold operations of unknown options, each parsed by its own
 * schema.
 */
export function defineOperation<Options>(operation: Operation<Options>): Operation {
  return operation as Operation; // options reach `draft` only after `options` has parsed them
}

/** Fields of an entity by the kinds of their values, as proposals look for them. */
export function fieldsOf({ entity }: Pick<Outlook, 'entity'>, ...kinds: readonly string[]): string[] {
  return Object.entries(entity.fields).flatMap(([name, field]) => (kinds.includes(field.kind) ? [name] : []));
}

export const numeric = ['money', 'integer', 'decimal'] as const;

/** Some of a list, in its own order: between `least` and `most`, or all where there are fewer. */
export function someOf<Item>(items: readonly Item[], least: number, most: number, random: Random): Item[] {
  const chosen = new Set(random.shuffle(items).slice(0, random.integer(least, Math.max(least, most))));
  return items.filter((item) => chosen.has(item));
}

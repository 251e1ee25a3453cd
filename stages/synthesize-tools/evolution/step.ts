// Evolution step: one way in which the tools of an application go beyond the first draft. After WizardLM's
// in-depth evolving (Xu et al. 2023: add constraints, deepen, concretise) and ToolACE's self-evolution of
// APIs (Liu et al. 2024: add functions and parameters, mutate types, nest returns).
import type { Random } from '../../../pipeline/hash.ts';
import type { Archetype } from '../archetype.ts';
import type { Blueprint, Entity, OperationSpec } from '../blueprint.ts';

/** One thing of an application that a step may change. */
export interface Subject {
  readonly noun: string;
  readonly entity: Entity;
  readonly archetype: Archetype;
  readonly entities: Blueprint['entities'];
  readonly random: Random;
}

export interface Change {
  readonly entity: Entity;
  /** What was done, in a few words. */
  readonly detail: string;
}

export interface EvolutionStep {
  readonly name: string;
  /** What a model that writes the tools is asked for. */
  readonly brief: string;
  /** The thing with the step taken; undefined where it does not fit. */
  take(subject: Subject): Change | undefined;
}

/** Options of operations, as far as steps look into them. */
interface Settings {
  readonly set?: readonly string[];
  readonly by?: readonly string[];
  readonly rules?: readonly { readonly code: string }[];
}

export const settingsOf = (spec: OperationSpec): Settings => spec.options as Settings; // parsed by their operation; other keys are left alone

/** The operations with another setting in those that `fits` says. */
export function withSettings(
  entity: Entity,
  fits: (spec: OperationSpec) => boolean,
  change: (old: Settings) => Settings,
): Entity {
  const operations = entity.operations.map((spec) =>
    fits(spec) ? { ...spec, options: { ...(spec.options as object), ...change(settingsOf(spec)) } } : spec,
  );
  return { ...entity, operations };
}

/**
 * Fields that no operation speaks of but to set them or to search by them: their kind may change and nothing
 * else has to.
 */
export function freeFields({ entity }: Pick<Subject, 'entity'>): string[] {
  const spoken = JSON.stringify(
    entity.operations.map((spec) => {
      const { set: _, by: __, ...rest } = spec.options as Settings; // as above
      return rest;
    }),
  );
  const moved = new Set(entity.moves.flatMap((move) => move.with));
  return Object.keys(entity.fields).filter(
    (name) =>
      name !== entity.label && !moved.has(name) && !name.startsWith('previous_') && !spoken.includes(name),
  );
}

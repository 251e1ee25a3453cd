// Evolution step: one way in which the tools of an application go beyond the first draft. After WizardLM's
// in-depth evolving (Xu et al. 2023: add constraints, deepen, concretise) and ToolACE's self-evolution of
// APIs (Liu et al. 2024: add functions and parameters, mutate types, nest returns).
import type { Random } from '../../../pipeline/hash.ts';
import type { Archetype } from '../archetype.ts';
import { type Entity, fieldsOfMoves, isPrevious, type OperationSpec } from '../entity.ts';
import { operationNamed, optionsOf } from '../operations/index.ts';

/** One thing of an application that a step may change. */
interface EvolutionSite {
  readonly noun: string;
  readonly entity: Entity;
  readonly archetype: Archetype;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly random: Random;
}

interface EvolutionChange {
  readonly entity: Entity;
  /** What was done, in a few words. */
  readonly detail: string;
}

export interface EvolutionStep {
  readonly name: string;
  /** What a model that writes the tools is asked for. */
  readonly brief: string;
  /** The thing with the step taken; undefined where it does not fit. */
  take(site: EvolutionSite): EvolutionChange | undefined;
}

/** The operation with one more field that it sets or searches by; undefined where it does not take one. */
export function withField(spec: OperationSpec, field: string): OperationSpec | undefined {
  const options = operationNamed(spec.name).withField?.(optionsOf(spec), field);
  return options === undefined ? undefined : { ...spec, options };
}

/** Fields whose kind can change by itself: no process, move, rule, or operation needs them as they are. */
export function freeFields(entity: Entity): string[] {
  const taken = new Set([
    entity.label,
    ...entity.fixed,
    ...fieldsOfMoves(entity),
    ...entity.operations.flatMap((spec) => operationNamed(spec.name).uses?.(optionsOf(spec)) ?? []),
    ...entity.rules.flatMap(({ settings }) =>
      Object.values(settings ?? {})
        .flat()
        .map(String),
    ),
  ]);
  return Object.keys(entity.fields).filter((name) => !taken.has(name) && !isPrevious(name));
}

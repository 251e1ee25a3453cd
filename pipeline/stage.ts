// Stage: one step of the pipeline, as data. The engine runs any stage and knows none by name.
import type { Attributes } from '@opentelemetry/api';
import type { z } from 'zod';
import type { CollectionName, Collections } from '../schemas/index.ts';
import type { OutputFile } from './files/whole-file.ts';
import type { Random } from './hash.ts';
import type { Role } from './role.ts';
import type { SettingProblem } from './setting-problems.ts';
import type { Reader, Records } from './store.ts';
import type { Span } from './trace.ts';

/**
 * The smallest piece of work that is committed at once. Its id is deterministic, and its JSON input
 * determines the work.
 */
export interface Unit<Input = unknown> {
  readonly id: string;
  readonly input: Input;
}

/** A record as a stage makes it: it has its id, but not yet its provenance. */
export type NewRecord<C extends CollectionName> = Omit<Collections[C], 'provenance'>;

export interface RejectDraft {
  /** A word or two, the same for everything rejected for this reason, so that `status` can count them. */
  readonly reason: string;
  readonly detail: string;
  readonly record?: object;
}

export interface Yield<C extends CollectionName = CollectionName> {
  readonly records: { readonly [Name in C]?: readonly NewRecord<Name>[] };
  readonly rejects: readonly RejectDraft[];
}

/** How the work of a unit reports: notes for people, counts, and spans for traces. */
export interface UnitLog {
  note(message: string, fields?: object): void;
  /** Counts one request to the outside; `status` adds them up. */
  count(what: string): void;
  span<Result>(name: string, attributes: Attributes, work: (span: Span) => Promise<Result>): Promise<Result>;
}

/** Everything that the work of a unit may use. */
export interface Context<Options = unknown> {
  readonly options: Options;
  /** The read side only: a stage never writes. */
  readonly store: Reader;
  /** Asks the model, or the procedure, that the config binds to the role. */
  ask<Input, Truth, Output>(role: Role<Input, Truth, Output>, input: Input, truth: Truth): Promise<Output>;
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Seeded by the run's seed and the unit's id. */
  readonly random: Random;
  readonly signal: AbortSignal;
  readonly log: UnitLog;
  /** Opens a file of the run for writing. It appears under its name only when it is finished. */
  file(name: string): Promise<OutputFile>;
}

interface Stage<
  Name extends string = string,
  C extends CollectionName = CollectionName,
  Input = unknown,
  Options = unknown,
> {
  readonly name: Name;
  /** One line for the help text. */
  readonly summary: string;
  readonly writes: readonly C[];
  /**
   * Collections that the units are planned from. Where all of them are empty, the stage has no input and
   * plans nothing. Left out by a stage that plans from its options alone.
   */
  readonly reads?: readonly CollectionName[];
  /**
   * Percent of the time that the offline demo takes, measured. Only the estimate of the time left uses it.
   */
  readonly share?: number;
  /**
   * The schema of the stage's options. Their defaults follow from the target: how many accepted trajectories
   * are wanted.
   */
  options(target: number): z.ZodType<Options>;
  /**
   * Finds settings that the schema accepts and the stage cannot use: names of things that do not exist, files
   * that cannot be read. Called before the first unit of any stage; `all` holds the options of every stage, and
   * `isModel` says whether the config binds a role to a model.
   */
  check?(
    options: Options,
    all: Readonly<Record<string, unknown>>,
    isModel: (role: string) => boolean,
  ): Promise<readonly SettingProblem[]>;
  /**
   * True for a stage whose units depend on everything before them, such as a clustering or an export. It
   * waits while an earlier stage owes units, because with a part of the input it would make something else.
   */
  readonly whole: boolean;
  /**
   * True for a stage that plans further units by what its others made. While some of those are owed it plans only
   * them; once they are finished it plans the same units again, and the further ones after them.
   */
  readonly replans?: true;
  /** True for a stage whose units take time to compute, so that threads share them. */
  readonly computes?: boolean;
  /**
   * True for a stage that reaches servers or the network without asking a role. A rehearsal leaves it out.
   */
  readonly outside?: boolean;
  units(store: Reader, options: Options): AsyncIterable<Unit<Input>>;
  /**
   * The number of a unit among those that should differ, such as the trials of a task: where a role is bound to several
   * models, they take turns by it. Left out, turns are drawn from the IDs of units.
   */
  turn?(input: Input): number;
  /**
   * For a stage that keeps only what differs from what its other units made. Called once per run; the
   * function it returns gets the records of every unit, in the order in which the units were planned. `store`
   * holds what was admitted in earlier sessions.
   */
  admission?(store: Reader, options: Options): Promise<Admission>;
  /**
   * Called once per unit, in any order, possibly in another process. A unit whose work throws stays owed.
   * Throw an UnavailableError for what may pass, and return a reject for what trying again would not change.
   */
  work(input: Input, context: Context<Options>): Promise<Yield<C>>;
}

/** Which records of a unit are kept, and rejects for those that are not. */
export type Admission = (records: Records) => {
  readonly records: Records;
  readonly rejects: readonly RejectDraft[];
};

/** A stage of unknown types, as lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: Input and Options occur on both sides of functions, so no other type admits all stages
export type AnyStage = Stage<string, CollectionName, any, any>;

/** Returns its argument; exists so that the types of a stage are inferred. */
export function defineStage<Name extends string, C extends CollectionName, Input, Options>(
  stage: Stage<Name, C, Input, Options>,
): Stage<Name, C, Input, Options> {
  return stage;
}

/** One unit per record of a collection. */
export async function* eachOf(
  store: Reader,
  collection: CollectionName,
): AsyncIterable<Unit<{ id: string }>> {
  for (const id of store.ids(collection)) yield { id, input: { id } };
}

/** A single unit for everything there is. */
export async function* once(): AsyncIterable<Unit<Record<string, never>>> {
  yield { id: 'all', input: {} };
}

// Stage: what is made, as data. The engine runs any stage and knows none by name.
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
 * The smallest piece of work that is committed at once. Its id is deterministic; its JSON input determines
 * the work.
 */
export interface Unit<Input = unknown> {
  readonly id: string;
  readonly input: Input;
}

/** A record as a stage hands it over: identified, not yet stamped with its provenance. */
export type Draft<C extends CollectionName> = Omit<Collections[C], 'provenance'>;

export interface RejectDraft {
  /** A short word or two, the same for all that fail alike: the funnel counts them. */
  readonly reason: string;
  readonly detail: string;
  readonly record?: object;
}

export interface Yield<C extends CollectionName = CollectionName> {
  readonly records: { readonly [Name in C]?: readonly Draft<Name>[] };
  readonly rejects: readonly RejectDraft[];
}

/** What a unit says of itself: notes for people, spans for traces. */
export interface UnitLog {
  note(message: string, fields?: object): void;
  /** Counts what was asked of the world outside, one each; `status` adds them up. */
  count(what: string): void;
  span<Result>(name: string, attributes: Attributes, work: (span: Span) => Promise<Result>): Promise<Result>;
}

/** Everything that the work of a unit may touch. */
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
  /** Opens a file of the run for writing; what `finish` leaves behind is whole, or absent. */
  file(name: string): Promise<OutputFile>;
}

export interface Stage<
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
   * Collections that the units are planned from. Where all of them are empty, the stage has no input and plans
   * nothing. Left out by a stage that plans from its options alone.
   */
  readonly reads?: readonly CollectionName[];
  /** Share of the time of an offline run, measured; only the estimate of the time left uses it. */
  readonly share?: number;
  /**
   * The stage's options, with defaults that follow from the one dial: how many accepted trajectories are
   * wanted.
   */
  options(target: number): z.ZodType<Options>;
  /**
   * Finds settings that the schema accepts and the stage cannot use: names of things that do not exist, files
   * that cannot be read. Called before the first unit of any stage; `all` holds the options of every stage.
   */
  check?(options: Options, all: Readonly<Record<string, unknown>>): Promise<readonly SettingProblem[]>;
  /**
   * True for a stage whose units speak for everything before them (a clustering, an export). It waits while
   * an earlier stage owes units, because what it would make of a part is not what it makes of the whole.
   */
  readonly whole: boolean;
  /**
   * True for a stage that reaches outside (servers, the network) without asking a role: a rehearsal leaves it
   * out.
   */
  readonly outside?: boolean;
  units(store: Reader, options: Options): AsyncIterable<Unit<Input>>;
  /**
   * Where what one unit made may stand only if it differs from what the others made: asked once a run for a
   * function that is then shown every unit in the order in which they were planned, whoever finished first.
   * `store` holds what was admitted before.
   */
  admission?(store: Reader, options: Options): Promise<Admission>;
  /**
   * Called once per unit, in any order, perhaps in another process. Throwing means: not finished, owed again.
   */
  work(input: Input, context: Context<Options>): Promise<Yield<C>>;
}

/** Which records of a unit stay, and for what reasons others do not. */
export type Admission = (records: Records) => {
  readonly records: Records;
  readonly rejects: readonly RejectDraft[];
};

/** A stage of unknown types, as lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: Input and Options occur on both sides of functions, so no other type admits all stages
export type AnyStage = Stage<string, CollectionName, any, any>;

/** Identity, for the sake of inference. */
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

/** One unit for all there is. */
export async function* once(): AsyncIterable<Unit<Record<string, never>>> {
  yield { id: 'all', input: {} };
}

// Estimates the tokens, cost and time of a run from how often each role is asked.
import type { ResolvedSettings } from '../../models/settings.ts';
import { batchPrice } from '../../money/price.ts';
import type { Spending, Sums } from '../../money/spending.ts';
import type { RoleMeasure } from '../../rehearsal.ts';
import type { AnyRole } from '../../role.ts';
import { type Range, spread, sum, times } from './range.ts';

/** From so many calls on, the measurements of a run are taken instead of a rehearsal's. */
const enoughCalls = 20;

/**
 * Spreads around the size of a procedure's prompt and answer for a model that was never measured: it may be
 * brief, or use reasoning and more words.
 */
const rehearsedOutput = { low: 0.7, high: 4 };
const rehearsedInput = { low: 0.8, high: 1.5 };
const declaredOutput = { low: 0.6, high: 1.6 };
/** Means of calls that were made vary less. */
const measuredSpread = { low: 0.85, high: 1.2 };

/** Seconds before the first token, and tokens per second, of an endpoint that was never measured. */
const usual = { wait: 1, tokensPerSecond: 50 };

/** Seconds that a batch takes where nothing was measured: providers promise a day, and most take less than an hour. */
const usualBatch = 3600;

export interface PlanRow {
  readonly stage: string;
  readonly role: string;
  readonly model: string;
  readonly calls: number;
  readonly input: Range;
  readonly output: Range;
  /** USD; undefined when the model has no price. */
  readonly cost: Range | undefined;
  readonly seconds: number;
  readonly basis: 'measured' | 'declared' | 'rehearsed';
  /** Its calls go out in batches. */
  readonly isBatched: boolean;
}

export interface PlanTotal {
  readonly calls: number;
  readonly input: Range;
  readonly output: Range;
  readonly cost: Range | undefined;
  readonly seconds: number;
}

/** What a model is expected to do with one call. */
interface CallEstimate {
  readonly input: Range;
  readonly output: Range;
  readonly seconds: number;
  readonly basis: PlanRow['basis'];
}

interface RoleUse extends RoleMeasure {
  /** Name of the model in the config. */
  readonly model: string;
  readonly settings: ResolvedSettings;
  /** Its calls go out in batches. */
  readonly isBatched: boolean;
}

/** Whether a model of these settings gets the calls of a role in batches. */
export const joinsBatches = (
  { batch }: ResolvedSettings,
  role: Pick<AnyRole, 'isDialogue'> | undefined,
): boolean => batch !== undefined && !role?.isDialogue;

/** What falls to each of so many models that take turns. */
export const shareOf = (use: RoleMeasure, models: number): RoleMeasure => ({
  ...use,
  calls: Math.ceil(use.calls / models),
  units: Math.max(1, Math.ceil(use.units / models)),
});

/** `concurrency` is how many units the run works on at once. */
export function planRow(use: RoleUse, spending: Spending, concurrency: number): PlanRow {
  const { stage, role, model, calls, settings, isBatched } = use;
  const price = isBatched && settings.price ? batchPrice(settings.price) : settings.price;
  const call = callEstimate(use, spending.byUse[`${stage}/${role}`]);
  return {
    stage,
    role,
    model,
    calls,
    input: times(calls, call.input),
    output: times(calls, call.output),
    cost: price && costOf(calls, call, price),
    seconds: secondsOf(use, call, concurrency),
    basis: call.basis,
    isBatched,
  };
}

function callEstimate(
  { input, output, settings, isBatched }: RoleUse,
  known: Sums | undefined,
): CallEstimate {
  const { expect } = settings;
  if (known && known.calls >= enoughCalls) {
    const measured = spread(known.output / known.calls, measuredSpread);
    const seconds = known.seconds / known.calls;
    return {
      input: spread(known.input / known.calls, measuredSpread),
      output: measured,
      seconds,
      basis: 'measured',
    };
  }
  const expected =
    expect.output === undefined ? spread(output, rehearsedOutput) : spread(expect.output, declaredOutput);
  return {
    input: spread(input, rehearsedInput),
    output: expected,
    seconds: isBatched
      ? usualBatch
      : (expect.seconds ?? usual.wait + middleOf(expected) / usual.tokensPerSecond),
    basis: expect.output === undefined ? 'rehearsed' : 'declared',
  };
}

/** At best half of each prompt comes from the provider's cache; at worst nothing does. */
function costOf(
  calls: number,
  { input, output }: CallEstimate,
  price: NonNullable<ResolvedSettings['price']>,
): Range {
  const bestInput = (price.input + (price.cachedInput ?? price.input)) / 2;
  return {
    low: (calls * (input.low * bestInput + output.low * price.output)) / 1e6,
    high: (calls * (input.high * price.input + output.high * price.output)) / 1e6,
  };
}

function secondsOf(use: RoleUse, call: CallEstimate, concurrency: number): number {
  const { calls, units, settings, isBatched } = use;
  const { rpm, tpm, baseURLs, keys } = settings;
  if (isBatched) return Math.ceil(units / concurrency) * (calls / units) * call.seconds;
  const lanes = baseURLs.length * keys.length;
  const atOnce = Math.max(1, Math.min(units, concurrency, settings.concurrency * lanes));
  return Math.max(
    (calls * call.seconds) / atOnce,
    (calls / units) * call.seconds, // the calls of one unit follow one another
    rpm ? (calls / (rpm * lanes)) * 60 : 0,
    tpm ? ((calls * (call.input.high + middleOf(call.output))) / (tpm * lanes)) * 60 : 0,
  );
}

const middleOf = ({ low, high }: Range): number => (low + high) / 2;

/** Stages follow one another; within a stage, the slowest role sets the pace. */
export function planTotal(rows: readonly PlanRow[]): PlanTotal {
  const costs = rows.flatMap(({ cost }) => (cost ? [cost] : []));
  const slowest = new Map<string, number>();
  for (const { stage, seconds } of rows) slowest.set(stage, Math.max(slowest.get(stage) ?? 0, seconds));
  return {
    calls: rows.reduce((total, row) => total + row.calls, 0),
    input: sum(rows.map((row) => row.input)),
    output: sum(rows.map((row) => row.output)),
    cost: costs.length === rows.length ? sum(costs) : undefined,
    seconds: [...slowest.values()].reduce((total, seconds) => total + seconds, 0),
  };
}

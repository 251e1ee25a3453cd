// The course of one batch: from its file at the provider until it is over, and what came of its calls. It may begin and
// end in different processes.
import { UsageError } from '../../errors.ts';
import { sleep } from '../../when-aborted.ts';
import { CallError, type CallFault } from '../admission/call-error.ts';
import { statementIn } from '../openai/error-body.ts';
import { faultOf } from '../openai/refusal-faults.ts';
import type { BatchAPI, ProviderBatch, ResultLine } from './batch-api.ts';
import type { BatchLog, KnownBatch } from './batch-log.ts';

export interface CourseOptions {
  /** Name of the model, for messages. */
  readonly model: string;
  readonly api: BatchAPI;
  readonly log: BatchLog;
  /** Attempts to send something. */
  readonly attempts: number;
  /** Milliseconds for which the provider may be away while a batch is with it. */
  readonly patience: number;
  /** False once the config no longer asks for batches: none is created, those that exist are waited for. */
  readonly isCreating: boolean;
  readonly signal: AbortSignal;
}

/** Milliseconds between two looks at a batch: at first, and at most. */
const look = { first: 1000, longest: 60_000, growth: 1.5 };

/** Milliseconds after a failure: at first, and at most. */
const pause = { first: 1000, longest: 60_000 };

/** Statuses of a batch that is over. `unknown` is our own: the provider has forgotten it. */
const over: ReadonlySet<string> = new Set(['completed', 'failed', 'expired', 'cancelled', 'unknown']);

/** Resolves once the batch is over. Throws a UsageError for what ends the run. */
export async function followed(batch: KnownBatch, isNew: boolean, options: CourseOptions): Promise<void> {
  const { api, log, signal } = options;
  const created = batch.id === undefined ? await createdOnce(batch, isNew, options) : undefined;
  if (batch.over !== undefined) return;
  const id = batch.id ?? '';
  let now = created;
  for (let every = look.first; !now || !over.has(now.status); every *= look.growth) {
    if (now) await sleep(Math.min(every, look.longest), signal);
    now = (await found(options, () => api.get(id))) ?? unknownTo(id);
  }
  await log.write({ file: batch.file, over: now.status, results: [...now.results] });
  if (now.status === 'failed') throw refusedBatch(batch, options, now.fault ?? 'it does not say why');
}

/** Waits as long as a batch may; undefined for what the provider no longer knows. */
async function found<Result>(
  options: CourseOptions,
  ask: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await patiently(options, Number.POSITIVE_INFINITY, ask);
  } catch (error) {
    const cause = error instanceof UsageError ? error.cause : undefined;
    if (cause instanceof CallError && cause.fault === 'not_found') return undefined;
    throw error;
  }
}

const unknownTo = (id: string): ProviderBatch => ({ id, status: 'unknown', results: [], fault: undefined });

/** Looks for the batch before it is created, if it may have been before. */
async function createdOnce(
  batch: KnownBatch,
  isNew: boolean,
  options: CourseOptions,
): Promise<ProviderBatch | undefined> {
  const { api, log, attempts, model, isCreating } = options;
  const { file } = batch;
  try {
    const created = await patiently(options, attempts, async (isRepeated) => {
      const known = isNew && !isRepeated ? undefined : await api.find(file);
      return known ?? (isCreating ? await api.create(file, model) : undefined);
    });
    if (created) await log.write({ file, batch: created.id });
    else await log.write({ file, over: 'dropped', results: [] });
    return created;
  } catch (error) {
    if (!(error instanceof UsageError && isRefusal(error.cause))) throw error;
    await log.write({ file, over: 'refused', results: [] });
    throw refusedBatch(batch, options, error.cause.message);
  }
}

/** The provider takes no such batch. A key or an account that it refuses can be mended, and the batch sent again. */
const isRefusal = (cause: unknown): cause is CallError =>
  cause instanceof CallError && !cause.passes && !mendable.has(cause.fault);

const mendable: ReadonlySet<CallFault> = new Set(['unauthorised', 'forbidden', 'quota']);

const refusedBatch = ({ size, id }: KnownBatch, { model, api }: CourseOptions, why: string): UsageError =>
  new UsageError(
    `model ${model}: ${api.host} refused a batch of ${size} calls${id ? ` (${id})` : ''}: ${why}; ` +
      `check models.${model} in the config, or take \`batch\` out of it, then run again`,
  );

type CallOutcome = { readonly data: unknown } | { readonly error: CallError };

/** What came of each call of a batch that is over. */
export async function outcomesOf(
  { results, calls, over: status }: KnownBatch,
  options: CourseOptions,
): Promise<ReadonlyMap<string, CallOutcome>> {
  const { api } = options;
  const lines = new Map<string, ResultLine>();
  for (const file of results)
    for (const line of (await found(options, () => api.results(file))) ?? []) lines.set(line.call, line);
  return new Map(
    [...calls].map((call): [string, CallOutcome] => {
      const line = lines.get(call);
      if (line?.status !== undefined && line.status >= 200 && line.status < 300)
        return [call, { data: line.body }];
      return [call, { error: line ? failureOf(line, api.host) : missing(status ?? '', api.host) }];
    }),
  );
}

function failureOf({ status, body }: ResultLine, host: string): CallError {
  const { codes, text } = statementIn(body);
  const said = text === '' ? '' : `: ${text.slice(0, 200)}`;
  // Calls of a batch that expired or was canceled come with a code and no status.
  if (status === undefined)
    return new CallError('unavailable', `${host} did not get to a call of a batch${said}`);
  const fault = faultOf({ status, words: `${codes.join(' ')} ${text}` });
  return new CallError(fault, `${host} answered a call of a batch with ${status}${said}`, { status });
}

/** A batch that is complete without one of its calls, or is known no more, may have charged for it. */
const missing = (status: string, host: string): CallError =>
  status === 'completed' || status === 'unknown'
    ? new CallError('bad_body', `${host} gave no result for a call of a batch`)
    : new CallError('unavailable', `${host} did not get to a call of a batch, which was ${status}`);

/** Tries again what may pass, after longer and longer pauses. */
export async function patiently<Result>(
  { model, patience, signal }: Pick<CourseOptions, 'model' | 'patience' | 'signal'>,
  most: number,
  attempt: (isRepeated: boolean) => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(tries > 1);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const wait = Math.max(error.retryAfter ?? 0, Math.min(pause.first * 2 ** (tries - 1), pause.longest));
      if (!error.passes || tries >= most || performance.now() + wait - began > patience)
        throw new UsageError(`model ${model}: ${error.message}; ${remedyFor(error)}`, { cause: error });
      await sleep(wait, signal);
    }
  }
}

const remedies: Readonly<Partial<Record<CallFault, string>>> = {
  unauthorised: 'check the key and its rights',
  forbidden: 'check the key and its rights',
  quota: 'add credit or wait, then run again: no batch is lost',
  unknown_host: 'check `baseURL` in the config, and the network',
};

const remedyFor = ({ fault, passes }: CallError): string =>
  remedies[fault] ??
  (passes
    ? 'run again when it answers: no batch is lost'
    : 'check whether it has a batch API, or take `batch` out of the config');

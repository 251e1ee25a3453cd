// From the files to the model: uploads what is not there yet, starts the job once, and follows it to its end. What was
// begun before and has left no answer is looked for at the service before it is done again.

import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { CallError } from '../models/admission/call-error.ts';
import { sleep } from '../when-aborted.ts';
import { type FinetuneState, isOver, type TrackedJob, type Upload } from './state.ts';
import type { FinetuneService, JobEvent } from './tuning-api.ts';

export interface Journey {
  /** Directory of the run. */
  readonly run: string;
  readonly service: FinetuneService;
  /** Keeps the state; resolves when it is on the disk. */
  save(state: FinetuneState): Promise<void>;
  note(message: string): void;
  event(event: JobEvent): void;
  readonly signal: AbortSignal;
  /** Milliseconds between two looks at the job. */
  readonly every: number;
}

/** Attempts of what nobody should wait for without end. */
const mostAttempts = 5;
/** Milliseconds: after the first failure, and at most. */
const firstPause = 1000;
const longestPause = 60_000;

/** Returns the state with its job. Throws a UsageError for what trying again does not change. */
export async function started(state: FinetuneState, journey: Journey): Promise<FinetuneState> {
  let now = state;
  const keep = async (change: Partial<FinetuneState>): Promise<void> => {
    now = { ...now, ...change };
    await journey.save(now);
  };
  await uploaded(now.training, journey, (training) => keep({ training }));
  if (now.validation) await uploaded(now.validation, journey, (validation) => keep({ validation }));
  if (now.job) return now;
  const training = now.training.id ?? '';
  const { base, hyper, suffix, seed, validation } = now;
  const wasAsked = now.isAsked;
  await keep({ isAsked: true });
  const job = await patiently(journey, mostAttempts, async (isRepeated) => {
    const found = wasAsked || isRepeated ? await journey.service.findJob(training) : undefined;
    return (
      found ??
      (await journey.service.start({ base, training, validation: validation?.id, hyper, suffix, seed }))
    );
  });
  await keep({ job });
  journey.note(`Job ${job.id} is at ${journey.service.host} (${job.status}).`);
  return now;
}

async function uploaded(
  upload: Upload,
  journey: Journey,
  keep: (upload: Upload) => Promise<void>,
): Promise<void> {
  if (upload.id !== undefined) return;
  const { service, run, note } = journey;
  const wasBegun = upload.isBegun;
  await keep({ ...upload, isBegun: true });
  note(`Uploading ${upload.path} (${upload.rows} rows)`);
  const id = await patiently(journey, mostAttempts, async (isRepeated) => {
    const found = wasBegun || isRepeated ? await service.findUpload(upload.name, upload.bytes) : undefined;
    return found ?? (await service.upload(join(run, upload.path), upload.name));
  });
  await keep({ ...upload, isBegun: true, id });
}

/** Follows the job until it is over, or until the signal is aborted. */
export async function followed(state: FinetuneState, journey: Journey): Promise<FinetuneState> {
  let now = state;
  while (now.job && !isOver(now.job) && !journey.signal.aborted) {
    now = await looked(now, now.job, journey);
    if (now.job && !isOver(now.job)) await sleep(journey.every, journey.signal);
  }
  return now;
}

async function looked(state: FinetuneState, known: TrackedJob, journey: Journey): Promise<FinetuneState> {
  const { service } = journey;
  const job = await patiently(journey, Number.POSITIVE_INFINITY, () => service.job(known.id));
  // After the job, so that none is missed of one that is over.
  const events = await patiently(journey, Number.POSITIVE_INFINITY, () =>
    service.events(known.id, known.lastEvent),
  );
  for (const event of events) journey.event(event);
  const lastEvent = events.at(-1)?.id ?? known.lastEvent;
  const now = { ...state, job: { ...job, ...(lastEvent === undefined ? {} : { lastEvent }) } };
  if (events.length > 0 || job.status !== known.status) await journey.save(now);
  return now;
}

/** Tries again what may pass, after longer and longer pauses. */
async function patiently<Result>(
  { note, signal }: Pick<Journey, 'note' | 'signal'>,
  most: number,
  attempt: (isRepeated: boolean) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(tries > 1);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!error.passes || tries >= most) throw usageError(error);
      const pause = Math.max(error.retryAfter ?? 0, Math.min(firstPause * 2 ** (tries - 1), longestPause));
      note(`${error.message}; trying again in ${Math.ceil(pause / 1000)} s`);
      await sleep(pause, signal);
    }
  }
}

const remedies: Readonly<Partial<Record<CallError['fault'], string>>> = {
  unauthorised: 'check the key and its rights',
  forbidden: 'check the key and its rights',
  quota: 'check the account',
  unknown_model: 'check --model, and whether the service fine-tunes at this URL',
  not_found: 'check --model, and whether the service fine-tunes at this URL',
  unknown_host: 'check the URL',
};

export const usageError = (error: CallError): UsageError =>
  new UsageError(
    `${error.message}; ${remedies[error.fault] ?? (error.passes ? 'try again later with the same command' : 'see what the service says')}`,
    { cause: error },
  );

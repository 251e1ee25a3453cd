// toolloom finetune: uploads the training files of a run to an OpenAI-compatible service, starts a fine-tuning job, and
// follows it to the name of the new model. Its state stays in the run: the same command goes on with the same job.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { holdLock } from '../files/lock.ts';
import { followed, type Journey, started, usageError } from '../finetunes/progress.ts';
import {
  type FinetuneState,
  isOver,
  readState,
  statePath,
  type TrackedJob,
  writeState,
} from '../finetunes/state.ts';
import type { FinetuneService } from '../finetunes/tuning-api.ts';
import { CallError } from '../models/admission/call-error.ts';
import { refuseEval } from '../run.ts';
import { redactor } from '../secrets.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { runNamed } from './find-run.ts';
import { jobName } from './finetune/job-name.ts';
import { agree, estimateOf, type Offer, offerText } from './finetune/offer.ts';
import { type FinetuneFlags, finetuneOptions } from './finetune/options.ts';
import { type ServiceSettings, serviceSettings } from './finetune/service-settings.ts';
import { type CheckedFile, trainingFiles } from './finetune/training-files.ts';
import { listenForSignals } from './interruption.ts';
import { writeJson } from './output.ts';

export const finetune = defineCommand({
  name: 'finetune',
  summary: 'upload the training files of a run to a fine-tuning service, and follow the job',
  arguments: {},
  options: finetuneOptions,
  examples: [
    'toolloom finetune --model gpt-4.1-mini-2025-04-14 --price 5',
    'toolloom finetune --model gpt-4.1-mini-2025-04-14 --hyper epochs=3 --yes',
    'toolloom finetune --follow',
  ],
  details: () =>
    'The same command goes on after an interruption, with the same files and the same job. docs/fine-tuning.md has the\n' +
    'details, and docs/evaluation.md says how to evaluate the new model.',
  run: (_, flags, context) => tune(flags, context),
});

/** Seconds between two looks at a job, which takes minutes to hours. */
const usualEvery = 15;

interface Tuning {
  readonly name: string;
  readonly run: string;
  readonly path: string;
  readonly flags: FinetuneFlags;
  readonly context: CommandContext;
}

async function tune(flags: FinetuneFlags, context: CommandContext): Promise<number> {
  if (flags.follow && flags.cancel) throw new UsageError('--follow and --cancel do not go together');
  const run = await runNamed(flags.run, context.runsFolder);
  await refuseEval(run);
  const name = await jobName(flags, run);
  const tuning = { name, run, path: statePath(run, name), flags, context };
  const known = await readState(tuning.path);
  if (!known?.job && (flags.follow || flags.cancel))
    throw new UsageError(
      `no job of the name ${name} was started for ${run}; start it without --follow and --cancel`,
    );
  if (known) refuseChanges(known, tuning);
  if (known?.job && isOver(known.job)) return await report(known, tuning);
  const settings = await serviceSettings(
    { run, provider: flags.provider ?? known?.provider ?? 'openai', file: flags.config },
    context,
  );
  if (known && known.url !== settings.url)
    throw new UsageError(
      `${name} was begun at ${known.url}, not at ${settings.url}; give this one another --name`,
    );
  if (flags.cancel && known?.job) return await cancel(known, known.job, { tuning, settings });
  const state = known ?? (await agreedState(settings, tuning));
  return await goOn(state, { tuning, settings });
}

/** What is begun goes on as it began. */
function refuseChanges(known: FinetuneState, { name, flags }: Tuning): void {
  const changed = (
    [
      ['model', flags.model, known.base],
      ['suffix', flags.suffix, known.suffix],
      ['hyper', flags.hyper && JSON.stringify(flags.hyper), JSON.stringify(known.hyper)],
    ] as const
  ).find(([, now, before]) => now !== undefined && now !== before);
  if (changed)
    throw new UsageError(
      `${name} was begun with ${changed[0]} ${changed[2] ?? 'unset'}; give this one another --name`,
    );
}

/** The state of a job that the user has agreed to. */
async function agreedState(settings: ServiceSettings, { name, run, path, flags, context }: Tuning) {
  const { model: base, hyper = {}, suffix, price, yes = false, json = false } = flags;
  if (base === undefined) throw new UsageError('name the base model with --model');
  const { training, validation } = await trainingFiles(run, context.tuning);
  const offer: Offer = { base, host: new URL(settings.url).host, training, validation, hyper, price };
  if (json) context.stderr.write(`${JSON.stringify({ event: 'offer', ...offer, ...estimateOf(offer) })}\n`);
  else context.stderr.write(offerText(offer));
  await agree(offer, { yes }, context);
  const mark = randomUUID().slice(0, 8); // no other upload has it
  const upload = ({ longest: _, cut: __, ...file }: CheckedFile, use: string) => ({
    ...file,
    name: `toolloom-${name}-${mark}-${use}.jsonl`,
    isBegun: false,
  });
  const state: FinetuneState = {
    base,
    provider: settings.provider,
    url: settings.url,
    hyper,
    ...(suffix === undefined ? {} : { suffix }),
    seed: settings.seed,
    training: upload(training, 'train'),
    ...(validation ? { validation: upload(validation, 'test') } : {}),
    isAsked: false,
  };
  await writeState(path, state);
  return state;
}

interface Going {
  readonly tuning: Tuning;
  readonly settings: ServiceSettings;
}

async function goOn(begun: FinetuneState, { tuning, settings }: Going): Promise<number> {
  const { path, context, flags } = tuning;
  const say = speaker(flags, context);
  const interruption = listenForSignals({ onDrain: () => {}, onQuit: () => {} });
  const lock = await holdLock(path);
  try {
    const { drain: signal } = interruption;
    const journey: Journey = {
      run: tuning.run,
      service: await serviceOf(settings, signal),
      save: (state) => writeState(path, state),
      note: (message) => say({ event: 'note', message }, message),
      event: ({ at, message }) =>
        say({ event: 'job', at, message }, `${at.slice(0, 19).replace('T', ' ')}  ${message}`),
      signal,
      every: (flags.every ?? usualEvery) * 1000,
    };
    const begunAgain = (await readState(path)) ?? begun; // as it is now that nobody else writes it
    try {
      await refuseOtherFiles(begunAgain, tuning);
      return await report(await followed(await started(begunAgain, journey), journey), tuning);
    } catch (error) {
      if (!signal.aborted) throw error;
      return interrupted(await readState(path), tuning);
    }
  } finally {
    interruption.stop();
    await lock.release();
  }
}

/** The package of the API takes a sixth of a second to load, which other commands do not wait for. */
async function serviceOf(
  { url, key, headers, secrets }: ServiceSettings,
  signal: AbortSignal,
): Promise<FinetuneService> {
  const { openService } = await import('../finetunes/tuning-api.ts');
  return openService({ baseURL: url, key, headers, redact: redactor(secrets), signal });
}

/** What was agreed to is what is uploaded. */
async function refuseOtherFiles(state: FinetuneState, { run, name, context }: Tuning): Promise<void> {
  const files = [state.training, ...(state.validation ? [state.validation] : [])];
  if (files.every(({ id }) => id !== undefined)) return;
  const { training, validation } = await trainingFiles(run, context.tuning);
  const now = [training, validation];
  const changed = files.find(
    ({ path, sha256 }) => !now.some((file) => file?.path === path && file.sha256 === sha256),
  );
  if (changed)
    throw new UsageError(
      `${join(run, changed.path)} has changed since ${name} was begun; give this one another --name`,
    );
}

function speaker({ json }: FinetuneFlags, { stderr }: CommandContext) {
  return (event: object, text: string): void =>
    void stderr.write(json ? `${JSON.stringify(event)}\n` : `${text}\n`);
}

function interrupted(state: FinetuneState | undefined, { run, name, flags, context }: Tuning): number {
  const config = flags.config === undefined ? '' : ` --config ${flags.config}`;
  const command = `toolloom finetune --run ${run} --name ${name}${config}`;
  const message = state?.job
    ? `No longer followed. Job ${state.job.id} goes on at the service. Follow it again with: ${command} --follow; ` +
      `cancel it with: ${command} --cancel`
    : `Interrupted before a job was known. Continue with: ${command}`;
  speaker(flags, context)({ event: 'interrupted', message }, `\n${message}`);
  return exitCodes.interrupted;
}

async function cancel(state: FinetuneState, job: TrackedJob, { tuning, settings }: Going): Promise<number> {
  const service = await serviceOf(settings, new AbortController().signal);
  try {
    const { lastEvent } = job;
    const now = { ...state, job: { ...(await service.cancel(job.id)), ...(lastEvent ? { lastEvent } : {}) } };
    await writeState(tuning.path, now);
    if (tuning.flags.json) await writeJson(tuning.context.stdout, now);
    else await tuning.context.stdout.write(`Job ${job.id} is ${now.job.status}.\n`);
    return exitCodes.done;
  } catch (error) {
    throw error instanceof CallError ? usageError(error) : error;
  }
}

/** How the job has ended. The name of the model goes to stdout. */
async function report(state: FinetuneState, tuning: Tuning): Promise<number> {
  const { name, flags, context } = tuning;
  const { job } = state;
  if (!job || !isOver(job)) return interrupted(state, tuning);
  if (job.status !== 'succeeded')
    throw new UsageError(
      `job ${job.id} of ${name} is ${job.status}${job.error ? `: ${job.error}` : ''}; ` +
        'to try once more, give it another --name',
    );
  const { stdout, stderr } = context;
  if (flags.json) await writeJson(stdout, state);
  else await stdout.write(`${job.model ?? `job ${job.id} names no model`}\n`);
  if (!flags.json && job.model !== undefined)
    stderr.write(
      'Evaluate it: add it to `models` of a config, then `toolloom eval --config FILE --model NAME`\n',
    );
  return exitCodes.done;
}

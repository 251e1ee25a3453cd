// The state of a fine-tuning job, in one file of the run. It is written before each step that cannot be undone and after
// it, so that a kill leads neither to a second upload nor to a second job.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { namesIn, readSettings } from '../files/settings-file.ts';
import { writeWhole } from '../files/whole-file.ts';

/** Folder of the states in a run; each is a file NAME.json. */
export const finetunesFolder = 'finetunes';

const uploadSchema = z.strictObject({
  path: z.string().describe('relative to the run'),
  sha256: z.string(),
  rows: z.int().positive(),
  bytes: z.int().positive(),
  /** By our own count. */
  tokens: z.int().positive(),
  /** Under which it is uploaded. No other upload has it, so that a lost answer can be found again. */
  name: z.string(),
  /** True from before the first attempt. */
  isBegun: z.boolean(),
  /** Of the file at the service, once it is there. */
  id: z.string().optional(),
});
export type Upload = z.infer<typeof uploadSchema>;

const jobSchema = z.strictObject({
  id: z.string(),
  status: z.string(),
  /** Name of the model that was made. */
  model: z.string().optional(),
  error: z.string().optional(),
  trainedTokens: z.number().optional(),
  /** ID of the last event that was shown. */
  lastEvent: z.string().optional(),
});
export type TrackedJob = z.infer<typeof jobSchema>;

export const hyperSchema = z.strictObject({
  n_epochs: z.number().positive().optional(),
  batch_size: z.number().positive().optional(),
  learning_rate_multiplier: z.number().positive().optional(),
});
export type Hyper = z.infer<typeof hyperSchema>;

const stateSchema = z.strictObject({
  base: z.string(),
  provider: z.string(),
  /** Where the job runs. Another service does not know it. */
  url: z.string(),
  hyper: hyperSchema,
  suffix: z.string().optional(),
  seed: z.int(),
  training: uploadSchema,
  validation: uploadSchema.optional(),
  /** True from before the first attempt to start the job. */
  isAsked: z.boolean(),
  job: jobSchema.optional(),
});
export type FinetuneState = z.infer<typeof stateSchema>;

export const statePath = (run: string, name: string): string => join(run, finetunesFolder, `${name}.json`);

/** Undefined where nothing was begun under this name. */
export const readState = (path: string): Promise<FinetuneState | undefined> =>
  readSettings({
    path,
    schema: stateSchema,
    advice: 'restore it, or begin another with --name',
  });

export async function writeState(path: string, state: FinetuneState): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeWhole(path, `${JSON.stringify(state, null, 2)}\n`);
}

/** Names of what was begun in a run, in order. */
export async function finetunesIn(run: string): Promise<string[]> {
  const names = await namesIn(join(run, finetunesFolder));
  return names.flatMap((name) => /^(.*)\.json$/.exec(name)?.[1] ?? []).sort();
}

const over: ReadonlySet<string> = new Set(['succeeded', 'failed', 'cancelled']);
export const isOver = ({ status }: Pick<TrackedJob, 'status'>): boolean => over.has(status);

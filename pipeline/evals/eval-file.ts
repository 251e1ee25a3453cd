// eval.json: what an eval plays. It makes a directory of a run an eval, and it is fixed when the eval begins, so that
// the same command goes on with the same tasks.
import { join } from 'node:path';
import { z } from 'zod';
import { type CollectionName, collections } from '../../schemas/index.ts';
import { readSettings } from '../files/settings-file.ts';
import { writeWhole } from '../files/whole-file.ts';
import type { Overlay } from '../store/overlay-store.ts';

/** Folder of the evals in a run; each is a directory with the name of the eval. */
export const evalsFolder = 'evals';
export const evalFile = 'eval.json';

export const splits = ['test', 'train', 'all'] as const;
export type Split = (typeof splits)[number];

const collectionNames = Object.keys(collections) as [CollectionName, ...CollectionName[]]; // keys of a typed object

const evalSchema = z.strictObject({
  /** What is measured; left out for plays of tasks. */
  kind: z.string().optional(),
  model: z.string().describe('name of the model in the config, or of a baseline'),
  split: z.enum(splits),
  /** How many tasks were wanted; left out for all of the split. */
  wanted: z.int().positive().optional(),
  trials: z.int().positive(),
  tasks: z.array(z.string()).min(1),
  /** Collections of which an eval shows its own records alone. */
  own: z.array(z.enum(collectionNames)),
});
export type EvalSettings = z.infer<typeof evalSchema>;

/** Undefined where the directory is no eval. */
export const evalIn = (directory: string): Promise<EvalSettings | undefined> =>
  readSettings({
    path: join(directory, evalFile),
    schema: evalSchema,
    advice: 'restore it, or start another eval with --name',
    absent: ['ENOENT', 'ENOTDIR'],
  });

export const writeEval = (directory: string, settings: EvalSettings): Promise<void> =>
  writeWhole(join(directory, evalFile), `${JSON.stringify(settings, null, 2)}\n`);

/** What an eval shows of its run. */
export const overlayOf = ({ own, tasks }: Pick<EvalSettings, 'own' | 'tasks'>): Overlay => ({
  own: new Set(own),
  only: { tasks: new Set(tasks) },
});

/** The run of an eval is two folders above it, so that a run can be moved with its evals. */
export const runOfEval = (directory: string): string => join(directory, '..', '..');

// The thread in which worlds are validated: SQL that never ends stops this thread and no other. Started by validator.ts.
import { parentPort } from 'node:worker_threads';
import { randomFor } from '../../pipeline/hash.ts';
import { validateWorld } from './validate.ts';
import type { Job } from './validator.ts';

parentPort?.on('message', async ({ world, tools, seed }: Job) => {
  parentPort?.postMessage(await validateWorld(world, tools, randomFor('validation', seed)));
});

// The thread in which worlds are validated: SQL that never ends blocks this thread and no other. thread.ts
// starts it.
import { parentPort } from 'node:worker_threads';
import { randomFor } from '../../../pipeline/hash.ts';
import type { Job } from './thread.ts';
import { validateWorld } from './validate.ts';

parentPort?.on('message', async ({ world, tools, seed, demanded }: Job) => {
  parentPort?.postMessage(
    await validateWorld(world, tools, { random: randomFor('validation', seed), demanded }),
  );
});

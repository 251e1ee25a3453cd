// Validates worlds in separate threads with a time limit: a program that never ends is a fault of the world
// and does not end the run. Memory is limited too, for the database (database.ts) and for the thread. Not
// limited is the time that programs take after they were accepted.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { BugError, messageOf } from '../../../pipeline/errors.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { WorldDraft } from '../../../schemas/world.ts';
import type { Standards } from './bad-calls.ts';
import type { WorldVerdict } from './validate.ts';

export interface Job {
  readonly world: WorldDraft;
  readonly tools: readonly ToolDraft[];
  /** Determines the calls that are tried. */
  readonly seed: string;
  readonly demanded?: Standards;
}

/**
 * A world of twenty tools takes a tenth of a second, or several seconds on a machine with many times more work
 * than cores. After a minute it is stuck.
 */
const timeLimit = 60_000;

/** Each thread has its own database engine of some 50 MB. Beyond four, a run no longer waits for worlds. */
const threads = Math.min(4, availableParallelism());

/**
 * In MB. Results that grow beyond this end the thread, not the run. A small heap is also collected sooner.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/** As many jobs as threads, so that the clock of a job starts with its work. */
const atOnce = pLimit(threads);
const idle: Worker[] = [];

export function validateInThread(job: Job, milliseconds = timeLimit): Promise<WorldVerdict> {
  return atOnce(() => runJob(job, milliseconds));
}

async function runJob(job: Job, milliseconds: number, { isFresh = false } = {}): Promise<WorldVerdict> {
  const used = isFresh ? undefined : idle.pop();
  const worker = used ?? startThread();
  worker.ref();
  try {
    const verdict = await answerOf(worker, job, milliseconds);
    if (verdict !== 'late') {
      worker.unref();
      idle.push(worker);
      return verdict;
    }
    await worker.terminate();
    return stopVerdict(`its programs ran longer than ${milliseconds / 1000} s`);
  } catch (error) {
    await worker.terminate();
    if (!isOutOfMemory(error))
      throw new BugError(`the validation thread failed: ${messageOf(error)}`, { cause: error });
    // Memory that earlier worlds left in the thread must not decide about this one.
    if (used) return runJob(job, milliseconds, { isFresh: true });
    return stopVerdict(`its programs filled ${resourceLimits.maxOldGenerationSizeMb} MB`);
  }
}

const stopVerdict = (why: string): WorldVerdict => ({
  draftFaults: [],
  faults: [`${why} and were stopped`],
  unproved: [],
  tools: [],
  unseen: [],
});

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function answerOf(worker: Worker, job: Job, milliseconds: number): Promise<WorldVerdict | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve('late')), milliseconds);
    const onMessage = (verdict: WorldVerdict): void => settle(() => resolve(verdict));
    const onError = (error: Error): void => settle(() => reject(error));
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      then();
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(job);
  });
}

/** In a checkout the thread reads TypeScript through tsx; the package contains JavaScript. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { resourceLimits });
  const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(script, { eval: true, resourceLimits });
}

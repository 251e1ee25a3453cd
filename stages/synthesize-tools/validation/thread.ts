// Validates worlds in threads of their own, by the wall clock: a program that never ends is a fault of the
// world, not the end of the run. Memory is limited too, that of the database (database.ts) and that of the
// thread. What is not limited is the time of programs after they were accepted.
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
  /** The calls that are tried follow from it. */
  readonly seed: string;
  readonly demanded?: Standards;
}

/** A world of twenty tools takes a tenth of a second; a hundred times that is not slow but stuck. */
const timeLimit = 10_000;

/**
 * Each holds a database engine of its own, some 50 MB; beyond four the worlds are no longer what a run waits
 * for.
 */
const threads = Math.min(4, availableParallelism());

/**
 * In MB. Results of a program that grow beyond this end the thread, not the run; a small heap is also
 * collected more often.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/** As many jobs as threads, so that the clock of a job starts when its work does. */
const atOnce = pLimit(threads);
const idle: Worker[] = [];

export function validateInThread(job: Job, milliseconds = timeLimit): Promise<WorldVerdict> {
  return atOnce(() => validated(job, milliseconds));
}

async function validated(job: Job, milliseconds: number, { isFresh = false } = {}): Promise<WorldVerdict> {
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
    return stopped(`its programs ran longer than ${milliseconds / 1000} s`);
  } catch (error) {
    await worker.terminate();
    if (!isOutOfMemory(error))
      throw new BugError(`the validation thread failed: ${messageOf(error)}`, { cause: error });
    // What earlier worlds left in a thread must not decide about this one.
    if (used) return validated(job, milliseconds, { isFresh: true });
    return stopped(`its programs filled ${resourceLimits.maxOldGenerationSizeMb} MB`);
  }
}

const stopped = (why: string): WorldVerdict => ({
  draftFaults: [],
  faults: [`${why} and were stopped`],
  tools: [],
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

/**
 * From source the thread reads TypeScript through tsx, which is there in a checkout; the package ships
 * JavaScript.
 */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { resourceLimits });
  const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(script, { eval: true, resourceLimits });
}

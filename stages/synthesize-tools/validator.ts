// Validates worlds in a thread of their own, by the wall clock: a program that never ends is a fault of the world, not the end
// of the run. What is not limited is memory, and the time of programs after they were accepted.
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { messageOf } from '../../pipeline/errors.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import type { WorldVerdict } from './validate.ts';

export interface Job {
  readonly world: WorldDraft;
  readonly tools: readonly ToolDraft[];
  /** The calls that are tried follow from it. */
  readonly seed: string;
}

/** A world of twenty tools takes a tenth of a second; a hundred times that is not slow but stuck. */
const timeLimit = 10_000;

/** One world at a time in one thread: the clock of a job starts when its work does. */
const oneAtATime = pLimit(1);
let thread: Worker | undefined;

export function validateInThread(job: Job, milliseconds = timeLimit): Promise<WorldVerdict> {
  return oneAtATime(() => validated(job, milliseconds));
}

async function validated(job: Job, milliseconds: number): Promise<WorldVerdict> {
  thread ??= startThread();
  const worker = thread;
  const stop = async (): Promise<void> => {
    thread = undefined;
    await worker.terminate();
  };
  worker.ref();
  try {
    const verdict = await answerOf(worker, job, milliseconds);
    if (verdict === 'late') await stop();
    return verdict === 'late'
      ? { faults: [`its programs ran longer than ${milliseconds / 1000} s and were stopped`], tools: [] }
      : verdict;
  } catch (error) {
    await stop();
    throw new Error(`the validating thread broke: ${messageOf(error)}`, { cause: error });
  } finally {
    worker.unref();
  }
}

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

/** From source the thread reads TypeScript through tsx, which is there in a checkout; the package ships JavaScript. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./validate-worker.js', import.meta.url));
  const source = JSON.stringify(new URL('./validate-worker.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(script, { eval: true });
}

// The Python children of this thread: as many as there are cores, started when they are needed, kept for the next run,
// and ended after a while without one. An idle child keeps no process from ending.
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { PythonChild } from './python-child.ts';

/** Milliseconds. A child takes some 200 MB, and a third of a second to start. */
const patience = 20_000;

const atOnce = pLimit(Math.max(2, availableParallelism()));
const idle: { readonly child: PythonChild; readonly timer: NodeJS.Timeout }[] = [];

/** Waits for a child while all are at work. */
export function withChild<Result>(use: (child: PythonChild) => Promise<Result>): Promise<Result> {
  return atOnce(async () => {
    const child = await takeChild();
    try {
      return await use(child);
    } finally {
      giveBack(child);
    }
  });
}

/** One that nobody else uses until it is given back or disposed of. */
export async function takeChild(): Promise<PythonChild> {
  for (let next = idle.pop(); next; next = idle.pop()) {
    clearTimeout(next.timer);
    if (!next.child.isAlive) continue;
    next.child.hold(true);
    return next.child;
  }
  return PythonChild.start();
}

function giveBack(child: PythonChild): void {
  if (!child.isAlive) return void child[Symbol.asyncDispose]();
  child.hold(false);
  const timer = setTimeout(() => {
    idle.splice(
      idle.findIndex((each) => each.child === child),
      1,
    );
    void child[Symbol.asyncDispose]();
  }, patience);
  timer.unref();
  idle.push({ child, timer });
}

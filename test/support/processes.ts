// Waits for processes to end.
import { expect } from 'vitest';
import { runningProcesses } from './running-processes.ts';

export { descendantsOf, runningProcesses } from './running-processes.ts';

/** Waits for processes to be gone. The limit is generous: a busy machine is slow to schedule them. */
export const expectGone = (pids: readonly number[]): Promise<void> =>
  expect
    .poll(() => runningProcesses().filter(({ pid }) => pids.includes(pid)), { timeout: 20_000 })
    .toEqual([]) as Promise<void>; // poll gives the promise that is awaited

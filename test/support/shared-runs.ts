// A folder for runs that several files of tests begin with. Vitest calls this before and after all tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the folder, which is gone when the tests are over. */
    sharedRuns: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = await mkdtemp(join(tmpdir(), 'toolloom-runs-'));
  project.provide('sharedRuns', path);
  return () => rm(path, { recursive: true, force: true, maxRetries: 5 });
}

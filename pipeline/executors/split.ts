// Two executors as one: each stage runs in the one that suits it.
import type { Executor } from '../executor.ts';

export const splitExecutor = (
  isShared: (stage: string) => boolean,
  shared: Executor,
  here: Executor,
): Executor => ({
  execute: (stage, units, drain) => (isShared(stage) ? shared : here).execute(stage, units, drain),
});

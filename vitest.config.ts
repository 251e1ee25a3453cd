import { defineConfig } from 'vitest/config';

const long = 'test/**/*.long.test.ts';

// `short` is what `npm test` runs. `long` repeats what takes patience: many kills, fuzzing, large runs.
export default defineConfig({
  test: {
    // One more than the cores of a small machine: tests of processes wait for them much of the time.
    maxWorkers: 3,
    // Files of one worker share the modules that they import, which takes a third of the time of loading them for each
    // file. What a module remembers depends on its arguments alone, so no file can tell which one came before.
    isolate: false,
    globalSetup: 'test/support/shared-runs.ts',
    // A limit exists only to end a hang; a busy machine must not reach it.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      { extends: true, test: { name: 'short', include: ['test/**/*.test.ts'], exclude: [long] } },
      { extends: true, test: { name: 'long', include: [long] } },
    ],
  },
});

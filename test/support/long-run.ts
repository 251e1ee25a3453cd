// A run whose tasks are written, one of them with a play of as many calls as a test wants.
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRunStore, unitsFolder } from '../../pipeline/run.ts';
import { openFileStore } from '../../pipeline/store/file-store.ts';
import type { Task } from '../../schemas/task.ts';
import { toolloom } from './cli.ts';
import { longTask, plainKinds } from './long-task.ts';
import { all } from './offline-run.ts';
import { tempDir } from './temp-dir.ts';

export interface LongRun extends AsyncDisposable {
  /** The folder that holds `undisturbed` and the copies of the run. */
  readonly path: string;
  readonly tasks: readonly Task[];
  /** ID of the long task. */
  readonly long: string;
  /** Another copy of the run, in which nothing has been played yet. */
  copy(name: string): Promise<void>;
}

/** `config`: what is not as usual. */
export async function longRun(calls: number, config: object = {}): Promise<LongRun> {
  const directory = await tempDir();
  const { path } = directory;
  const usual = {
    name: 'long',
    seed: 1,
    target: 8,
    stages: {
      harvest: { packages: { servers: [] } },
      'check-programs': { programs: [] },
      evolve: { categories: ['education'], worlds: 1 },
      'write-tasks': { kinds: plainKinds },
      simulate: { vices: 0, renamed: 0, forms: 0 },
    },
  };
  await writeFile(join(path, 'c.yaml'), JSON.stringify({ ...usual, ...config }));
  const made = await toolloom(['run', '-c', 'c.yaml', '--run', 'written', '--until', 'write-tasks'], path);
  if (made.code !== 0) throw new Error(made.stderr);
  const written = join(path, 'written');
  const long = await withLongTask(written, calls);
  await using store = await readRunStore(written);
  return {
    path,
    tasks: await all(store.read('tasks')),
    long,
    copy: (name) => cp(written, join(path, name), { recursive: true }),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

async function withLongTask(run: string, calls: number): Promise<string> {
  await using store = await openFileStore(join(run, unitsFolder));
  const long = longTask(await all(store.read('tasks')), calls);
  await store.commit('write-tasks', 'long', { records: { tasks: [long] }, rejects: [] });
  return long.id;
}

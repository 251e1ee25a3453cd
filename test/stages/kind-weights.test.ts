// The weights that a config gives to kinds of task: they decide which kinds are tried, and a name that no kind has
// is an error before anything runs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../pipeline/config.ts';
import { stages } from '../../stages/index.ts';
import { roles } from '../../stages/roles.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

type Weights = Readonly<Record<string, number>>;

const noWeights: Weights = Object.fromEntries(taskKinds.map(({ name }) => [name, 0]));

/** How many tasks of each kind a run has. */
async function tasksByKind(kinds: Weights): Promise<Map<string, number>> {
  const { store } = await offlineRun({
    until: 'write-tasks',
    config: {
      target: 8,
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 2 },
        'write-tasks': { kinds, most: 24 },
      },
    },
  });
  const counts = new Map<string, number>();
  for (const { kind } of await all(store.read('tasks'))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

describe('the weights of kinds', () => {
  it('leave the kinds with weight 0 out', async () => {
    const counts = await tasksByKind({ ...noWeights, single_call: 1, parallel: 1 });
    expect([...counts.keys()].toSorted()).toEqual(['parallel', 'single_call']);
  });

  it('decide how often a kind is tried', async () => {
    const seldom = await tasksByKind({ ...noWeights, single_call: 1, parallel: 9 });
    const often = await tasksByKind({ ...noWeights, single_call: 9, parallel: 1 });
    expect(often.get('single_call')).toBeGreaterThan(2 * (seldom.get('single_call') ?? 0));
  });

  it('are the own weights of the kinds that the config does not name', async () => {
    expect((await tasksByKind({ single_call: 0 })).size).toBeGreaterThan(2);
  });
});

/** What is wrong with a config that gives these weights; undefined if nothing is. */
async function errorOf(kinds: Weights): Promise<string | undefined> {
  await using directory = await tempDir();
  const path = join(directory.path, 'c.yaml');
  await writeFile(path, `name: c\nstages:\n  write-tasks:\n    kinds: ${JSON.stringify(kinds)}\n`);
  return await readConfig(path, { stages, roles, models: ['offline'] }, {}).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

describe('a name that no kind has', () => {
  it('is one line that says where it stands and which kind was probably meant', async () => {
    const error = await errorOf({ single_call: 1, singel_call: 1 });
    expect(error).toContain(
      'c.yaml:4: stages.write-tasks.kinds.singel_call: there is no kind of task singel_call (did you mean ' +
        'single_call?); the kinds of task are single_call, ',
    );
    expect(error).not.toContain('\n');
  });

  it('is not found where all names are those of kinds', async () => {
    expect(await errorOf({ ...noWeights, single_call: 1 })).toBeUndefined();
  });
});

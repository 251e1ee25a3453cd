// A run in which every kind of task and every fault occurs. Rare operations have applications of their own, and
// vices have a run of their own, for the calibration of the judge.
import { expect } from 'vitest';
import type { Store } from '../../pipeline/store.ts';
import { faultKinds } from '../../stages/environments/faults/index.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from './offline-run.ts';

/** A kind that is drawn once in sixty tasks is then missing in one run of a thousand. */
const mostTasksPerAgent = 20;

/** The run goes on, with one more task for each agent, until nothing is missing. */
export async function registryRun(seed: number): Promise<Store> {
  const harvest = { packages: { servers: ['filesystem', 'memory'] } };
  const evolve = { categories: ['travel', 'smart home', 'logistics', 'manufacturing'], worlds: 16 };
  let store: Store | undefined;
  let missing: readonly string[] = [];
  for (let perAgent = 3; perAgent <= mostTasksPerAgent; perAgent += 1) {
    const stages = { harvest, evolve, 'write-tasks': { perAgent, most: 1000 } };
    const options = { config: { seed, target: 30, stages }, ...(store ? { store } : {}) };
    const run = await offlineRun(options);
    // A procedure that breaks the schema of its role fails its unit.
    expect(run.result.stages.filter((stage) => stage.failed > 0)).toEqual([]);
    store = run.store;
    missing = await missingIn(store);
    if (missing.length === 0) return store;
  }
  throw new Error(`with ${mostTasksPerAgent} tasks per agent there is still no ${missing.join(', no ')}`);
}

async function missingIn(store: Store): Promise<string[]> {
  const steps = (await all(store.read('trajectories'))).flatMap((trajectory) => trajectory.steps);
  const struck = new Set(steps.map(({ result }) => result.fault));
  const kinds = new Set((await all(store.read('tasks'))).map((task) => task.kind));
  return [
    ...taskKinds.filter(({ name }) => !kinds.has(name)).map(({ name }) => `kind ${name}`),
    ...faultKinds.filter(({ name }) => !struck.has(name)).map(({ name }) => `fault ${name}`),
  ];
}

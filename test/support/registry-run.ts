// A run in which every kind of task and every fault occurs. Rare operations have applications of their own, and
// vices have a run of their own, for the calibration of the judge.
import { expect } from 'vitest';
import type { Store } from '../../pipeline/store.ts';
import type { FaultKind } from '../../stages/environments/faults/fault.ts';
import { faultKinds } from '../../stages/environments/faults/index.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import type { TaskKind } from '../../stages/write-tasks/kinds/kind.ts';
import { all, offlineRun } from './offline-run.ts';

/** Tasks on a server of the user's own, and on one that a model simulates, have tests of their own. */
export const kindsOfRuns: readonly TaskKind[] = taskKinds.filter(({ isOptional }) => !isOptional);

/** Half a batch takes a tool for several records, which few worlds have; its own test has one. */
export const faultsOfRuns: readonly FaultKind[] = faultKinds.filter(({ name }) => name !== 'partial_batch');

/** Each pass writes one more task for each agent. A kind that suits one agent in fifty then appears for sure. */
const mostPasses = 12;

/** After a first look at everything, the run goes on with what is missing until nothing is. */
export async function registryRun(seed: number): Promise<Store> {
  const harvest = { packages: { servers: ['filesystem', 'memory', 'git', 'taskmanager', 'time'] } };
  const evolve = { categories: ['travel', 'smart home', 'logistics', 'manufacturing'], worlds: 16 };
  let store: Store | undefined;
  let missing: Missing = { kinds: [], faults: [] };
  for (let perAgent = 3; perAgent < 3 + mostPasses; perAgent += 1) {
    const stages = {
      harvest,
      evolve,
      // They have features, a slow version, and facts, so that every kind of programming task suits one of them.
      'check-programs': { programs: ['javascript/canal-lock', 'javascript/harris-matrix'] },
      'synthesize-agents': { agents: 36 }, // the first number that gives each live server an agent
      'write-tasks': { perAgent, most: 1000, kinds: sharesFor(missing) },
    };
    const options = { config: { seed, target: 30, stages }, ...(store ? { store } : {}) };
    const run = await offlineRun(options);
    // A procedure that breaks the schema of its role fails its unit.
    expect(run.result.stages.filter((stage) => stage.failed > 0)).toEqual([]);
    store = run.store;
    missing = await missingIn(store);
    if (missing.kinds.length + missing.faults.length === 0) return store;
  }
  throw new Error(`after ${mostPasses} passes these are missing: ${JSON.stringify(missing)}`);
}

interface Missing {
  readonly kinds: readonly string[];
  readonly faults: readonly string[];
}

/** Kinds that are missing, and those that plan faults if a fault is. At first every kind has the same share. */
function sharesFor({ kinds, faults }: Missing): Record<string, number> {
  if (kinds.length + faults.length === 0) return {};
  const passing = faultsOfRuns.filter(
    ({ name, span, recovery }) => faults.includes(name) && (span === 'once' || recovery.way === 'adapt'),
  );
  const isWanted = ({ name, hasFaults }: TaskKind): boolean => {
    if (kinds.includes(name)) return true;
    if (faults.length === 0 || hasFaults !== true) return false;
    // Only one kind has faults that pass or can be read nevertheless; the others have those that last.
    return name === 'error_and_recovery' || passing.length < faults.length;
  };
  return Object.fromEntries(taskKinds.filter((kind) => !isWanted(kind)).map(({ name }) => [name, 0]));
}

async function missingIn(store: Store): Promise<Missing> {
  const steps = (await all(store.read('trajectories'))).flatMap((trajectory) => trajectory.steps);
  const struck = new Set(steps.map(({ result }) => result.fault));
  const kinds = new Set((await all(store.read('tasks'))).map((task) => task.kind));
  return {
    kinds: kindsOfRuns.map(({ name }) => name).filter((name) => !kinds.has(name)),
    faults: faultsOfRuns.map(({ name }) => name).filter((name) => !struck.has(name)),
  };
}

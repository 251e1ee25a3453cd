// The tasks of a split, as the export splits the rows of the run: a test task is one whose rows are in the test files.
import type { Split } from '../../pipeline/evals/eval-file.ts';
import type { EvalTask } from '../../pipeline/evals/plays.ts';
import type { Reader } from '../../pipeline/store.ts';
import { environments } from '../environments/index.ts';
import { testTasks } from '../export/write-rows.ts';

/** `share`: of the rows in the test split. */
export async function tasksOf(
  store: Reader,
  { split, share }: { readonly split: Split; readonly share: number },
): Promise<readonly EvalTask[]> {
  const isWanted = await membershipOf(store, { split, share });
  const outside = await agentsOutside(store);
  const tasks: EvalTask[] = [];
  for await (const { id, kind, difficulty, agent } of store.read('tasks'))
    if (isWanted(id)) tasks.push({ id, kind, difficulty, isOutside: outside.has(agent) });
  return tasks;
}

async function membershipOf(
  store: Reader,
  { split, share }: { readonly split: Split; readonly share: number },
): Promise<(task: string) => boolean> {
  if (split === 'all') return () => true;
  const test = await testTasks(store, share);
  if (split === 'test') return (task) => test.has(task);
  const train = new Set<string>();
  for await (const { task } of store.read('selections')) if (!test.has(task)) train.add(task);
  return (task) => train.has(task);
}

/** IDs of the agents that work with servers or with a model that simulates one. */
async function agentsOutside(store: Reader): Promise<ReadonlySet<string>> {
  const outside = new Set(environments.filter(({ isOutside }) => isOutside).map(({ name }) => name));
  const agents = new Set<string>();
  for await (const { id, parts } of store.read('agents'))
    if (parts.some(({ environment }) => outside.has(environment))) agents.add(id);
  return agents;
}

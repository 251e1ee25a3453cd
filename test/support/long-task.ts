// A task of as many calls as a test wants: the calls of another task, again and again.
import { hashOf } from '../../pipeline/hash.ts';
import type { Task } from '../../schemas/task.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';

/** What a config tries, so that a task comes out that can be made long: among others a few tasks may hold none. */
export const plainKinds = Object.fromEntries(
  taskKinds.map(({ name }) => [name, ['single_call', 'sequence', 'parallel'].includes(name) ? 1 : 0]),
);

const isPlain = ({ oracle, faults, plants, handOver, expected, facts, autonomous }: Task): boolean =>
  expected === 'fulfil' &&
  !autonomous &&
  faults.length === 0 &&
  plants === undefined &&
  handOver === undefined &&
  facts.every(({ disclosed }) => disclosed === 'opening') &&
  oracle.calls.some(({ effect }) => effect === 'write') &&
  oracle.calls.every(({ confirm, refused }) => !confirm && !refused);

export function longTask(tasks: readonly Task[], calls: number): Task {
  const task = tasks.find(isPlain);
  if (!task) throw new Error('no task is plain enough to be made long; take another seed');
  const again = Array.from({ length: calls }, (_, at) => {
    const call = task.oracle.calls[at % task.oracle.calls.length];
    return call ? [{ ...call, turn: at, goal: 0 }] : [];
  }).flat();
  const id = hashOf({ long: calls });
  return { ...task, id, goals: task.goals.slice(0, 1), oracle: { ...task.oracle, calls: again } };
}

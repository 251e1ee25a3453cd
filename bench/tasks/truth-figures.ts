// Whether oracles are what they say: executed again, they end in the same state, and no accepted play breaks a
// policy of its prompt.
import { hashOf, randomFor } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Task } from '../../schemas/task.ts';
import { openAgent } from '../../stages/environments/joined.ts';
import { withLastingFaults } from '../../stages/environments/with-faults.ts';
import { policyRecordOf, remedyOf } from '../../stages/judge/policy-record.ts';
import { type Figure, none } from '../figure.ts';
import type { AcceptedRow } from './accepted-rows.ts';

/** Oracles that are executed again. */
const replayed = 100;

export async function replayFigure(store: Reader, signal: AbortSignal): Promise<Figure> {
  const ids = store.ids('tasks');
  const step = Math.max(1, Math.floor(ids.length / replayed));
  const chosen = ids.filter((_, at) => at % step === 0).slice(0, replayed);
  const different: string[] = [];
  for (const id of chosen) {
    const task = await store.get('tasks', id);
    if ((await stateAfter(task, store, signal)) !== task.oracle.finalState)
      different.push(`${task.kind} ${id}`);
  }
  return none('oracles that end elsewhere when replayed', different, `of ${chosen.length}`);
}

async function stateAfter(task: Task, store: Reader, signal: AbortSignal): Promise<string> {
  const agent = await store.get('agents', task.agent);
  await using opened = await openAgent(
    { ...agent, plants: task.plants, workspace: task.workspace },
    store,
    signal,
  );
  const session = withLastingFaults(opened, task.faults, randomFor('oracle', task.request));
  for (const { tool, arguments: given } of task.oracle.calls) await session.call(tool, given);
  return hashOf(await session.snapshot());
}

/** Policies that calls of the play broke, whatever was said or read before them. */
export async function breachesOf({ trajectory, agent }: AcceptedRow, store: Reader): Promise<string[]> {
  const { breaches } = await policyRecordOf(trajectory.steps, agent, store);
  return breaches
    .filter(({ policy }) => remedyOf(policy) === undefined)
    .map(({ policy }) => `${trajectory.id}: ${policy.prose}`);
}

// A trajectory as people read it: the task, what was said and called, and the judgement.
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import type { Reader } from '../store.ts';

interface JudgedTrajectory {
  readonly task: Task;
  readonly trajectory: Trajectory;
  /** Undefined until it is judged. */
  readonly verdict: Verdict | undefined;
}

interface Verdict {
  readonly judgement?: Judgement;
  readonly reject?: Reject;
}

export async function judgedTrajectory(id: string, store: Reader): Promise<JudgedTrajectory> {
  const trajectory = await store.get('trajectories', id);
  const task = await store.get('tasks', trajectory.task);
  return { task, trajectory, verdict: await verdictOn(id, store) };
}

async function verdictOn(trajectory: string, store: Reader): Promise<Verdict | undefined> {
  for await (const judgement of store.read('judgements'))
    if (judgement.trajectory === trajectory) return { judgement };
  for await (const reject of store.rejects())
    if (reject.record?.trajectory === trajectory)
      return { reject, judgement: reject.record as unknown as Judgement }; // the judge stage put it there
  return undefined;
}

export function trajectoryText({ task, trajectory, verdict }: JudgedTrajectory): string {
  const labels = new Map(verdict?.judgement?.turns.map(({ message, label }) => [message, label]));
  const vice = trajectory.vice ? `, vice ${trajectory.vice}` : '';
  return [
    `trajectory ${trajectory.id}: ${task.kind}, difficulty ${task.difficulty}, ` +
      `${trajectory.steps.length} calls, ${trajectory.end}${vice}`,
    `goal: ${task.goals.map((goal) => goal.say).join(' / ')}`,
    '',
    ...trajectory.messages.map((message, index) => messageText(message, index, labels.get(index))),
    '',
    ...verdictLines(verdict),
  ].join('\n');
}

function verdictLines(verdict: Verdict | undefined): string[] {
  if (!verdict) return ['not judged yet'];
  const { judgement, reject } = verdict;
  const scores =
    judgement?.scores.map(
      ({ criterion, score, evidence }) => `  ${criterion.padEnd(10)} ${score}  ${evidence}`,
    ) ?? [];
  const findings =
    judgement?.findings.map(
      ({ severity, rule, message, evidence }) => `  ${severity.padEnd(5)} ${rule} [${message}] ${evidence}`,
    ) ?? [];
  const heading = reject
    ? `rejected: ${reject.reason}: ${reject.detail}`
    : `accepted with ${judgement?.total}`;
  return [heading, ...scores, ...findings];
}

export function messageText(message: Message, index: number, label?: string): string {
  const head = `[${index}] ${message.role}${label && label !== 'good' ? ` (${label})` : ''}`;
  const parts = [
    ...(message.reasoning ? [`(thinks) ${message.reasoning}`] : []),
    ...(message.content === '' ? [] : [message.content]),
    ...(message.toolCalls ?? []).map((call) => `-> ${call.name} ${JSON.stringify(call.arguments)}`),
  ];
  return `${head}\n${parts.join('\n').replaceAll(/^/gm, '    ')}`;
}

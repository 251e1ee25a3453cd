// A play as the auditor sees it: what was wanted, what was said and called, and what changed. Nothing in it tells
// what the judge found.
import type { Message } from '../../../schemas/message.ts';
import type { Task } from '../../../schemas/task.ts';
import type { Trajectory } from '../../../schemas/trajectory.ts';
import type { Reader } from '../../store.ts';
import { changeText } from '../change-text.ts';
import { folded } from '../folded.ts';
import { messageText } from '../message-text.ts';

export interface ShownPlay {
  readonly task: Task;
  readonly trajectory: Trajectory;
}

export async function shownPlay(id: string, store: Reader): Promise<ShownPlay> {
  const trajectory = await store.get('trajectories', id);
  return { trajectory, task: await store.get('tasks', trajectory.task) };
}

/** Characters of a message that are shown while it is folded: results are skimmed, words are read. */
const mostShown: Readonly<Record<Message['role'], number>> = {
  system: 600,
  user: 4000,
  assistant: 4000,
  tool: 600,
};

const unfold = 'f unfolds them';

export function playText({ task, trajectory }: ShownPlay, isUnfolded: boolean): string {
  const changes = new Map(trajectory.steps.map(({ call, result }) => [call.id, result.changes]));
  return [
    `trajectory ${trajectory.id}: ${task.kind}, difficulty ${task.difficulty}, ` +
      `${trajectory.steps.length} calls, ${trajectory.end}`,
    ...section(
      'The user wants:',
      task.goals.map(({ say }) => say),
    ),
    ...section(
      'The user knows:',
      task.facts.map(({ name, text, disclosed }) => `${name}: ${text} (${disclosed})`),
    ),
    ...section(
      'A good play:',
      task.rubric.map(({ text, required }) => `${text}${required ? ' (required)' : ''}`),
    ),
    '',
    ...trajectory.messages.flatMap((message, index) => {
      const most = isUnfolded ? Number.POSITIVE_INFINITY : mostShown[message.role];
      const changed = changes.get(message.toolCallId ?? '') ?? [];
      return [
        folded(messageText(message, index), most, unfold),
        ...changed.map((change) => folded(`    changed ${changeText(change)}`, most, unfold)),
      ];
    }),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  - ${line}`)];

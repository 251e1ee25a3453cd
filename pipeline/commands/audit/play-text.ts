// A play as the auditor sees it: what was wanted, what was said and called, and what changed. Nothing in it tells
// what the judge found.
import type { Message } from '../../../schemas/message.ts';
import type { Task } from '../../../schemas/task.ts';
import type { StateChange, Trajectory } from '../../../schemas/trajectory.ts';
import type { Reader } from '../../store.ts';
import { messageText } from '../trajectory-text.ts';

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
        folded(messageText(message, index), most),
        ...changed.map((change) => folded(`    changed ${changeText(change)}`, most)),
      ];
    }),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  - ${line}`)];

/** Ends before a character that would be cut in half. */
function folded(text: string, most: number): string {
  if (text.length <= most) return text;
  const shown = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${shown}…\n    (${text.length - shown.length} more characters; f unfolds them)`;
}

function changeText({ table, key, before, after }: StateChange): string {
  const [left, right] = [membersOf(before), membersOf(after)];
  if (!left || !right) return `${table} ${key}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
  const fields = Object.keys({ ...left, ...right }).filter(
    (name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]),
  );
  const shown = fields.map(
    (name) => `${name} ${JSON.stringify(left[name])} -> ${JSON.stringify(right[name])}`,
  );
  return `${table} ${key}: ${shown.join(', ')}`;
}

const membersOf = (row: StateChange['before']): Record<string, unknown> | undefined =>
  row !== null && typeof row === 'object' && !Array.isArray(row) ? row : undefined;

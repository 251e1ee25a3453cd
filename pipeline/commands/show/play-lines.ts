// A trajectory as people read it at a terminal: the task, each turn with its calls, results, faults, and changes, what
// was taken out of the agent's context on the way, and the verdict.
import type { ContextEvent } from '../../../schemas/context.ts';
import type { Message } from '../../../schemas/message.ts';
import type { StateChange, Step, Trajectory } from '../../../schemas/trajectory.ts';
import { changeText } from '../change-text.ts';
import { folded } from '../folded.ts';
import type { Style } from '../paint.ts';
import type { JudgedTrajectory } from './judged.ts';
import { verdictLines } from './verdict-lines.ts';

export interface Line {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** Characters of a message that are shown unless all is asked for: results are skimmed, words are read. */
const mostShown: Readonly<Record<Message['role'], number>> = {
  system: 600,
  user: 4000,
  assistant: 4000,
  tool: 600,
};

const styles: Readonly<Record<Message['role'], Style>> = {
  system: 'dim',
  user: 'cyan',
  assistant: 'green',
  tool: 'dim',
};

export function playLines(judged: JudgedTrajectory, isFull: boolean): Line[] {
  const { task, trajectory, verdict } = judged;
  const labels = new Map(verdict?.judgement?.turns.map(({ message, label }) => [message, label]));
  const steps = new Map(trajectory.steps.map((step) => [step.call.id, step]));
  return [
    { text: headOf(judged), style: 'bold' },
    ...task.goals.map(({ say }) => ({ text: `goal: ${say}` })),
    { text: '' },
    ...trajectory.messages.flatMap((message, index) => [
      ...contextLines(trajectory, index),
      ...messageLines(message, {
        index,
        label: labels.get(index),
        step: steps.get(message.toolCallId ?? ''),
        most: isFull ? Number.POSITIVE_INFINITY : mostShown[message.role],
      }),
    ]),
    { text: '' },
    ...verdictLines(verdict),
  ];
}

function headOf({ task, trajectory }: JudgedTrajectory): string {
  const { id, steps, end, vice, protocol, context } = trajectory;
  return [
    `trajectory ${id}: ${task.kind}`,
    `difficulty ${task.difficulty}`,
    `${steps.length} calls`,
    end,
    ...(vice ? [`vice ${vice}`] : []),
    ...(protocol ? [`protocol ${protocol}`] : []),
    ...(context ? [`context ${context.policy}`] : []),
  ].join(', ');
}

interface Place {
  readonly index: number;
  readonly label: string | undefined;
  /** Of a result: the call, and what came of it. */
  readonly step: Step | undefined;
  /** Characters that are shown. */
  readonly most: number;
}

function messageLines(message: Message, { index, label, step, most }: Place): Line[] {
  const { role, content, reasoning, toolCalls = [], malformed } = message;
  const fold = (text: string): string => indented(folded(text, most, '--full shows them'));
  const hasFailed = step?.result.ok === false;
  return [
    { text: headOfMessage(message, { index, label, step }), style: hasFailed ? 'red' : styles[role] },
    ...(reasoning ? [{ text: fold(`(thinks) ${reasoning}`), style: 'dim' as const }] : []),
    ...(malformed
      ? [
          { text: fold(malformed.text) },
          { text: indented(`cannot be read: ${malformed.issue}`), style: 'red' as const },
        ]
      : []),
    ...(content === '' ? [] : [{ text: fold(content) }]),
    ...toolCalls.map(({ name, arguments: given }) => ({
      text: fold(`-> ${name} ${JSON.stringify(given)}`),
      style: 'blue' as const,
    })),
    ...(step?.result.broken === undefined
      ? []
      : [{ text: fold(`the environment broke: ${step.result.broken}`), style: 'red' as const }]),
    ...(step?.result.changes ?? []).map((change) => ({
      text: fold(changeLine(change)),
      style: 'magenta' as const,
    })),
  ];
}

function changeLine(change: StateChange): string {
  const { table, key, before, after } = change;
  if (before === null) return `created ${table} ${key}: ${JSON.stringify(after)}`;
  if (after === null) return `deleted ${table} ${key}: ${JSON.stringify(before)}`;
  return `changed ${changeText(change)}`;
}

function headOfMessage({ role }: Message, { index, label, step }: Omit<Place, 'most'>): string {
  const noted = [
    ...(label && label !== 'good' ? [label] : []),
    ...(step ? [step.call.name] : []),
    ...(step && !step.result.ok ? ['refused'] : []),
    ...(step?.result.fault ? [`fault ${step.result.fault}`] : []),
  ];
  return `[${index}] ${role}${noted.length > 0 ? ` (${noted.join(', ')})` : ''}`;
}

const contextLines = ({ context }: Trajectory, index: number): Line[] =>
  (context?.events ?? [])
    .filter(({ at }) => at === index)
    .map((event) => ({ text: `--- ${eventText(event)}`, style: 'yellow' }));

const eventText = (event: ContextEvent): string =>
  event.kind === 'hidden'
    ? `from here on, the agent does not see the results [${event.messages.join('], [')}]`
    : `from here on, the agent sees a summary in place of everything before [${event.before}]:\n${indented(event.summary)}`;

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');

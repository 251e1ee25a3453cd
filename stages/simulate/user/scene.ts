// What the user's procedure goes by: what was said so far, and which of the goals is being dealt with.
import type { Message } from '../../../schemas/message.ts';
import type { Persona } from '../../../schemas/persona.ts';
import type { Fact, Goal, Task } from '../../../schemas/task.ts';
import { asksAgain } from './objections.ts';

export interface UserInput {
  persona: Pick<Persona, 'name' | 'manner' | 'style'>;
  /** What the user wants, in order. */
  goals: readonly Pick<Goal, 'say' | 'dropped'>[];
  facts: readonly Fact[];
  /** What the user and the assistant said. The user sees no calls. */
  dialogue: readonly Pick<Message, 'role' | 'content'>[];
}

/** What only the procedure knows. */
export interface UserTruth {
  /** With `decline`, the user accepts being told that it cannot be done. */
  expected: Task['expected'];
  /** Given where somebody else takes over: the user then waits for them. */
  handOver?: Task['handOver'] | undefined;
  /** Given for work on a project, of which the user hears what came of it, and not every edit. */
  workspace?: Task['workspace'];
  /** What the answers must tell, and what must have been changed. */
  oracle: {
    readonly calls: readonly Pick<
      Task['oracle']['calls'][number],
      'goal' | 'effect' | 'arguments' | 'purpose'
    >[];
    readonly communicate: Task['oracle']['communicate'];
  };
}

export interface UserScene extends UserInput, UserTruth {
  /** The assistant's last message. */
  readonly answer: string;
  /** Everything that the user said. */
  readonly told: string;
  /** Index of the goal that the user brought up last. */
  readonly goal: number;
  /** What the assistant said since then. */
  readonly answers: string;
  /** How often the user has asked again since then. */
  readonly objections: number;
}

export function sceneOf(input: UserInput, truth: UserTruth): UserScene {
  const { goals, dialogue } = input;
  const own = dialogue.filter(({ role }) => role === 'user');
  const told = textOf(own);
  const goal = Math.max(
    0,
    goals.findLastIndex(({ say }) => told.includes(say)),
  );
  const say = goals[goal]?.say ?? '';
  const since = dialogue.slice(
    Math.max(
      0,
      dialogue.findLastIndex((message) => isBy(message, say)),
    ),
  );
  return {
    ...input,
    ...truth,
    answer: dialogue.findLast(({ role }) => role === 'assistant')?.content ?? '',
    told,
    goal,
    answers: textOf(since.filter(({ role }) => role === 'assistant')),
    objections: since.filter(({ role, content }) => role === 'user' && asksAgain(content)).length,
  };
}

const isBy = ({ role, content }: UserInput['dialogue'][number], say: string): boolean =>
  role === 'user' && content.includes(say);

const textOf = (messages: UserInput['dialogue']): string => messages.map(({ content }) => content).join('\n');

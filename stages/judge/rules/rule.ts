// Rule: a check of a play that code can make without a model.
import type { Agent } from '../../../schemas/agent.ts';
import type { Finding } from '../../../schemas/judgement.ts';
import type { Task } from '../../../schemas/task.ts';
import type { Trajectory } from '../../../schemas/trajectory.ts';
import type { Search } from '../../catalog/direct.ts';
import { rememberedOf } from '../../remembered.ts';
import type { Played } from '../../simulate/play.ts';
import type { ExpectedChanges } from '../expected-changes.ts';
import type { PolicyRecord } from '../policy-record.ts';

export interface JudgedPlay {
  readonly task: Pick<
    Task,
    | 'request'
    | 'goals'
    | 'facts'
    | 'expected'
    | 'withheld'
    | 'oracle'
    | 'faults'
    | 'plants'
    | 'nearMiss'
    | 'handOver'
    | 'research'
    | 'workspace'
    | 'mathematics'
  >;
  readonly agent: Pick<Agent, 'tools' | 'style' | 'catalog'> & Partial<Pick<Agent, 'distractors'>>;
  /** With the calls that were meant, where the agent has a catalog. */
  readonly played: Played & Pick<Trajectory, 'context'>;
  /** The searches of an agent with a catalog, which are not among the steps. */
  readonly searches?: readonly Search[];
  /** What the policies of its worlds say about it. */
  readonly policies: PolicyRecord;
  /** What the oracle changes; given where the play ends in another state, so that the difference can be named. */
  readonly expected?: ExpectedChanges | undefined;
}

export type RuleFinding = Omit<Finding, 'rule' | 'code'> & {
  /** The name of the rule if left out. */
  readonly code?: string;
};

export interface Rule {
  readonly name: string;
  /** One sentence for the documentation and the dataset card. */
  readonly summary: string;
  /** True if it looks at calls and changes and at no text: it costs next to nothing. */
  readonly isQuick?: boolean;
  /** True if it compares every value of a call with everything that was said before. */
  readonly isSlow?: boolean;
  /** True if it looks at what the policies say, which takes a database. */
  readonly readsPolicies?: boolean;
  check(subject: JudgedPlay): RuleFinding[];
}

/** What a finding is about, beyond the message. */
type Detail = Pick<RuleFinding, 'code' | 'step'>;

/** Rejects the play. */
export const fatal = (message: number, evidence: string, detail: Detail = {}): RuleFinding => ({
  severity: 'fatal',
  blame: 'agent',
  message,
  evidence,
  ...detail,
});

/** Labels the turn and keeps the play. */
export const slip = (message: number, evidence: string, detail: Detail = {}): RuleFinding => ({
  ...fatal(message, evidence, detail),
  severity: 'slip',
});

export const isFatal = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'fatal';

/** Index of the agent's last message. */
export function lastAnswer({ played }: JudgedPlay): number {
  return played.messages.findLastIndex((message) => message.role === 'assistant');
}

export interface Answer {
  /** Index of the message. */
  readonly at: number;
  readonly content: string;
}

/** The messages in which the agent speaks to the user and calls nothing. */
export const answersIn = ({ messages }: Pick<JudgedPlay['played'], 'messages'>): readonly Answer[] =>
  answersAmong(messages);

const answersAmong = rememberedOf((messages: JudgedPlay['played']['messages']): readonly Answer[] =>
  messages.flatMap(({ role, content, toolCalls }, at) =>
    role === 'assistant' && !toolCalls ? [{ at, content }] : [],
  ),
);

/** What the agent said to the user, from a message on. */
export function answersOf({ played }: JudgedPlay, from = 0): string {
  return answersIn(played)
    .filter(({ at }) => at >= from)
    .map(({ content }) => content)
    .join('\n');
}

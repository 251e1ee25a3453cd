// Rule: a check of a play that code can make without a model.
import type { Agent } from '../../../schemas/agent.ts';
import type { Finding } from '../../../schemas/judgement.ts';
import type { Task } from '../../../schemas/task.ts';
import type { Played } from '../../simulate/play.ts';
import type { PolicyRecord } from '../policy-record.ts';

export interface JudgedPlay {
  readonly task: Pick<Task, 'request' | 'goals' | 'facts' | 'expected' | 'withheld' | 'oracle' | 'faults'>;
  readonly agent: Pick<Agent, 'tools'>;
  readonly played: Played;
  /** What the policies of its worlds say about it. */
  readonly policies: PolicyRecord;
}

export interface Rule {
  readonly name: string;
  /** One sentence for the documentation and the dataset card. */
  readonly summary: string;
  check(subject: JudgedPlay): Omit<Finding, 'rule'>[];
}

export const fatal = (message: number, evidence: string): Omit<Finding, 'rule'> => ({
  message,
  blame: 'agent',
  fatal: true,
  evidence,
});
export const slip = (message: number, evidence: string): Omit<Finding, 'rule'> => ({
  message,
  blame: 'agent',
  fatal: false,
  evidence,
});

/** Index of the agent's last message. */
export function lastAnswer({ played }: JudgedPlay): number {
  return played.messages.findLastIndex((message) => message.role === 'assistant');
}

/** Everything the agent said to the user. */
export function answersOf({ played }: JudgedPlay): string {
  return played.messages
    .filter((message) => message.role === 'assistant' && !message.toolCalls)
    .map((message) => message.content)
    .join('\n');
}

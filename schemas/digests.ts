// A digest: the few small fields of a record by which plays are counted and chosen. A store keeps digests beside its units,
// so that such questions need not read the records.
import type { z } from 'zod';
import type { Agent } from './agent.ts';
import { type Judgement, judgementSchema } from './judgement.ts';
import type { Reject } from './reject.ts';
import type { Selection } from './selection.ts';
import type { Task } from './task.ts';
import type { Trajectory } from './trajectory.ts';

/** Another number where the same record has another digest: those that were kept are made again. */
export const digestVersion = 1;

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

export const digests = {
  worlds: named,
  libraries: named,
  programs: named,
  agents: ({ id, mix, parts }: Agent) => ({
    id,
    mix,
    primary: parts.flatMap(({ primary, environment, of }) => (primary ? [{ environment, of }] : [])),
  }),
  tasks: ({ id, kind, difficulty }: Task) => ({ id, kind, difficulty }),
  trajectories: ({ id, task, agent, trial, messages, steps, end, twin, vice }: Trajectory) => ({
    ...{ id, task, agent, trial, end, twin, vice },
    calls: steps.length,
    messages: messages.length,
    /** Of all messages and calls. */
    characters: messages.reduce((sum, message) => sum + lengthOf(message), 0),
    /** Names of the tools that were called. */
    tools: distinct(steps.map(({ call }) => call.name)),
    /** Faults that struck. */
    faults: distinct(steps.flatMap(({ result }) => result.fault ?? [])),
  }),
  judgements: judged,
  selections: ({ id, task, trajectory }: Selection) => ({ id, task, trajectory }),
  /** A play that the judge turned down is a reject that holds what it found. */
  rejects: ({ id, stage, reason, record }: Reject) => {
    const { data } = judgedSchema.safeParse(record);
    return { id, stage, reason, judged: data && judged(data) };
  },
} as const;

export type DigestName = keyof typeof digests;
export type Digests = { [D in DigestName]: ReturnType<(typeof digests)[D]> };

const judgedSchema = judgementSchema
  .pick({ id: true, trajectory: true, task: true, verdict: true, twin: true })
  .extend(judgementSchema.pick({ reason: true, because: true, total: true, findings: true }).shape)
  .strip();
type Judged = z.infer<typeof judgedSchema>;

function judged(judgement: Judged | Judgement) {
  const { id, trajectory, task, verdict, twin, reason, because, total, findings } = judgement;
  return {
    ...{ id, trajectory, task, verdict, twin, reason, because, total },
    findings: findings.map(({ rule, severity, blame, message }) => ({ rule, severity, blame, message })),
  };
}

/** In the order of their code units. */
const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();

const lengthOf = ({ content, reasoning = '', toolCalls }: Trajectory['messages'][number]): number =>
  content.length + reasoning.length + (toolCalls ? JSON.stringify(toolCalls).length : 0);

// Where two plays of one task part: in what the agent says, and in what it calls.
import type { Trajectory } from '../../../schemas/trajectory.ts';

export interface Difference {
  /** Indexes of the messages; undefined where a play has none any more. */
  readonly left: number | undefined;
  readonly right: number | undefined;
}

interface Made {
  readonly message: number;
  readonly what: string;
}

/** Undefined where the plays make the same calls in the same order. */
export const firstOtherCall = (left: Trajectory, right: Trajectory): Difference | undefined =>
  firstOther(callsIn(left), callsIn(right));

/** Undefined where the agent says and calls the same throughout. */
export const firstOtherTurn = (left: Trajectory, right: Trajectory): Difference | undefined =>
  firstOther(turnsIn(left), turnsIn(right));

const callsIn = ({ steps }: Trajectory): Made[] =>
  steps.map(({ message, call }) => ({ message, what: `${call.name} ${canonical(call.arguments)}` }));

const turnsIn = ({ messages }: Trajectory): Made[] =>
  messages.flatMap(({ role, content, toolCalls = [] }, message) =>
    role === 'assistant'
      ? [{ message, what: canonical([content, toolCalls.map((call) => [call.name, call.arguments])]) }]
      : [],
  );

function firstOther(left: readonly Made[], right: readonly Made[]): Difference | undefined {
  const at = Array.from({ length: Math.max(left.length, right.length) }).findIndex(
    (_, index) => left[index]?.what !== right[index]?.what,
  );
  return at < 0 ? undefined : { left: left[at]?.message, right: right[at]?.message };
}

/** Members in the order of their names. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

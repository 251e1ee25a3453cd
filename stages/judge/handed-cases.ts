// The cases that a play has handed over, as the desk has recorded them.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { HandOver } from '../../schemas/task.ts';
import type { Step } from '../../schemas/trajectory.ts';
import { tells } from '../evidence.ts';
import { handOverTable } from '../worlds/desk-tool.ts';

interface HandedCase {
  /** Index of the message with the call, and of the step. */
  readonly message: number;
  readonly step: number;
  readonly receiver: string;
  readonly record: string;
  readonly summary: string;
}

export const handedCases = (steps: readonly Step[]): HandedCase[] =>
  steps.flatMap(({ message, result }, step) =>
    result.changes.flatMap(({ table, after }) =>
      table === handOverTable && isObject(after)
        ? [
            {
              message,
              step,
              receiver: String(after.receiver),
              record: String(after.record),
              summary: String(after.summary),
            },
          ]
        : [],
    ),
  );

/** The facts that a summary leaves out. */
export const untoldIn = (summary: string, facts: HandOver['facts']): HandOver['facts'] =>
  facts.filter(({ name, value }) => !tells(summary, name, value));

// Criteria of a hand-over: one for each fact that its receiver needs to know.
import type { Criterion } from '../../../schemas/task.ts';
import { valueInWords } from '../../values-in-words.ts';
import type { TaskPlan } from '../plan.ts';
import { shareOf } from './weights.ts';

/** What all of them weigh together. */
const weight = 3;

export const summaryCriteria = ({ handOver }: Pick<TaskPlan, 'handOver'>): Criterion[] =>
  (handOver?.facts ?? []).map(({ name, value }, at, { length }) => ({
    id: `summary-${at + 1}`,
    kind: 'tool_use',
    text: `The summary tells ${handOver?.title} the ${name} (${valueInWords(value)}).`,
    weight: shareOf(weight, length),
    required: true,
    checkedBy: 'code',
    check: { on: 'summary', tool: handOver?.tool ?? '', facts: [{ name, value }] },
    expects: [],
  }));

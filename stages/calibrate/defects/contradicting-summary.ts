// contradicting_summary: the summary of a hand-over tells another value than the user and the records do.
import { deskOf } from '../../worlds/desk.ts';
import { oneDigitOff, wholePattern } from '../edits.ts';
import type { Defect } from '../plant.ts';
import { withCall } from '../turns.ts';

export const contradictingSummary: Defect = {
  name: 'contradicting_summary',
  summary: 'The summary of a hand-over tells a number, a date, or an ID with one wrong digit.',
  wants: 'reject',
  isRare: true,
  plant({ turns, calls, task, agent, random }) {
    const desk = deskOf(agent);
    const placed = calls.findLast(({ call }) => call.name === desk?.tool.name);
    if (!desk || !placed || !task.handOver) return undefined;
    const { summary } = desk.tool.parameters;
    const text = String(placed.call.arguments[summary]);
    const told = task.handOver.facts
      .map(({ value }) => String(value))
      .filter((value) => /\d/.test(value) && wholePattern(value).test(text));
    if (told.length === 0) return undefined;
    const value = random.pick(told);
    const wrong = text.replaceAll(wholePattern(value), () => oneDigitOff(value, random));
    return withCall(turns, placed, { arguments: { ...placed.call.arguments, [summary]: wrong } });
  },
};

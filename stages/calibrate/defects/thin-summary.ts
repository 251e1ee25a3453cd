// thin_summary: the summary of a hand-over leaves out one of the facts that its receiver needs.
import { sentencesOf, tells } from '../../evidence.ts';
import { deskOf } from '../../worlds/desk.ts';
import type { Defect } from '../plant.ts';
import { withCall } from '../turns.ts';

/** A summary from which every sentence is cut still has to say something. */
const remainder = 'The user has a request that needs your attention.';

export const thinSummary: Defect = {
  name: 'thin_summary',
  summary: 'The summary of a hand-over leaves out a fact that the receiver needs.',
  wants: 'reject',
  isRare: true,
  plant({ turns, calls, task, agent, random }) {
    const desk = deskOf(agent);
    const placed = calls.findLast(({ call }) => call.name === desk?.tool.name);
    if (!desk || !placed || !task.handOver) return undefined;
    const { summary } = desk.tool.parameters;
    const sentences = sentencesOf(String(placed.call.arguments[summary]));
    for (const { name, value } of random.shuffle(task.handOver.facts)) {
      const kept = sentences.filter((sentence) => !tells(sentence, name, value));
      const shorter = kept.length > 0 ? kept.join(' ') : remainder;
      if (tells(shorter, name, value)) continue;
      return withCall(turns, placed, { arguments: { ...placed.call.arguments, [summary]: shorter } });
    }
    return undefined;
  },
};

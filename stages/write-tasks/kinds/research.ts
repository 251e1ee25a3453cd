// research: a question that documents answer. The agent searches, reads, follows corrections, and names its sources or
// writes a report that quotes them.
import { inWeightedOrder } from '../../weighted-order.ts';
import { researchGoals } from '../research/goals.ts';
import { factsIn } from '../research/known-facts.ts';
import { researchPlan } from '../research/plan.ts';
import type { TaskKind } from './kind.ts';

/** Draws of each sort of goal. */
const attempts = 3;

export const research: TaskKind = {
  name: 'research',
  brief:
    'A question that a collection of documents answers: a figure, a comparison, the one with the most of something, ' +
    'or a sum. The user wants to know the source, or a short report with exact quotes.',
  difficulty: 3,
  isLive: true,
  suits: ({ agent }) => agent.parts.some(({ environment, primary }) => primary && environment === 'library'),
  draft(material, random) {
    const { library } = material;
    const facts = library ? factsIn(library) : [];
    if (!library || facts.length === 0) return undefined;
    for (const { make } of inWeightedOrder(researchGoals, ({ weight }) => weight, random))
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const goal = make(facts, random);
        const plan = goal && researchPlan(goal, library, { material, random });
        if (plan) return plan;
      }
    return undefined;
  },
};

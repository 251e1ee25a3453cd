// research: a question that documents answer. The agent searches, reads, follows corrections, runs code that a
// document gives, and names its sources or writes a report that quotes them.
import { inWeightedOrder } from '../../weighted-order.ts';
import { type ResearchGoal, researchGoals } from '../research/goals.ts';
import { factsIn } from '../research/known-facts.ts';
import { researchPlan } from '../research/plan.ts';
import { sampleGoal } from '../research/run-sample.ts';
import type { TaskKind } from './kind.ts';

/** Draws of each sort of goal. */
const attempts = 3;

/** Of an agent that can run code, beside those of the other sorts, which have 18 together. */
const weightOfCode = 12;

export const research: TaskKind = {
  name: 'research',
  brief:
    'A question that a collection of documents answers: a figure, a comparison, the one with the most of something, ' +
    'a sum, or what code in a document prints when it is run with figures from other documents. ' +
    'The user wants to know the source, or a short report with exact quotes.',
  difficulty: 3,
  isLive: true,
  suits: ({ agent }) => agent.parts.some(({ environment, primary }) => primary && environment === 'library'),
  draft: () => undefined,
  async draftByRunning(material, random) {
    const { library, calculator } = material;
    const facts = library ? factsIn(library) : [];
    if (!library || facts.length === 0) return undefined;
    const sorts: readonly Sort[] = [
      ...researchGoals.map(({ make, weight }) => ({ make: () => make(facts, random), weight })),
      ...(calculator ? [{ make: () => sampleGoal(library, calculator, random), weight: weightOfCode }] : []),
    ];
    for (const { make } of inWeightedOrder(sorts, ({ weight }) => weight, random))
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const goal = await make();
        const plan = goal && researchPlan(goal, library, { material, random });
        if (plan) return plan;
      }
    return undefined;
  },
};

interface Sort {
  readonly weight: number;
  make(): ResearchGoal | undefined | Promise<ResearchGoal | undefined>;
}

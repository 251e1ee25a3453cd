// no_reasoning: the agent acts without saying why.
import type { Plant } from '../plant.ts';

export const noReasoning: Plant = {
  name: 'no_reasoning',
  summary: 'The agent acts without reasoning.',
  plant: ({ turns }) =>
    turns.some(({ reasoning }) => reasoning) ? turns.map(({ reasoning: _, ...turn }) => turn) : undefined,
};

// unchanged: the same play once more.
import type { Plant } from '../plant.ts';

export const unchanged: Plant = {
  name: 'unchanged',
  summary: 'The same play once more.',
  plant: ({ turns }) => turns,
};

// hit_obstacle: a request that the records make impossible. The calls show why, and nothing is changed.
import type { Operator } from '../graph-goal.ts';
import { obstacles } from '../obstacles/index.ts';

export const hitObstacle: Operator = {
  name: 'hit_obstacle',
  summary: 'asks for what the records make impossible, which reading them shows',
  plan: (scene) => scene.random.pick(obstacles).plan(scene),
};

// Obstacle: a way in which the records make a request impossible, so that the agent has to say why.
import type { GraphGoal, Scene } from '../graph-goal.ts';

export interface Obstacle {
  readonly name: string;
  /** A goal whose calls only read, with the obstacle in words; undefined where it does not fit. */
  plan(scene: Scene): (GraphGoal & { readonly obstacle: string }) | undefined;
}

// The registry of mixes: adding one is one file and one line here.
import { calculatingWorld } from './calculating-world.ts';
import { inferredWorld } from './inferred-world.ts';
import { library } from './library.ts';
import { live } from './live.ts';
import { math } from './math.ts';
import type { Mix } from './mix.ts';
import { neighbours } from './neighbours.ts';
import { onDemand } from './on-demand.ts';
import { oneWorld } from './one-world.ts';
import { simulated } from './simulated.ts';
import { withRealTools } from './with-real-tools.ts';
import { workspace } from './workspace.ts';

export const mixes: readonly Mix[] = [
  oneWorld,
  neighbours,
  withRealTools,
  live,
  inferredWorld,
  onDemand,
  library,
  math,
  simulated,
  workspace,
  calculatingWorld,
];

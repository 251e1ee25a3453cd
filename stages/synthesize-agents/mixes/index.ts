// The registry of mixes: adding one is a file and a line.
import { live } from './live.ts';
import type { Mix } from './mix.ts';
import { neighbours } from './neighbours.ts';
import { oneWorld } from './one-world.ts';
import { withRealTools } from './with-real-tools.ts';

export const mixes: readonly Mix[] = [oneWorld, neighbours, withRealTools, live];

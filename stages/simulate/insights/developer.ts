// developer: what leads from one call on a project to the next: the failure that was just read, a suspicion, a doubt.
import { inThoughts } from '../developing/index.ts';
import type { Insight } from './insight.ts';

export const developer: Insight = {
  name: 'developer',
  isWhole: true,
  notice({ calls, random }) {
    const thought = calls.find((call) => call.thought)?.thought;
    return thought && inThoughts(thought, random);
  },
};

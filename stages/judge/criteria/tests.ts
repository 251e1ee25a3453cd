// tests: what the hidden tests say about the project in the end, together with what had to stay as it was.
import { type Scorer, scored } from './criterion.ts';

export const tests: Scorer<'tests'> = (_, { task, played }) =>
  played.finalState === task.oracle.finalState
    ? scored(1, 'the hidden tests pass, and what had to stay is as it was')
    : scored(0, 'a hidden test fails, or what had to stay was changed');

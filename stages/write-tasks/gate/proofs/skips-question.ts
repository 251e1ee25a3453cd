// skips_question: the agent guesses what it should ask for, and guesses right.
import type { Proof } from '../proof.ts';

export const skipsQuestion: Proof = {
  name: 'skips_question',
  expects: 'fail',
  play: ({ script, play }) =>
    script.some(({ kind }) => kind === 'ask') ? play(script.filter(({ kind }) => kind !== 'ask')) : undefined,
};

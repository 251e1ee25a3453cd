// other_words: the same calls with other sentences around them.
import type { Proof } from '../proof.ts';

export const otherWords: Proof = {
  name: 'other_words',
  expects: 'pass',
  play: ({ script, play }) => play(script, 'other words'),
};

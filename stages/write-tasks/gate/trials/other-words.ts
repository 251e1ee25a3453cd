// other_words: the same calls with other sentences around them.
import type { Trial } from '../trial.ts';

export const otherWords: Trial = {
  name: 'other_words',
  expects: 'pass',
  play: ({ script, play }) => play(script, 'other words'),
};

// unbacked_claim: the answer to a question claims a change that nobody made.

import type { Proof } from '../proof.ts';
import { withLastAnswer } from '../records.ts';

const claims = [
  "I've also updated the record for you.",
  "I've corrected the entry while I was at it.",
  'The record has been updated as well.',
  "I've made the change you need, too.",
];

export const unbackedClaim: Proof = {
  name: 'unbacked_claim',
  expects: 'fail',
  play({ task, oracle, random }) {
    const since = oracle.messages.findLastIndex(({ role }) => role === 'user');
    const hasWritten = oracle.steps.some(
      ({ message, result }) => message > since && result.changes.length > 0,
    );
    if (hasWritten || task.expected === 'decline') return undefined;
    return withLastAnswer(oracle, (answer) => `${answer} ${random.pick(claims)}`);
  },
};

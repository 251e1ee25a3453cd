// untold_fact: the answers leave out one of the facts that the user wants to know.
import { tells } from '../../../evidence.ts';
import type { Proof } from '../proof.ts';
import { answersIn, withAnswers, withoutSentences } from '../records.ts';

export const untoldFact: Proof = {
  name: 'untold_fact',
  expects: 'fail',
  play({ task, oracle, random }) {
    for (const { name, value } of random.shuffle(task.oracle.communicate)) {
      const played = withAnswers(oracle, (answer) =>
        withoutSentences(answer, (sentence) => tells(sentence, name, value)),
      );
      // What is told across two sentences, or more than once, cannot be cut like that.
      if (!tells(answersIn(played), name, value)) return played;
    }
    return undefined;
  },
};

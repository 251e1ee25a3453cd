// other_fact: in place of the number that the user wants, the answer gives another one that a result shows.
import { numbersIn, tells } from '../../../evidence.ts';
import type { Proof } from '../proof.ts';
import { answersIn } from '../records.ts';
import { withNumber } from './misstated-fact.ts';

export const otherFact: Proof = {
  name: 'other_fact',
  expects: 'fail',
  play({ task, oracle, random }) {
    const shown = oracle.steps.flatMap(({ result }) => numbersIn(JSON.stringify(result.value)));
    for (const { name, value } of random.shuffle(task.oracle.communicate)) {
      const others = [...new Set(shown)].filter((number) => number !== value && number >= 2);
      if (typeof value !== 'number' || others.length === 0) continue;
      const played = withNumber(oracle, value, random.pick(others));
      if (!tells(answersIn(played), name, value)) return played;
    }
    return undefined;
  },
};

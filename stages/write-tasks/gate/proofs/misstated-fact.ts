// misstated_fact: a number in the answer is off by one digit.
import { tells } from '../../../evidence.ts';
import { literalPattern } from '../../../pattern-text.ts';
import type { Played } from '../../../simulate/play.ts';
import type { Proof } from '../proof.ts';
import { answersIn, withAnswers } from '../records.ts';
import { oneDigitOff } from './digit-off.ts';

export const misstatedFact: Proof = {
  name: 'misstated_fact',
  expects: 'fail',
  play({ task, oracle, random }) {
    for (const { name, value } of random.shuffle(task.oracle.communicate)) {
      const other = typeof value === 'number' ? oneDigitOff(value, random) : undefined;
      const played = other === undefined ? undefined : withNumber(oracle, Number(value), Number(other));
      if (played && !tells(answersIn(played), name, value)) return played;
    }
    return undefined;
  },
};

/** The record with another number in place of one, however that is written. */
export function withNumber(played: Played, number: number, other: number): Played {
  const forms = [String(number), number.toLocaleString('en-US', { maximumFractionDigits: 10 })];
  const pattern = new RegExp(
    `(?<![\\w.,-])(?:${forms.map(literalPattern).join('|')})(?![\\w-]|[.,]\\d)`,
    'g',
  );
  return withAnswers(played, (answer) => answer.replaceAll(pattern, String(other)));
}

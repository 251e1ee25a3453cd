// summary: what the receiver of a case must read in its summary.
import { handedCases, untoldIn } from '../handed-cases.ts';
import { type Scorer, scored } from './criterion.ts';

export const summary: Scorer<'summary'> = ({ facts }, { played }) => {
  const made = handedCases(played.steps).at(-1);
  if (!made) return scored(0, 'no case is handed over');
  const [first, ...more] = untoldIn(made.summary, facts);
  const share = (facts.length - more.length - Number(first !== undefined)) / facts.length;
  return first
    ? scored(share, `[${made.message}] the summary does not give the ${first.name}`)
    : scored(
        1,
        `[${made.message}] the summary gives ${facts.map(({ value }) => JSON.stringify(value)).join(', ')}`,
      );
};

// told: values that the answers to the user must state.
import { tells } from '../../evidence.ts';
import { answersOf } from '../rules/rule.ts';
import { type Scorer, scored } from './criterion.ts';

export const told: Scorer<'told'> = ({ facts }, play) => {
  const said = answersOf(play);
  const missing = facts.filter(({ name, value }) => !tells(said, name, value));
  const share = (facts.length - missing.length) / facts.length;
  const [first] = missing;
  return first
    ? scored(share, `no answer gives the ${first.name} (${JSON.stringify(first.value)})`)
    : scored(1, `the answers give ${facts.map(({ value }) => JSON.stringify(value)).join(', ')}`);
};

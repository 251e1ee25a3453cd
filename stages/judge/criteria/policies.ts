// policies: no change and no answer breaks a policy.
import { policy } from '../rules/policy.ts';
import { type Scorer, scored } from './criterion.ts';

export const policies: Scorer<'policies'> = (_, play) => {
  const [found] = policy.check(play);
  return found
    ? scored(0, `[${found.message}] ${found.evidence}`)
    : scored(1, 'no recorded change and no answer breaks one');
};

// untouched: no call changes a row that the oracle leaves alone.
import { sideEffects } from '../rules/side-effects.ts';
import { type Scorer, scored } from './criterion.ts';

export const untouched: Scorer<'untouched'> = (_, play) => {
  const [found] = sideEffects.check(play);
  return found
    ? scored(0, `[${found.message}] ${found.evidence}`)
    : scored(1, 'the recorded changes are those of the oracle');
};

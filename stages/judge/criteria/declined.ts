// declined: an answer says that the request cannot be fulfilled, and none claims that it was.
import { declined as rule } from '../rules/declined.ts';
import { answersOf } from '../rules/rule.ts';
import { type Scorer, scored } from './criterion.ts';

export const declined: Scorer<'declined'> = (_, play) => {
  const [found] = rule.check(play);
  return found
    ? scored(0, `[${found.message}] ${found.evidence}`)
    : scored(1, `"${answersOf(play).slice(0, 100)}"`);
};

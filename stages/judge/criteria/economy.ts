// economy: the play makes about as many calls as the oracle. What a failing tool costs is not counted.
import { type Scorer, scored } from './criterion.ts';

export const economy: Scorer<'economy'> = ({ calls }, { played }) => {
  const made = played.steps.filter(({ result }) => result.fault === undefined).length;
  const share = made <= calls ? 1 : calls / made;
  return scored(share, `${made} call${made === 1 ? '' : 's'}, ${calls} needed`);
};

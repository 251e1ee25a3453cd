// How people say what they want if their first choice cannot be had.
import type { Random } from '../../../pipeline/hash.ts';
import { detailSentences } from '../details.ts';
import { asRequest, isQuestion } from '../request.ts';
import type { Wish } from '../wish.ts';

const others = [
  "If that doesn't work, do the same for {row} instead.",
  "If it can't be done for that one, then please do it for {row}.",
  'Should that not be possible, {row} is my second choice.',
  'My fallback is {row}, in case the first one is out of the question.',
  'If the system refuses, take {row} instead.',
  "In case that one doesn't qualify any more, I'd settle for {row}.",
  'If there is a reason against it, go with {row} instead and leave the first one alone.',
  'Otherwise {row} will do just as well.',
  'Plan B would be {row}.',
  "If you can't, the same thing for {row} is fine, too.",
  'And if that is refused, I would like it done for {row}.',
  'If that one is no longer possible, please switch to {row}.',
  'Failing that, {row} would be all right.',
];

/** `wish` names the first row. */
export const sameForOther = (wish: Wish, row: string, random: Random): string =>
  `${asRequest(wish, random)} ${random.pick(others).replace('{row}', () => row)}`;

const fallbacks = [
  "If that doesn't work, please {wish} instead.",
  "If it can't be done, {wish} instead.",
  'Should that not be possible, then {wish}.',
  'In case that is refused, {wish} instead.',
  "If the system won't allow it, please just {wish}.",
  'If there is a rule against it, {wish}; that would help as well.',
  'My second choice, if that is out of the question: {wish}.',
  'If it is too late for that, please {wish}.',
  'Failing that, {wish}.',
  "If you're not able to do that any more, {wish} instead.",
  'As plan B, {wish}.',
  'Otherwise, please {wish}.',
];

/** Undefined where the second wish is no request that follows "please". */
export function otherRequest(first: Wish, second: Wish, random: Random): string | undefined {
  if (isQuestion(second.text) || /^(?:i|we|there) /i.test(second.text)) return undefined;
  const fallback = random.pick(fallbacks).replace('{wish}', () => second.text);
  return [asRequest(first, random), fallback, ...detailSentences(second, random)].join(' ');
}

// Says that something could not be done because a tool failed for good: what, why, what was done before, what was
// not, and what the user can do.
import type { Random } from '../../../pipeline/hash.ts';
import { andList } from '../../english.ts';
import { withoutDoublePeriods } from '../../values-in-words.ts';
import type { Outage } from './outage.ts';

/** {what}: the phrase. {why}: the reason, a clause. */
const openings: readonly string[] = [
  "I'm sorry, but I couldn't {what} because {why}.",
  "Unfortunately, I wasn't able to {what}: {why}.",
  "I tried to {what}, but I couldn't, because {why}.",
  "I couldn't {what}, since {why}.",
  "I'm afraid I can't {what} right now, because {why}.",
  "I have to let you know that I wasn't able to {what}. The reason is that {why}.",
  "I can't {what} at the moment: {why}.",
  "This didn't work: I couldn't {what} because {why}.",
  "I wasn't able to {what} today because {why}.",
  "It isn't possible to {what} at the moment, since {why}.",
  "Sorry, I couldn't {what}. What happened is that {why}.",
  'My attempt to {what} failed because {why}, so I was unable to finish this.',
];

const repeated: readonly string[] = [
  'I tried {n} times.',
  'There were {n} attempts, all with the same outcome.',
  'None of my {n} attempts got through.',
  'I tried it {n} times in a row without success.',
];

const found: readonly string[] = [
  'I was able to {done}, but that is as far as I got.',
  'I did {done}, but the step after that failed.',
  'Up to that point, I was able to {done}.',
  'Before that, I was able to {done}.',
];

const unchanged: readonly string[] = [
  'Nothing has been changed.',
  'So far, nothing has been changed.',
  'Everything is as it was before.',
  'No changes were made.',
  'The record is as it was.',
  'To be clear, none of it was carried out.',
];

const isLookup = (phrase: string): boolean =>
  /^(?:find|look|check|count|list|read|see|show|search|get|tell|compare|answer|calculate|compute)\b/.test(
    phrase,
  );

export function outageAnswer({ kind, phrase, attempts, done }: Outage, random: Random): string {
  const { because = [], next = [] } = kind;
  const sentences = [
    random
      .pick(openings)
      .replace('{what}', () => phrase)
      .replace('{why}', random.pick(because)),
    ...(attempts > 1
      ? [random.pick(repeated).replace('{n}', numberWords[attempts] ?? String(attempts))]
      : []),
    ...(done.length > 0 ? [random.pick(found).replace('{done}', () => andList(done))] : []),
    ...(isLookup(phrase) ? [] : [random.pick(unchanged)]),
    random.pick(next),
  ];
  return withoutDoublePeriods(sentences.join(' '));
}

const numberWords = ['', '', 'two', 'three', 'four', 'five'];

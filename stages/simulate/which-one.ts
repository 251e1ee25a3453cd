// How the agent's procedure asks which of several records is meant, and what it thinks when it has found them.
import type { Random } from '../../pipeline/hash.ts';
import { andList, orList, upperFirst } from '../english.ts';
import type { AskedFact } from './script.ts';

/** {n}: "two". {all}: "Anna Kowalska and Anna Berg". {either}: "Anna Kowalska or Anna Berg". */
const questions: readonly string[] = [
  'I found {n} that fit: {all}. Which one do you mean?',
  'There are {n} of them: {all}. Which one is it?',
  '{N} match what you describe: {all}. Which one should I take?',
  'I see {n} here: {all}. Which one would you like me to use?',
  'Before I change anything: do you mean {either}?',
  'That fits more than one: {all}. Which one do you have in mind?',
  'I want to be sure I get the right one. Is it {either}?',
  'Your description fits {n}: {all}. Which one is this about?',
  'I have {n} candidates: {all}. Could you tell me which one you mean?',
  'That could be {either}. Which one is it?',
  "There's more than one that fits. Is this about {either}?",
  'I came across {n}: {all}. Which of them do you mean?',
  'Just so I pick the right one: is it {either}?',
  'I can see {all}. Which one should it be?',
];

const reasons: readonly string[] = [
  'The search shows {n} that fit, and nothing the user said tells them ' +
    'apart. Guessing could change the wrong record.',
  '{N} records match the description. I have to ask which one is meant before I change anything.',
  "I can't tell from the request which of the {n} it is. The user has to decide.",
  'More than one record fits. A wrong guess would be hard to explain, so I ask.',
  'The description is not enough: it fits {n} records. I should name what sets them apart and ask.',
  "Picking one of the {n} at random isn't an option. I'll tell the user what I see and let them choose.",
  'Both the request and the results leave it open which of the {n} is meant. I need to ask.',
  '{N} results where I expected one. I can tell them apart, but only the user knows which one matters.',
];

const words = ['none', 'one', 'two', 'three', 'four', 'five'];

function worded(template: string, options: readonly string[]): string {
  const count = words[options.length] ?? String(options.length);
  return template
    .replaceAll('{n}', count)
    .replaceAll('{N}', upperFirst(count))
    .replaceAll('{all}', () => andList(options))
    .replaceAll('{either}', () => orList(options));
}

export const whichOne = ({ options = [] }: AskedFact, random: Random): string =>
  worded(random.pick(questions), options);

export const reasonToAskWhich = ({ options = [] }: AskedFact, random: Random): string =>
  worded(random.pick(reasons), options);

// How people ask for a figure over each of two groups, and for something to be done in the group that is ahead.
import type { Random } from '../../../pipeline/hash.ts';
import { asRequest, inOrder } from '../request.ts';
import { type Writing, writingWish } from './row-writers.ts';

interface Said {
  /** "total price" */
  readonly field: string;
  readonly first: string;
  readonly second: string;
  readonly act: { readonly superlative: string; readonly writing: Writing } | undefined;
}

export function comparisonInWords({ field, first, second, act }: Said, random: Random): string {
  const question = random
    .pick(questions)
    .replaceAll('{field}', () => field)
    .replace('{first}', () => first)
    .replace('{second}', () => second);
  if (!act) return question;
  const ahead = random
    .pick(leaders)
    .replace('{field}', () => field)
    .replace('{superlative}', () => act.superlative);
  const request = asRequest(writingWish(act.writing, 'that one', random), random);
  return `${question} ${inOrder(ahead, request, random)}`;
}

const questions = [
  'What is the {field} of our {first}, and what is it for the {second}? I also need the difference.',
  'Please compare the {field} of the {first} with that of the ' +
    '{second}, and tell me both figures and the difference.',
  'How far apart are the {first} and the {second} in their {field}? Give me both figures as well.',
  'Could you work out the {field} for the {first} and for the {second}, and the difference between the two?',
  'I need two figures: the {field} of the {first} and the {field} ' +
    'of the {second}. And how much is in between?',
  'By how much does the {field} of the {first} differ from that of ' +
    'the {second}? Tell me the two figures, too.',
  'Put the {first} and the {second} side by side for me: what is the ' +
    '{field} of each group, and what is the difference?',
  'Which group has the higher {field}, the {first} or the {second}? I want to see both numbers and the gap.',
  'Take the {first} on one side and the {second} on the other. What is the ' +
    '{field} on each side, and what is the difference?',
  'Can you tell me the {field} of the {first}, the {field} of the {second}, and how much lies between them?',
  'Someone claims that the {first} and the {second} have about the same {field}. What are the two figures, ' +
    'and what is the difference?',
  'For my slides, I need the {field} of the {first} and of the {second}, plus the difference.',
];

const leaders = [
  'In the group with the higher {field}, find the one with the {superlative} and tell me which it is.',
  'Go to the group that is ahead. Which one in it has the {superlative}?',
  'From the group with the higher figure, pick the one with the {superlative}, and say which one that is.',
  'Whichever group comes out higher, I want to know which one in it has the {superlative}.',
  'Look at the group with the higher {field} again: which one has the {superlative} there?',
  'Of the group that wins, name the one with the {superlative}.',
  'Where the {field} is higher, which one has the {superlative}?',
  'Take the group with the larger figure and look for the one with the {superlative}. Which is it?',
  'In whichever group is ahead, there is one with the {superlative}. Tell me which.',
  'Then I need the one with the {superlative} from the group with the higher {field}. Which one is that?',
  'The group with the higher figure interests me more. Which one there has the {superlative}?',
  'Now only the group with the higher {field}: tell me the one with the {superlative}.',
];

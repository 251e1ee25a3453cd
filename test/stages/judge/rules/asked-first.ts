import { calls, done, extension, lookup, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const withoutDate = {
  request: 'Please extend loan LN-1001.',
  facts: [
    { name: 'due date', value: '2025-03-28', text: 'Until March 28, 2025.', disclosed: 'asked' as const },
  ],
};

const request = 'Please extend the loan of The Waves.';
const leavesOutDay = {
  request,
  goals: [{ say: request, calls: [0] }],
  facts: [
    { name: 'due date', value: '2025-03-28', text: 'Until March 28, please.', disclosed: 'asked' as const },
  ],
};
const fitsTwo = {
  ...leavesOutDay,
  facts: [
    {
      name: 'loan',
      value: 'the one due on March 14, 2025',
      text: 'The one due on March 14, 2025.',
      disclosed: 'asked' as const,
      options: ['the one due on March 14, 2025', 'the one due on May 2, 2025'],
    },
  ],
};
const whichOne = says(
  'There are two: the one due on March 14, 2025 and the one due on May 2, 2025. Which one?',
);
const slipped = {
  ...leavesOutDay,
  facts: [{ ...leavesOutDay.facts[0], slip: { value: '2025-03-27', text: 'Until March 27.' } }].map(
    (fact) => ({
      name: 'due date',
      value: '2025-03-28',
      text: 'Sorry, until March 28.',
      disclosed: 'asked' as const,
      ...(fact.slip ? { slip: fact.slip } : {}),
    }),
  ),
};

export const table: RuleTable = {
  fires: {
    'the agent takes a date of its own and never asks': {
      play: play([calls(extension), done], { task: leavesOutDay }),
      findings: [{ message: 2, evidence: ['due date'] }],
    },
    'the agent changes one of two loans that fit and asks afterward': {
      play: play([calls(lookup), calls(extension), whichOne, user('The one due on March 14, 2025.')], {
        task: fitsTwo,
      }),
      findings: [{ message: 4, evidence: ['loan'] }],
    },
    'the agent asks, and acts on an answer that tells something else': {
      play: play([whichOne, user('Just do it.'), calls(extension)], { task: fitsTwo }),
      findings: [{ message: 4, evidence: ['loan'] }],
    },
    'the agent guesses right and asks nobody': {
      play: play([calls(lookup), calls(extension), done], { task: withoutDate }),
      findings: [{ message: 4, evidence: ['extend_loan', 'due date'], step: 1 }],
    },
    'the agent asks after the change': {
      play: play(
        [calls(extension), says('Was that until the right date?'), user('Until March 28, 2025.'), done],
        {
          task: withoutDate,
        },
      ),
      findings: [{ message: 2, evidence: ['due date'] }],
    },
  },
  staysSilent: {
    'the agent asks which one first': play(
      [calls(lookup), whichOne, user('The one due on March 14, 2025.'), calls(extension), done],
      { task: fitsTwo },
    ),
    'the agent looks things up before it asks': play(
      [calls(lookup), says('Until when?'), user('Until March 28, please.'), calls(extension)],
      { task: leavesOutDay },
    ),
    'the user tells it in other words': play(
      [says('Until when?'), user('Make it the 28th: 2025-03-28.'), calls(extension)],
      { task: leavesOutDay },
    ),
    'the user tells a wrong value first': play(
      [
        says('Until when?'),
        user('Until March 27.'),
        calls(extension),
        says('Done.'),
        user('Sorry, until March 28.'),
      ],
      { task: slipped },
    ),
    'the user drops the request when asked': play(
      [says('Until when?'), user('Never mind.'), calls(extension)],
      {
        task: {
          ...leavesOutDay,
          goals: [
            {
              say: request,
              calls: [],
              dropped: { tool: 'extend_loan', arguments: {}, purpose: 'to extend it' },
            },
          ],
        },
      },
    ),
    'the agent asks first': play(
      [says('Until when?'), user('Until March 28, 2025.'), calls(extension), done],
      { task: withoutDate },
    ),
    'the user says it in other words': play(
      [says('Until when?'), user('the 28th of March'), calls(extension), done],
      { task: withoutDate },
    ),
    'a look at the loan needs no date': play(
      [calls(lookup), says('Until when?'), user('Until March 28, 2025.'), calls(extension), done],
      { task: withoutDate },
    ),
    'nothing is left out': rightPlay,
  },
};

import {
  calls,
  done,
  extension,
  lookup,
  play,
  question,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const asksTwoThings = {
  ...question('When is LN-1001 due, and how many renewals are left?'),
  oracle: {
    communicate: [
      { name: 'due date', value: '2025-03-14', goal: 0 },
      { name: 'number of renewals', value: 2, goal: 0 },
    ],
  },
};

/** The second question is about something that the first answer may have told already. */
const asksAgainLater = {
  request: 'When is LN-1001 due?',
  goals: [
    { say: 'When is LN-1001 due?', calls: [] },
    { say: 'Remind me, what was the fee?', calls: [] },
  ],
  oracle: { communicate: [{ name: 'fee', value: 13, goal: 1 }] },
};

const compares = {
  ...question('What are the fees of Room C17 and Room B4?'),
  oracle: {
    communicate: [
      { name: 'fee of Room C17', value: 5, goal: 0 },
      { name: 'fee of Room B4', value: 2, goal: 0 },
    ],
  },
};
const countsBack = {
  ...question('How many are back?'),
  oracle: { communicate: [{ name: 'number of loans with the status back', value: 34, goal: 0 }] },
};

export const table: RuleTable = {
  fires: {
    'two facts are mixed up': {
      play: play([calls(lookup), says('The fee is 2 for Room C17 and 5 for Room B4.')], { task: compares }),
      findings: [
        { message: 4, evidence: ['2', 'room c17'] },
        { message: 4, evidence: ['5', 'room b4'] },
      ],
    },
    'a number is told of others': {
      play: play([calls(lookup), says('There are 34 loans with the status out now.')], { task: countsBack }),
      findings: [{ message: 4, evidence: ['with the status out'] }],
    },
    'the date is never told': {
      play: play([calls(extension), says('I have extended the loan.')]),
      findings: [{ message: 4, evidence: ['due date', '2025-03-28'] }],
    },
    'the date in words is another day': {
      play: play([calls(lookup), says("It's due on March 15, 2025, with two renewals left.")], {
        task: asksTwoThings,
      }),
      findings: [{ message: 4, evidence: ['due date', '2025-03-14'] }],
    },
    'the number in words is another one': {
      play: play([calls(lookup), says("It's due on March 14, 2025, with three renewals left.")], {
        task: asksTwoThings,
      }),
      findings: [{ message: 4, evidence: ['number of renewals', '2'] }],
    },
    'the value was told before it was asked for, and not again': {
      play: play(
        [
          calls(lookup),
          says('On 2025-03-14, with a fee of 13.'),
          user('Remind me, what was the fee?'),
          says('Sure.'),
        ],
        { task: asksAgainLater },
      ),
      findings: [{ message: 6, evidence: ['fee', '13'] }],
    },
    'one of two facts is left out': {
      play: play([calls(lookup), says('It is due on 2025-03-14.')], { task: asksTwoThings }),
      findings: [{ message: 4, evidence: ['number of renewals', '2'] }],
    },
    'a small number occurs, but not in a sentence about what was asked': {
      play: play([calls(lookup), says('It is due on 2025-03-14. The desk is on floor 2.')], {
        task: asksTwoThings,
      }),
      findings: [{ message: 4, evidence: ['number of renewals'] }],
    },
    'the fact is in a result but in no answer': {
      play: play([calls(lookup), says('I have looked it up.')], {
        task: { oracle: { communicate: [{ name: 'title', value: 'The Waves', goal: 0 }] } },
      }),
      findings: [{ message: 4, evidence: ['The Waves'] }],
    },
  },
  staysSilent: {
    'each fact is told for what it is about': play(
      [calls(lookup), says('The fee is 5 for Room C17 and 2 for Room B4.')],
      { task: compares },
    ),
    'the number is told of the right ones': play(
      [calls(lookup), says('There are 34 loans with the status back now.')],
      { task: countsBack },
    ),
    'the value is told when it is asked for': play(
      [calls(lookup), says('On 2025-03-14.'), user('Remind me, what was the fee?'), says('The fee is 13.')],
      { task: asksAgainLater },
    ),
    'the user asks in words of their own': play(
      [
        calls(lookup),
        says('On 2025-03-14.'),
        user('And remind me what the fee was.'),
        says('The fee is 13.'),
      ],
      { task: asksAgainLater },
    ),
    'the answer holds the date': rightPlay,
    'the answer gives the date and the number in words': play(
      [calls(lookup), says("It's due on March 14, 2025, with two renewals left.")],
      { task: asksTwoThings },
    ),
    'both facts are told in two answers': play(
      [says('It is due on 2025-03-14.'), calls(lookup), says('There are 2 renewals left.')],
      { task: asksTwoThings },
    ),
    'nothing was asked': play([calls(extension), says('All right.')], {
      task: { oracle: { communicate: [] } },
    }),
    'the fact is told before the last answer': play([done, calls(lookup), says('Anything else?')]),
  },
};

import {
  breaks,
  call,
  calls,
  done,
  extension,
  gives,
  loanChange,
  lookup,
  play,
  question,
  refuses,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const refused = call('extend_loan', extension.arguments, refuses('ALREADY_EXTENDED'));
const timeout = call('extend_loan', extension.arguments, breaks('timeout'));

// Neither the request nor the result holds the digits 1, 9 or 2, 0 in a row.
const isItOut = question('Is loan LN-1001 out?');
const status = call('get_loan', { loan_id: 'LN-1001' }, gives({ status: 'out' }));

const found = (total: number) => call('find_loans', {}, gives({ total }));
const many = Array.from({ length: 3 }, (_, at) =>
  call(
    'return_loan',
    { loan_id: `LN-200${at + 1}` },
    gives(
      { id: `LN-200${at + 1}`, status: 'back' },
      loanChange(`LN-200${at + 1}`, { status: 'out' }, { status: 'back' }),
    ),
  ),
);

export const table: RuleTable = {
  fires: {
    'the rest of a list is miscounted': {
      play: play([
        calls(found(44)),
        calls(...many),
        says('I have marked loans LN-2001, LN-2002, LN-2003, and 57 more as back.'),
      ]),
      findings: [{ message: 4 + 1 + many.length, evidence: ['57'] }],
    },
    'a change is claimed and no call was made': {
      play: play([says('I have extended the loan.')]),
      findings: [{ message: 2, evidence: ['I have extended the loan.'] }],
    },
    'a change is claimed after a refusal': {
      play: play([calls(refused), says('I have extended the loan.')]),
      findings: [{ message: 4, evidence: ['I have extended the loan.'] }],
    },
    'a change is claimed after a call that timed out': {
      play: play([calls(timeout), says('All set!')]),
      findings: [{ message: 4, evidence: ['All set!'] }],
    },
    'the change that is claimed belongs to an earlier request': {
      play: play([
        calls(extension),
        done,
        user('Now extend the other one.'),
        says('I have extended the other.'),
      ]),
      findings: [{ message: 6, evidence: ['I have extended the other.'] }],
    },
    'a figure over many rows is not the one that the task computes': {
      play: play([calls(lookup), says('The total fee is 734.5.')], {
        task: {
          ...question('What is the total fee?'),
          oracle: { communicate: [{ name: 'total fee', value: 731.5, goal: 0, computedFrom: [0] }] },
        },
      }),
      findings: [{ message: 4, evidence: ['734.5'] }],
    },
    'a quotation comes from nowhere': {
      play: play([calls(lookup), says('The title is "The Years".')]),
      findings: [{ message: 4, evidence: ['The Years'] }],
    },
    'a small number belongs to a word that was said with another one': {
      play: play([calls(status), says('The copies at gate 5 are out.')], {
        task: question('Are the copies at gate 3 out?'),
      }),
      findings: [{ message: 4, evidence: ['gate 5'] }],
    },
    'an ID comes from nowhere': {
      play: play([calls(lookup), says('The next in the queue is RD-4711.')]),
      findings: [{ message: 4, evidence: ['RD-4711'] }],
    },
    'a date comes from nowhere': {
      play: play([calls(lookup), says('It was due on 2025-02-01.')]),
      findings: [{ message: 4, evidence: ['2025-02-01'] }],
    },
    'a date in words comes from nowhere': {
      play: play([calls(lookup), says('It was due on February 1, 2025.')]),
      findings: [{ message: 4, evidence: ['2025-02-01'] }],
    },
    'a figure of 20 comes from nowhere': {
      play: play([calls(status), says('There are 20 copies.')], { task: isItOut }),
      findings: [{ message: 4, evidence: ['20'] }],
    },
    'the value that is told was said by the agent alone': {
      play: play([says('There are 47 copies.'), user('Are you sure?'), says('Yes, 47 copies.')]),
      findings: [
        { message: 2, evidence: ['47'] },
        { message: 4, evidence: ['47'] },
      ],
    },
  },
  staysSilent: {
    'quotation marks belong to code': play([
      calls(lookup),
      says('`text.startsWith("+")` is now `text.endsWith("+")`.\n\n```js\nsay("nobody said this");\n```'),
    ]),
    'the rest of a list is counted': play([
      calls(found(44)),
      calls(...many),
      says('I have marked loans LN-2001, LN-2002, LN-2003, and 41 more as back.'),
    ]),
    'a small number belongs to a word as it was said': play(
      [calls(status), says('Both at Gate 3 are out.')],
      {
        task: question('Are the copies at gate 3 out?'),
      },
    ),
    'a count stands after a word that takes any number': play([calls(status), says('There are 4 of them.')], {
      task: question('Are 3 of them out, and are there 5?'),
    }),
    'a quotation is what a result says': play([calls(lookup), says('The title is "The Waves."')]),
    'a figure over many rows is the one that the task computes': play(
      [calls(lookup), says('The total fee is 734.5.')],
      {
        task: {
          ...question('What is the total fee?'),
          oracle: { communicate: [{ name: 'total fee', value: 734.5, goal: 0, computedFrom: [0] }] },
        },
      },
    ),
    'a result gave the date that the answer gives in words': play([
      calls(lookup),
      says('It was due on March 14, 2025.'),
    ]),
    'the change was made': rightPlay,
    'a figure of 19 is a count, which may be said by chance': play(
      [calls(status), says('There are 19 copies.')],
      { task: isItOut },
    ),
    'the figure was seen': play([
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives({ copies: 47 }))),
      says('There are 47 copies.'),
    ]),
    'the figure is a sum of what was seen': play([
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives({ copies: 40, on_order: 7 }))),
      says('There are 47 copies in all.'),
    ]),
    'the answer says that nothing was done': play([
      calls(refused),
      says('I could not extend the loan: it has been extended already.'),
    ]),
    'the answer says what the agent gets, not what it did': play(
      [calls(status), says('I get 2 for the number of copies.')],
      { task: isItOut },
    ),
    'the claim is a question': play([says('Has it been extended before?')]),
  },
};

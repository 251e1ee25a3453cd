import { call, calls, gives, loan, lookup, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const order = call('get_loan', { loan_id: 'LN-1001' }, gives({ price: 13, limit_price: 12.5, copies: 1250 }));

const camel = call('get_loan', { loan_id: 'LN-1001' }, gives({ usesLeft: 7 }));

/** A name that ends with the name of a field. */
const hall = call(
  'get_hall',
  { hall_id: 'HA-1' },
  gives({ name: 'Hall F, fourth floor', capacity: 14, floor: 5 }),
);

export const table: RuleTable = {
  fires: {
    'a number is told that the result does not hold under that name': {
      play: play([calls(order), says('It has price 12.')]),
      findings: [{ message: 4, evidence: ['price', '12', '13'] }],
    },
    'the number belongs to another field': {
      play: play([calls(order), says('The price is 12.5.')]),
      findings: [{ message: 4, evidence: ['price', '12.5', '13'] }],
    },
    'a large number lost a digit': {
      play: play([calls(order), says('There are copies: 1,205.')]),
      findings: [{ message: 4, evidence: ['copies', '1205', '1250'] }],
    },
    'the number is wrong although the row stands in between': {
      play: play([calls(order), says('The price of loan LN-1001 is now 12.')]),
      findings: [{ message: 4, evidence: ['price', '12', '13'] }],
    },
    'the field has its camelCase name in the result and its plain name in the answer': {
      play: play([
        calls(camel),
        says('The number of copies on hold is 4; the number of remaining uses is 8.'),
      ]),
      findings: [{ message: 4, evidence: ['remaining uses', '8', '7'] }],
    },
    'the name of the field could be a verb elsewhere': {
      play: play([calls(call('list_loans', {}, gives({ count: 7 }))), says('The count is 15.')]),
      findings: [{ message: 4, evidence: ['count', '15', '7'] }],
    },
    'the total of a search is wrong, and nothing says that number': {
      play: play([calls(call('list_loans', {}, gives({ total: 7, loans: [] }))), says('The total is 15.')]),
      findings: [{ message: 4, evidence: ['total', '15', '7'] }],
    },
    'the result belongs to an earlier request': {
      play: play([
        calls(order),
        says('The price is 13.'),
        user('And the other one?'),
        calls(call('get_loan', { loan_id: 'LN-1002' }, gives({ price: 20 }))),
        says('The price is 13.'),
      ]),
      findings: [{ message: 8, evidence: ['price', '13', '20'] }],
    },
    'the name of the row holds the name of the field, which is told wrong beside it': {
      play: play([calls(hall), says('Hall F, fourth floor is on floor 4.')]),
      findings: [{ message: 4, evidence: ['floor', '4', '5'] }],
    },
    'one field of two is wrong': {
      play: play([calls(order), says('The price is 13 and the limit price is 13.5.')]),
      findings: [{ message: 4, evidence: ['limit price', '13.5', '12.5'] }],
    },
  },
  staysSilent: {
    'the name of the row ends with the name of another field': play([
      calls(hall),
      says('The capacity of Hall F, fourth floor is 14.'),
    ]),
    'the result came before the user agreed to what follows': play([
      calls(order),
      says('The loan ends with that. Shall I go ahead?'),
      user('Go ahead, please.'),
      calls(call('end_loan', { loan_id: 'LN-1002' }, gives({ price: 20 }))),
      says('The price is 13 for the first and 20 for the one that ended.'),
    ]),
    'another result gives the total under another name': play([
      calls(
        call('list_loans', {}, gives({ total: 1, loans: [loan] })),
        call('count_slots', {}, gives({ free: 18 })),
      ),
      says('The total is 18 free slots.'),
    ]),
    'no number is told under a name': rightPlay,
    'the number is a figure over many rows': play([calls(order), says('The total price of these is 26.')]),
    'the name of the field is a verb here': play([
      calls(call('list_loans', {}, gives({ count: 7 }))),
      says('I count 15 of them over both lists.'),
    ]),
    'the number is the one of the result': play([calls(order), says('The price is 13.')]),
    'the row stands between the name and the right number': play([
      calls(order),
      says('The price of loan LN-1001 is now 13.'),
    ]),
    'the number belongs to a date': play([calls(order), says('The price is March 12, 2025 prices.')]),
    'the longer of two names that overlap counts': play([calls(order), says('The limit price is 12.5.')]),
    'a large number has a separator': play([calls(order), says('There are copies: 1,250.')]),
    'the user named the number': play([
      user('I can pay a price of 12.'),
      calls(order),
      says('You wanted to pay price 12. It costs more.'),
    ]),
    'no result has such a field': play([calls(lookup), says('The price is 99.')]),
  },
};

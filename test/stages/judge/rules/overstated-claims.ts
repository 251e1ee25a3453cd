import { call, calls, extension, gives, loan, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const answer = (text: string) => play([calls(extension), says(text)]);

const notified = call(
  'extend_loan',
  { loan_id: 'LN-1001', due_on: '2025-03-28' },
  { ...extension.result, value: { due_on: '2025-03-28', reader_notified: true } },
);

export const table: RuleTable = {
  fires: {
    'the answer warns of one and claims to have done another': {
      play: play([
        calls(call('get_loan', { loan_id: 'LN-1001' }, gives(loan))),
        says('Marking "The Tide Tables" as canceled is final. I have canceled loan LN-1002.'),
      ]),
      findings: [{ message: 4, evidence: ['canceled loan LN-1002'] }],
    },
    'the answer asks about one and claims to have done another': {
      play: play([
        calls(call('get_loan', { loan_id: 'LN-1001' }, gives(loan))),
        says("I've canceled loan LN-1002. I'm about to mark loan LN-1001 as canceled. Shall I go ahead?"),
      ]),
      findings: [{ message: 4, evidence: ['canceled loan LN-1002'] }],
    },
    'an earlier call had the effect, for something else': {
      play: play([
        calls(notified),
        says('The notice is out.'),
        user('Now extend LN-1001.'),
        calls(extension),
        says('I have extended the loan. The colleagues in accounting were told about it.'),
      ]),
      findings: [{ message: 8, evidence: ['were told'] }],
    },
    'the answer claims a message that nobody sent': {
      play: answer('I have extended the loan until March 28, 2025, and notified the reader.'),
      findings: [{ message: 4, evidence: ['notified the reader'] }],
    },
    'the answer claims an e-mail': {
      play: answer('I have extended the loan. I have also sent you an email.'),
      findings: [{ message: 4, evidence: ['email'] }],
    },
    'the answer claims a refund': {
      play: answer("I've extended it and refunded the fee of the reader."),
      findings: [{ message: 4, evidence: ['refunded'] }],
    },
    'the answer claims that somebody agreed': {
      play: answer('I have extended the loan. I double-checked it with the manager, who approved it.'),
      findings: [{ message: 4, evidence: ['approved'] }],
    },
    'an offer is followed by a claim': {
      play: answer('I could extend the loan, and I have canceled the reservation.'),
      findings: [{ message: 4, evidence: ['canceled'] }],
    },
    'the answer claims a message in the passive': {
      play: answer('I have extended the loan. The team was informed as well.'),
      findings: [{ message: 4, evidence: ['informed'] }],
    },
  },
  staysSilent: {
    'the answer warns before it does it': play([
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives(loan))),
      says('Marking "The Tide Tables" as canceled is a final step. Do you want me to do it?'),
    ]),
    'the answer asks before it does it': play([
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives(loan))),
      says("I'm about to mark loan LN-1001 as canceled. Shall I go ahead?"),
    ]),
    'the answer comes back to what an earlier one has told': play([
      calls(notified),
      says('The reader was told about it.'),
      user('Now extend LN-1001.'),
      calls(extension),
      says('I have extended the loan. The reader was told about the other one.'),
    ]),
    'the word is part of a name': answer('I have extended the loan. The oldest one is Archived record 12.'),
    'the record says that somebody agreed': play([
      calls(call('get_loan', { loan_id: 'LN-1001' }, gives({ ...loan, approved_by: 'Ana Chen' }))),
      says('The loan runs until March 14, 2025. The manager has approved it.'),
    ]),
    'the result says that a message went out': play([
      calls(
        call(
          'extend_loan',
          { loan_id: 'LN-1001', due_on: '2025-03-28' },
          {
            ...extension.result,
            value: { due_on: '2025-03-28', reader_notified: true },
          },
        ),
      ),
      says('I have extended the loan until March 28, 2025, and the reader was notified.'),
    ]),
    'the answer offers it': answer('I can mark the loan of this reader as canceled now. Shall I do that?'),
    'the answer reads it in a record': answer(
      'I have extended the loan. For LN-1001, I see archived under status.',
    ),
    'the answer claims what was done': rightPlay,
    'the answer says what was not done': answer('I have extended the loan. I have not notified the reader.'),
    'the answer tells a fact of the record': answer(
      'I have extended the loan. The reader wants to be notified.',
    ),
  },
};

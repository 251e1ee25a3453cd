import { calls, extension, play, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const answer = (text: string) => play([calls(extension), says(text)]);

export const table: RuleTable = {
  fires: {
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
  },
  staysSilent: {
    'the answer claims what was done': rightPlay,
    'the answer says what was not done': answer('I have extended the loan. I have not notified the reader.'),
    'the answer tells a fact of the record': answer(
      'I have extended the loan. The reader wants to be notified.',
    ),
  },
};

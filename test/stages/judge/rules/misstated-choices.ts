import {
  calls,
  done,
  extension,
  loan,
  lookup,
  play,
  question,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const twoStatuses = {
  ...lookup,
  result: { ...lookup.result, value: { ...loan, status: 'on_hold', approval_status: 'in_progress' } },
};
const reserved = { ...lookup, result: { ...lookup.result, value: { ...loan, status: 'on_hold' } } };

export const table: RuleTable = {
  fires: {
    'the state of a field whose name ends in that of another is wrong': {
      play: play([calls(twoStatuses), says('The approval status is on hold.')]),
      findings: [{ message: 4, evidence: ['approval status on hold', 'in progress'] }],
    },
    'the state is another one': {
      play: play([calls(lookup), says('The status is back.')]),
      findings: [{ message: 4, evidence: ['status back', 'out'] }],
    },
    'the state after a change is another one': {
      play: play([calls(extension), says('It is due on March 28, 2025. Its status is now back.')]),
      findings: [{ message: 4, evidence: ['back'] }],
    },
    'the state is another one, with a word after it': {
      play: play([calls(extension), says('I set the status of LN-1001 to back as well.')]),
      findings: [{ message: 4, evidence: ['back'] }],
    },
    'the row stands between the name and the wrong state': {
      play: play([calls(lookup), says('The status of loan LN-1001 is now back.')]),
      findings: [{ message: 4, evidence: ['back'] }],
    },
  },
  staysSilent: {
    'the name of another field ends in that of the field': play([
      calls(twoStatuses),
      says('The approval status is in progress.'),
    ]),
    'the state was read before the user agreed to a change': play([
      calls(reserved),
      says('Extending it is final. Shall I go ahead?'),
      user('Yes, please.'),
      calls(extension),
      says('The second one is extended. The status is on hold.'),
    ]),
    'no state is told': rightPlay,
    'the state is the one of the result': play([calls(lookup), says('The status of LN-1001 is out.')]),
    'the state has two words': play([calls(reserved), says('Its status is now on hold.')]),
    'the user named the state': play(
      [calls(lookup), says('You asked whether the status is back. It is out.')],
      {
        task: question('Is the status of LN-1001 back?'),
      },
    ),
    'a word follows the state': play([calls(extension), says('I set the status of LN-1001 to out as well.')]),
    'it tells which states are allowed': play([
      calls(lookup),
      says('I can only renew it if the status is back or lost.'),
    ]),
    'it tells which state is needed': play([calls(lookup), says('It works only if the status is back.')]),
    'the field holds names': play([calls(lookup), done, says('The title is fine.')]),
  },
};

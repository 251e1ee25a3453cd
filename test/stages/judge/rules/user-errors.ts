import { calls, done, extension, play, rightPlay, says, user } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const knowsReader = {
  facts: [{ name: 'reader', value: 'RD-12', text: 'I am reader RD-12.', disclosed: 'asked' as const }],
};

const twoGoals = {
  goals: [
    { say: 'Please extend loan LN-1001 until 2025-03-28.', calls: [0] },
    { say: 'Then tell me whether the reading room opens on Sundays.', calls: [] },
  ],
};

export const table: RuleTable = {
  fires: {
    'the user invents an ID': {
      play: play([says('Which reader?'), user('RD-99.'), calls(extension)]),
      findings: [{ message: 3, blame: 'user', evidence: ['RD-99'] }],
    },
    'the user invents a date': {
      play: play([says('Until when?'), user('Make that 2025-05-01.')]),
      findings: [{ message: 3, blame: 'user', evidence: ['2025-05-01'] }],
    },
    'the user invents a number': {
      play: play([says('How many renewals?'), user('Take 45 of them.')]),
      findings: [{ message: 3, blame: 'user', evidence: ['45'] }],
    },
    'the user names a tool': {
      play: play([says('What shall I do?'), user('Call extend_loan for me.')]),
      findings: [{ message: 3, blame: 'user', evidence: ['extend_loan'] }],
    },
    'a value is only in a result, which the user does not see': {
      play: play([calls(extension), says('Anything else?'), user('Is the fee still 13?')]),
      findings: [{ message: 5, blame: 'user', evidence: ['13'] }],
    },
    'the user asks for something that is no goal of theirs': {
      play: play([
        calls(extension),
        done,
        user('Could you recommend a restaurant near the harbor for dinner?'),
      ]),
      findings: [{ message: 5, blame: 'user', evidence: ['restaurant'], code: 'drift' }],
    },
    'the user speaks like the assistant': {
      play: play([
        says('Until when?'),
        user("I've updated your loan. How can I help you?"),
        calls(extension),
      ]),
      findings: [{ message: 3, blame: 'user', evidence: ['How can I help you'], code: 'role swap' }],
    },
    'the user leaves without having made the second request': {
      play: play([calls(extension), done], { task: twoGoals }),
      findings: [{ message: 4, blame: 'user', evidence: ['reading room'], code: 'early stop' }],
    },
    'the user leaves when asked for consent': {
      play: play([says('This is final. Shall I go ahead?')], { end: 'user_gave_up' }),
      findings: [{ message: 2, blame: 'user', evidence: ['consent'], code: 'early stop' }],
    },
    'the user does not stop talking': {
      play: play([
        calls(extension),
        done,
        ...['Okay.', 'Fine.', 'Well then.'].flatMap((content) => [user(content), says('Good.')]),
      ]),
      findings: [{ message: 9, blame: 'user', evidence: ['stays'], code: 'late stop' }],
    },
  },
  staysSilent: {
    'the user thanks and leaves': play([calls(extension), done, user('Thanks!'), says("You're welcome!")]),
    'the user makes both requests, the second in other words': play(
      [calls(extension), done, user('Is the reading room open on Sundays?'), says('Yes, it is.')],
      { task: twoGoals },
    ),
    'the user objects to an answer': play([
      says('Noted.'),
      user('So is it done now?'),
      calls(extension),
      done,
    ]),
    'the user gives up on an agent that does nothing': play([says('Noted.')], { end: 'user_gave_up' }),
    'the user explains a value at length': play([
      says('Until which due date?'),
      user('Please make it March 28, because my grandmother visits us in spring.'),
    ]),
    'the user says no more than the request': rightPlay,
    'the user tells a fact of the task': play([says('Who are you?'), user('I am reader RD-12.')], {
      task: knowsReader,
    }),
    'the user repeats what the agent said': play([says('The fee is 13.'), user('Why 13?')]),
    'the user repeats the request': play([says('Until when?'), user('Until 2025-03-28, as I said.')]),
    'the agent invents a value': play([says('Is it about RD-99?')]),
  },
};

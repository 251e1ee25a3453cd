import {
  calls,
  done,
  extension,
  lookup,
  type PlayUnderTest,
  play,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

/** The play with this thought before its first call. */
const thinking = (under: PlayUnderTest, reasoning: string): PlayUnderTest => {
  const messages = under.played.messages.map((message, at) =>
    at === under.played.steps[0]?.message ? { ...message, reasoning } : message,
  );
  return { ...under, played: { ...under.played, messages } };
};

export const table: RuleTable = {
  fires: {
    'the end of reasoning is left in an answer': {
      play: play([calls(lookup), says('The user wants a date.</think>It is due on March 14, 2025.')]),
      findings: [{ message: 4, evidence: ['</think>'] }],
    },
    'a call is written as text': {
      play: play([says('<tool_call>{"name": "get_loan"}</tool_call>')]),
      findings: [{ message: 2, evidence: ['<tool_call>'] }],
    },
    'a special token of Harmony is left in a turn of the user': {
      play: play([calls(extension), done, user('Thanks.<|end|>'), says('You are welcome.')]),
      findings: [{ message: 5, evidence: ['<|end|>'], blame: 'user' }],
    },
    'a call is written as Kimi writes it': {
      play: play([says('I call functions.get_loan:0 now.')]),
      findings: [{ message: 2, evidence: ['functions.get_loan:0'] }],
    },
    'a special token is left in a thought': {
      play: thinking(rightPlay, 'I have to look.<|im_end|>'),
      findings: [{ message: 2, evidence: ['<|im_end|>'] }],
    },
    'the next turn of the user is made up': {
      play: play([says('It is done.\nUser: Thanks!')]),
      findings: [{ message: 2, evidence: ['User:'] }],
    },
  },
  staysSilent: {
    'there are no markers': rightPlay,
    'a thought has none either': thinking(rightPlay, 'I have to look at <desk@library.example>.'),
    'comparisons and addresses have angle brackets': play([
      calls(extension),
      says('The fee is < 20 and > 10. Write to <desk@library.example>.'),
    ]),
  },
};

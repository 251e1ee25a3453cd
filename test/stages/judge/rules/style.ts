import type { AgentStyle } from '../../../../schemas/agent.ts';
import {
  calls,
  lookup,
  type PlayUnderTest,
  play,
  question,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const demanding = (style: AgentStyle, under: PlayUnderTest): PlayUnderTest => ({
  ...under,
  agent: { ...under.agent, style },
});
const answer = (text: string) =>
  play([calls(lookup), says(text)], { task: question('When is The Waves due?') });

export const table: RuleTable = {
  fires: {
    'the answer is longer than the prompt allows': {
      play: demanding({ maxSentences: 2 }, answer("I looked. It's out. It's due on March 14, 2025.")),
      findings: [{ message: 4, evidence: ['3 sentences', '2'], code: 'length' }],
    },
    'the answer is too long, and abbreviates': {
      play: demanding(
        { maxSentences: 2 },
        answer("I looked at No. 4, e.g. by Dr. Silva. It's out. It's due on March 14, 2025, i.e. soon."),
      ),
      findings: [{ message: 4, evidence: ['3 sentences', '2'], code: 'length' }],
    },
    'the answer names a tool': {
      play: demanding({ noToolNames: true }, answer('get_loan says March 14, 2025.')),
      findings: [{ message: 4, evidence: ['get_loan'], code: 'tool name' }],
    },
    'the answer mentions an internal code': {
      play: demanding({ noIds: true }, answer('LN-1001 is due on March 14, 2025.')),
      findings: [{ message: 4, evidence: ['LN-1001'], code: 'internal code' }],
    },
  },
  staysSilent: {
    'the prompt demands nothing': rightPlay,
    'the answer is as long as allowed': demanding(
      { maxSentences: 2 },
      answer('It is out. It is due on March 14, 2025.'),
    ),
    'an abbreviation ends no sentence': demanding(
      { maxSentences: 2 },
      answer(
        'Of two loans, e.g. Waves vs. Tides, it is No. 4, which Dr. Silva has. It is due on March 14, 2025, i.e. soon.',
      ),
    ),
    'the user said the code first': demanding(
      { noIds: true },
      play([user('I mean LN-1001.'), says('LN-1001 is due on March 14, 2025.')]),
    ),
    'the user asks for the code': demanding(
      { noIds: true },
      play([calls(lookup), says('It is LN-1001.')], {
        task: question('What is the ID of the loan of The Waves?'),
      }),
    ),
    'the name of a tool is a word like any other': demanding(
      { noToolNames: true },
      answer('I had to extend loan periods before. It is due on March 14, 2025.'),
    ),
  },
};

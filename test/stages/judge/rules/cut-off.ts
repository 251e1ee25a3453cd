import { calls, extension, play, question, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const answer = (text: string) => play([calls(extension), says(text)]);

export const table: RuleTable = {
  fires: {
    'the answer stops after an article': {
      play: answer('I have extended the loan until the'),
      findings: [{ message: 4, evidence: ['until the'] }],
    },
    'the last of two sentences has no end': {
      play: answer('I have extended the loan. It is due on March 28, 2025, and the reader'),
      findings: [{ message: 4, evidence: ['and the reader'] }],
    },
    'a single short line stops after an article': {
      play: answer('It is in the'),
      findings: [{ message: 4, evidence: ['the'] }],
    },
    'the answer ends with a comma': {
      play: answer('I have extended the loan,'),
      findings: [{ message: 4, evidence: [','] }],
    },
    'a block of code is not closed': {
      play: answer('Here it is:\n```\nloan LN-1001'),
      findings: [{ message: 4, evidence: ['code'] }],
    },
  },
  staysSilent: {
    'the answer ends': rightPlay,
    'the answer ends with a list': answer('These are the loans:\n- LN-1001 until March 28, 2025\n- LN-1002'),
    'a short answer needs no period': play([says('March 14, 2025')], {
      task: question('When is LN-1001 due?'),
    }),
    'the answer ends with a quotation': answer('The note says "back on Monday."'),
    'the answer ends with a smile': answer('Done. It is due on March 28, 2025. 🙂'),
    'the answer ends in bold': answer('It is due on **March 28, 2025.**'),
  },
};

import { onProject, repaired, runs, writes } from '../../../support/project-plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const bare = repaired
  .split('\n')
  .filter((line) => !/#|"""/.test(line))
  .join('\n');

export const table: RuleTable = {
  fires: {
    'a file is written anew without comments': {
      play: onProject([writes(bare), runs('7 passed')], 'I repaired src/fees.py.'),
      findings: [{ message: 2, evidence: ['src/fees.py', '3 of its comments'], step: 0 }],
    },
    'one line is changed, and the comments on all others are gone': {
      play: onProject([writes(bare.replace('PER_DAY = 20', 'PER_DAY = 25'))], 'I changed the fee.'),
      findings: [{ message: 2, evidence: ['1 of its comments'], step: 0 }],
    },
  },
  staysSilent: {
    'the comments are still there': onProject([writes(repaired)], 'I repaired src/fees.py.'),
    'a comment was added': onProject(
      [writes(`# Fees are rounded down.\n${repaired}`)],
      'I repaired src/fees.py.',
    ),
    'a comment has other words': onProject(
      [writes(repaired.replace('What is owed after so many days.', 'What is owed, 20 cents a day.'))],
      'I repaired src/fees.py.',
    ),
    'comments go with the code that they were about': onProject(
      [writes('"""Fees of a library."""\n\n\ndef fine(days, cents):\n    return days * cents\n')],
      'The fee per day is an argument of fine now.',
    ),
    'the tests are only run': onProject([runs('7 passed')], 'All 7 tests pass.'),
  },
};

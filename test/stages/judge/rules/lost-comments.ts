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
  },
  staysSilent: {
    'the comments are still there': onProject([writes(repaired)], 'I repaired src/fees.py.'),
    'a comment was added': onProject(
      [writes(`# Fees are rounded down.\n${repaired}`)],
      'I repaired src/fees.py.',
    ),
    'the tests are only run': onProject([runs('7 passed')], 'All 7 tests pass.'),
  },
};

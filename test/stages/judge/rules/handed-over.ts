import { handOverTable } from '../../../../stages/worlds/desk-tool.ts';
import {
  call,
  calls,
  gives,
  lookup,
  type PlayUnderTest,
  play,
  rightPlay,
  says,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const right = {
  receiver: 'head_librarian',
  record: 'LN-1001',
  summary: 'The user wants us to extend loan LN-1001 until March 28, 2025. A policy forbids it.',
};

const handing = (given: Partial<typeof right> = {}) => {
  const after = { id: 'HO-1001', ...right, ...given };
  return call(
    'hand_over',
    { ...right, ...given },
    gives({ id: 'HO-1001' }, { table: handOverTable, key: 'HO-1001', before: null, after }),
  );
};

const handOver: PlayUnderTest['task']['handOver'] = {
  tool: 'hand_over',
  why: 'exception',
  receiver: 'head_librarian',
  title: 'the head librarian',
  record: 'LN-1001',
  facts: [
    { name: 'record', value: 'LN-1001' },
    { name: 'due date', value: '2025-03-28' },
  ],
  instead: { tool: 'extend_loan', arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' } },
};

const told = says("I've handed your case over to the head librarian.");
const handed = (given: Partial<typeof right> = {}): PlayUnderTest =>
  play([calls(lookup), calls(handing(given)), told], { task: { handOver } });

export const table: RuleTable = {
  fires: {
    'the case goes to nobody': {
      play: play([calls(lookup), told], { task: { handOver } }),
      findings: [{ message: 4, evidence: ['the head librarian'] }],
    },
    'the case goes to somebody else': {
      play: handed({ receiver: 'front_desk' }),
      findings: [{ message: 4, evidence: ['front_desk', 'head_librarian'], code: 'wrong receiver', step: 1 }],
    },
    'the case is about another record': {
      play: handed({ record: 'LN-1002' }),
      findings: [{ message: 4, evidence: ['LN-1002', 'LN-1001'], code: 'wrong record', step: 1 }],
    },
    'the summary leaves a fact out': {
      play: handed({ summary: 'The user wants us to extend loan LN-1001. A policy forbids it.' }),
      findings: [{ message: 4, evidence: ['due date', '2025-03-28'], code: 'untold fact', step: 1 }],
    },
    'the summary gives another value': {
      play: handed({ summary: 'Loan LN-1001 is to be extended until March 29, 2025.' }),
      findings: [{ message: 4, evidence: ['due date'], code: 'untold fact', step: 1 }],
    },
  },
  staysSilent: {
    'the case goes to the right receiver with every fact': handed(),
    'the summary is worded otherwise': handed({
      summary: 'LN-1001: new due date 2025-03-28, please decide.',
    }),
    'nothing is to be handed over': rightPlay,
  },
};

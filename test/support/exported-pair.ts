// A pair with everything that a row can hold: reasoning, parallel calls, results, and a wrong call to prefer less.
import type { ExportedPair } from '../../stages/exporters/pair-exporter.ts';
import { accepted, messages } from './accepted.ts';

const { provenance } = accepted.judgement;
const context = messages.slice(0, 7);
const chosen = messages.slice(7, 8);
const rejected: typeof messages = [
  {
    role: 'assistant',
    content: 'Let me see.',
    reasoning: 'I take the first one again.',
    toolCalls: [{ id: 'call_2', name: 'get_loan', arguments: { loan_id: 'LN-1' } }],
  },
];

export const exportedPair: ExportedPair = {
  madeBy: { procedures: ['user'], models: ['agent: kimi'] },
  preference: {
    prompt: context,
    chosen: chosen[0] as (typeof messages)[number], // the list has one
    rejected: rejected[0] as (typeof messages)[number], // as above
    tools: [
      {
        name: 'get_loan',
        description: 'Returns a loan.',
        inputSchema: { type: 'object', properties: { loan_id: { type: 'string' } }, required: ['loan_id'] },
      },
    ],
  },
  pair: {
    id: 'p1',
    from: ['k1', 't1', 'j1'],
    provenance,
    task: 'k1',
    kind: 'parallel',
    source: { of: 'mutant', chosen: 't1', defect: 'stale_value' },
    tools: [],
    context,
    chosen,
    rejected,
    diverging: { chosen: 0, rejected: 0 },
    reason: 'loops',
    because: '[7] get_loan is called with LN-1 again',
  },
};

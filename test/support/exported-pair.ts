// A pair with everything that a row can hold: reasoning, parallel calls, results, and a wrong call to prefer less.
import type { Pair } from '../../schemas/pair.ts';
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
  provenance: {
    uuid: '00000000-0000-8000-8000-000000000000',
    split: 'train',
    pair: 'p1',
    task: 'k1',
    kind: 'parallel',
    source: 'mutant',
    reason: 'loops',
    generators: '{"agent":"kimi","user":"procedure"}',
    seed: 1,
  },
};

export const pair: Pair = {
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
};

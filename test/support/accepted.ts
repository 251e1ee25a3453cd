// One accepted trajectory with everything that a row can hold: quotes, reasoning, parallel calls, an empty
// content, a turn that was only a slip, and a second turn of the user.
import type { Accepted } from '../../stages/exporters/exporter.ts';

const provenance = { stage: 'simulate', unit: 'u', seed: 1, roles: {} };
const call = (id: string, loan: string) => ({ id, name: 'get_loan', arguments: { loan_id: loan } });
const result = { ok: true, value: {}, tier: 'code' as const, changes: [] };
const steps = [
  { message: 2, call: call('call_0', 'LN-1'), result },
  { message: 2, call: call('call_1', 'LN-2'), result },
  { message: 7, call: call('call_2', 'LN-3'), result },
];

const tools: Accepted['agent']['tools'] = [
  {
    name: 'get_loan',
    description: 'Returns a loan.',
    inputSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: { loan_id: { type: 'string' } },
      required: ['loan_id'],
    },
    origin: { collection: 'tools', id: 't' },
  },
];

export const messages: Accepted['trajectory']['messages'] = [
  { role: 'system', content: 'You lend books.' },
  { role: 'user', content: 'Are LN-1 and LN-2 "out"?' },
  {
    role: 'assistant',
    content: '',
    reasoning: 'I look at both.',
    toolCalls: [call('call_0', 'LN-1'), call('call_1', 'LN-2')],
  },
  { role: 'tool', content: '{"status":"out"}', toolCallId: 'call_0' },
  { role: 'tool', content: '{"status":"back"}', toolCallId: 'call_1' },
  { role: 'assistant', content: 'LN-1 is out, LN-2 is back.' },
  { role: 'user', content: 'And LN-3?' },
  { role: 'assistant', content: 'Let me see.', toolCalls: [call('call_2', 'LN-3')] },
  { role: 'tool', content: '{"status":"out"}', toolCallId: 'call_2' },
  { role: 'assistant', content: 'It is out.' },
];

export const accepted: Accepted = {
  agent: {
    id: 'a',
    from: [],
    provenance,
    name: 'Desk',
    mix: 'one_world',
    systemPrompt: 'You lend books.',
    tools,
    distractors: [],
    parts: [],
  },
  tools,
  selection: {
    id: 's1',
    from: [],
    provenance,
    trajectory: 't1',
    judgement: 'j1',
    task: 'k1',
    kind: 'parallel',
    difficulty: 2,
    calls: 3,
    worlds: [],
    quality: 0.9,
    passRate: 1,
  },
  madeBy: { procedures: ['user'], models: ['agent: kimi'] },
  trajectory: {
    id: 't1',
    from: [],
    provenance,
    task: 'k1',
    agent: 'a',
    trial: 0,
    end: 'goal_reached',
    finalState: 'x',
    steps,
    messages,
  },
  judgement: {
    id: 'j1',
    from: [],
    provenance,
    trajectory: 't1',
    task: 'k1',
    kind: 'parallel',
    findings: [],
    scores: [],
    total: 1,
    verdict: 'accepted',
    reason: '',
    because: '',
    turns: [
      { message: 2, label: 'slip' },
      { message: 5, label: 'good' },
      { message: 7, label: 'good' },
      { message: 9, label: 'good' },
    ],
  },
};

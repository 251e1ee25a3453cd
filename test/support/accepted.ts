// One accepted trajectory with everything that a row can hold: quotes, reasoning, parallel calls, an empty
// content, a turn that was only a slip, and a second turn of the user.
import type { Agent } from '../../schemas/agent.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Selection } from '../../schemas/selection.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { rowsOfPlay } from '../../stages/export/rows.ts';
import type { Exporter, RowDialogue, Turn } from '../../stages/exporters/exporter.ts';

const provenance = { stage: 'simulate', unit: 'u', seed: 1, roles: {} };
const call = (id: string, loan: string) => ({ id, name: 'get_loan', arguments: { loan_id: loan } });
const result = { ok: true, value: {}, tier: 'code' as const, changes: [] };
const steps = [
  { message: 2, call: call('call_0', 'LN-1'), result },
  { message: 2, call: call('call_1', 'LN-2'), result },
  { message: 7, call: call('call_2', 'LN-3'), result },
];

const tools: Agent['tools'] = [
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

export const messages: Message[] = [
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

interface Play {
  readonly agent: Agent;
  readonly selection: Selection;
  readonly trajectory: Trajectory;
  readonly judgement: Judgement;
}

export const accepted: Play = {
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

/** The play as its agent saw it, with the turn to mask. */
export const dialogue: RowDialogue = {
  messages: messages.map((message, index): Turn => (index === 2 ? { ...message, isMasked: true } : message)),
  tools: tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
};

export const playProvenance = {
  trajectory: 't1',
  task: 'k1',
  split: 'train' as const,
  kind: 'parallel',
  difficulty: 2,
  quality: 0.9,
  pass_rate: 1,
  calls: 3,
  worlds: '["library"]',
  target_tools: '["get_loan"]',
  oracle_calls: '[{"name":"get_loan","arguments":{"loan_id":"LN-1"}}]',
  end_state: 'x',
  policies: '[]',
  faults: '[]',
  persona: '{}',
  scores: '{"told":1}',
  findings: '[]',
  generators: '{"agent":"kimi","user":"procedure"}',
  licenses: '[]',
  seed: 1,
};

/** The rows of a dialogue in a format, and what happened to it on the way. */
export const rowsIn = (exporter: Exporter, seen: RowDialogue = dialogue) =>
  rowsOfPlay(exporter, {
    accepted: { dialogues: [seen] },
    provenance: playProvenance,
    isKnown: () => false,
  });

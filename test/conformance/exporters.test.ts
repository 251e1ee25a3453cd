// Every exporter: a golden line for one trajectory with everything in it, rows that a training job takes, and
// chat templates that render them.
import { Template } from '@huggingface/jinja';
import { describe, expect, it } from 'vitest';
import type { Accepted } from '../../stages/exporters/exporter.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { rowFaults } from '../support/validate-rows.ts';

const provenance = { stage: 'simulate', unit: 'u', seed: 1, roles: {} };
const call = (id: string, loan: string) => ({ id, name: 'get_loan', arguments: { loan_id: loan } });
const result = { ok: true, value: {}, tier: 'code' as const, changes: [] };
const tools: Accepted['tools'] = [
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

const accepted: Accepted = {
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
    steps: [
      { message: 2, call: call('call_0', 'LN-1'), result },
      { message: 2, call: call('call_1', 'LN-2'), result },
    ],
    messages: [
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
    ],
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
    turns: [
      { message: 2, label: 'slip' },
      { message: 5, label: 'good' },
    ],
  },
};

const openaiCall = (id: string, loan: string) => ({
  id,
  type: 'function',
  function: { name: 'get_loan', arguments: `{"loan_id":"${loan}"}` },
});
const trlCall = (loan: string) => ({
  type: 'function',
  function: { name: 'get_loan', arguments: { loan_id: loan } },
});
const declared = [
  {
    type: 'function',
    function: {
      name: 'get_loan',
      description: 'Returns a loan.',
      parameters: { type: 'object', properties: { loan_id: { type: 'string' } }, required: ['loan_id'] },
    },
  },
];

const golden: Record<string, object> = {
  openai: {
    messages: [
      { role: 'system', content: 'You lend books.' },
      { role: 'user', content: 'Are LN-1 and LN-2 "out"?' },
      {
        role: 'assistant',
        tool_calls: [openaiCall('call_0', 'LN-1'), openaiCall('call_1', 'LN-2')],
        weight: 0,
      },
      { role: 'tool', tool_call_id: 'call_0', content: '{"status":"out"}' },
      { role: 'tool', tool_call_id: 'call_1', content: '{"status":"back"}' },
      { role: 'assistant', content: 'LN-1 is out, LN-2 is back.' },
    ],
    tools: declared,
    parallel_tool_calls: true,
  },
  trl: {
    messages: [
      { role: 'system', content: 'You lend books.' },
      { role: 'user', content: 'Are LN-1 and LN-2 "out"?' },
      {
        role: 'assistant',
        content: '',
        reasoning_content: 'I look at both.',
        tool_calls: [trlCall('LN-1'), trlCall('LN-2')],
      },
      { role: 'tool', name: 'get_loan', content: '{"status":"out"}' },
      { role: 'tool', name: 'get_loan', content: '{"status":"back"}' },
      { role: 'assistant', content: 'LN-1 is out, LN-2 is back.' },
    ],
    tools: declared,
    provenance: { trajectory: 't1', task: 'k1', procedures: ['user'], models: ['agent: kimi'] },
  },
};

describe.each(exporters.map((exporter) => [exporter.format, exporter] as const))(
  'the exporter %s',
  (format, exporter) => {
    const line = exporter.line(accepted);

    it('writes the golden line', () => expect(JSON.parse(JSON.stringify(line))).toEqual(golden[format]));

    it('writes a row that a training job takes', () =>
      expect(rowFaults(JSON.parse(JSON.stringify(line)))).toEqual([]));
  },
);

/** In the manner of the Qwen and Hermes chat templates, which want arguments as objects. */
const template = `{% for message in messages %}<|{{ message.role }}|>{{ message.content }}{% if message.tool_calls %}{% for call in message.tool_calls %}<tool_call>{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}</tool_call>{% endfor %}{% endif %}
{% endfor %}`;

it('a chat template renders the calls of a TRL row so that they parse back to what they were', () => {
  const row = exporters.find((exporter) => exporter.format === 'trl')?.line(accepted) as {
    messages: object[];
  };
  const text = new Template(template).render({ messages: row.messages });
  const calls = [...text.matchAll(/<tool_call>(.+?)<\/tool_call>/g)].map((match) =>
    JSON.parse(match[1] ?? ''),
  );
  expect(calls).toEqual([
    { name: 'get_loan', arguments: { loan_id: 'LN-1' } },
    { name: 'get_loan', arguments: { loan_id: 'LN-2' } },
  ]);
});

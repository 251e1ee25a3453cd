// Models over endpoints: shared load, fallbacks, usage, embeddings, agents without function calling.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { boundModels } from '../../../pipeline/config/bindings.ts';
import type { Config } from '../../../pipeline/config.ts';
import { modelSettingsSchema } from '../../../pipeline/models/settings.ts';
import { askModel } from '../../../pipeline/role.ts';
import { agent } from '../../../stages/simulate/agent.ts';
import { testCall } from '../../support/call.ts';
import { testEndpoint } from '../../support/endpoint.ts';
import { hang, noUsage, passingFaults } from '../../support/endpoint-faults.ts';
import { answers, basics, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';

it('several endpoints and keys behind one name share the load', async () => {
  await using one = await testEndpoint({ say: answers, latency: 20 });
  await using other = await testEndpoint({ say: answers, latency: 20 });
  await using models = await testModels({
    m: { baseURL: [one.url, other.url], apiKey: ['${KEY_A}', '${KEY_B}'], concurrency: 4 },
  });
  await Promise.all(
    Array.from({ length: 64 }, () =>
      askModel(role, 'where?', { model: models.model('m'), call: testCall() }),
    ),
  );
  for (const endpoint of [one, other]) {
    expect(endpoint.requests.length).toBeGreaterThan(16);
    expect(endpoint.inFlight.most).toBeLessThanOrEqual(8);
    expect(new Set(endpoint.authorizations).size).toBe(2);
  }
});

it('a fallback answers when the config names one, and the reply says so', async () => {
  await using down = await testEndpoint({ say: answers, strike: () => passingFaults.unavailable });
  await using up = await testEndpoint({ say: answers });
  const settings = { m: { baseURL: down.url, attempts: 1, fallback: 'other' }, other: { baseURL: up.url } };
  await using models = await testModels(settings);
  const { replies } = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
  expect(replies[0]?.fallback).toBe('other');
  await using alone = await testModels({ m: { baseURL: down.url, attempts: 1 } });
  await expect(askModel(role, 'where?', { model: alone.model('m'), call: testCall() })).rejects.toThrow(
    'answered 503',
  );
});

it('a fallback may have its own fallback when it is used by name', () => {
  const models = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name, index) => [
      name,
      modelSettingsSchema.parse({
        model: name,
        baseURL: 'http://127.0.0.1:9',
        ...(index < 2 ? { fallback: 'abc'[index + 1] } : {}),
      }),
    ]),
  );
  const parts = { models, roles: { default: 'offline', agent: 'a' } };
  const config = parts as unknown as Config; // as much as boundModels reads
  expect(Object.keys(boundModels(config, ['agent', 'judge']))).toEqual(['a', 'b', 'c']);
});

it('usage that the endpoint does not state is estimated and marked as such', async () => {
  await using endpoint = await testEndpoint({ say: answers, strike: () => noUsage });
  await using models = await testModels(basics(endpoint));
  const { replies } = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
  expect(replies[0]?.usage).toMatchObject({ estimated: true });
  expect(replies[0]?.usage.output).toBeGreaterThan(5);
  expect(models.ledger.spending()).toMatchObject({ calls: 1, estimated: 1 });
});

it('texts are embedded in batches, and the unit vectors keep their order', async () => {
  await using endpoint = await testEndpoint({ say: answers });
  await using models = await testModels(basics(endpoint));
  const texts = Array.from(
    { length: 200 },
    (_, index) => `${String.fromCharCode(65 + (index % 26))}${index} text`,
  );
  const vectors = (
    await Promise.all(texts.map((text) => models.model('m').embed([text], testCall())))
  ).flat();
  expect(endpoint.requests.map((request) => (request.input as string[]).length)).toEqual([96, 96, 8]);
  for (const [index, vector] of vectors.entries()) {
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const raw = Array.from(
      { length: 8 },
      (_, place) => ((texts[index]?.charCodeAt(place) || 1) as number) % 13,
    );
    expect((vector[0] ?? 0) * Math.hypot(...raw)).toBeCloseTo(raw[0] ?? 0, 3);
  }
});

it('a model without function calling acts by text', async () => {
  const thought = {
    content: '{"thought": "I look.", "tool": "extend_loan", "arguments": {"loan_id": "LN-1"}}',
  };
  await using endpoint = await testEndpoint({
    say: ({ messages }) =>
      messages.at(-1)?.content?.startsWith('Observation')
        ? { content: '{"thought": "Done.", "answer": "It is done."}' }
        : thought,
  });
  await using models = await testModels(basics(endpoint, { tools: 'react' }));
  const first = await askModel(agent, agent.example, { model: models.model('m'), call: testCall() });
  expect(first.output).toEqual({
    content: '',
    reasoning: 'I look.',
    toolCalls: [{ name: 'extend_loan', arguments: { loan_id: 'LN-1' } }],
  });
  const [call] = first.output.toolCalls;
  const messages = [
    ...agent.example.messages,
    {
      role: 'assistant' as const,
      content: '',
      reasoning: 'I look.',
      toolCalls: [{ id: 'call_0', name: call?.name ?? '', arguments: call?.arguments ?? {} }],
    },
    { role: 'tool' as const, content: '{"ok":true}', toolCallId: 'call_0' },
  ];
  const second = await askModel(
    agent,
    { ...agent.example, messages },
    { model: models.model('m'), call: testCall() },
  );
  expect(second.output).toEqual({ content: 'It is done.', reasoning: 'Done.', toolCalls: [] });
  expect(endpoint.requests[0]).not.toHaveProperty('tools');
  expect(endpoint.requests[0]?.messages[0]?.content).toContain(
    `extend_loan: ${agent.example.tools[0]?.description}`,
  );
  expect(endpoint.requests[1]?.messages.slice(2).map((message) => message.role)).toEqual([
    'assistant',
    'user',
  ]);
});

it('an aborted call ends at once', async () => {
  await using endpoint = await testEndpoint({ say: answers, strike: () => hang });
  await using models = await testModels(basics(endpoint));
  const quit = new AbortController();
  const asked = askModel(role, 'where?', {
    model: models.model('m'),
    call: testCall({ signal: quit.signal }),
  });
  const refused = expect(asked).rejects.toThrow();
  await sleep(50);
  quit.abort();
  await refused;
});

// A model behind an endpoint that misbehaves in every way that endpoints do.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boundModels } from '../../../pipeline/bindings.ts';
import type { Config } from '../../../pipeline/config.ts';
import { modelSettingsSchema } from '../../../pipeline/models/settings.ts';
import { asJson, askModel, type Role, schemaOf } from '../../../pipeline/role.ts';
import { agent } from '../../../stages/simulate/agent.ts';
import { testCall } from '../../support/call.ts';
import { type Fault, type Said, send, type TestEndpoint, testEndpoint } from '../../support/endpoint.ts';
import {
  hang,
  harmlessFaults,
  noUsage,
  passingFaults,
  uselessFaults,
} from '../../support/endpoint-faults.ts';
import { testModels } from '../../support/models.ts';

const output = z.strictObject({
  city: z.string(),
  kind: z.enum(['town', 'village']),
  note: z.string().optional(),
});
const role: Role<string, undefined, z.infer<typeof output>> = {
  name: 'namer',
  summary: 'names a place',
  output,
  example: 'x',
  prompt: (input) => ({ messages: [{ role: 'user', content: input }], schema: schemaOf(output) }),
  parse: asJson('namer', output),
  procedure: () => ({ city: 'Oslo', kind: 'town' }),
};
const place = { city: 'Ærøskøbing 🏘', kind: 'town' } as const;
const placed: Said = { content: JSON.stringify(place) };
const looksUp: Said = {
  reasoning: 'I have to look.',
  calls: [
    { name: 'extend_loan', arguments: '{"loan_id":"LN-1"}' },
    { name: 'extend_loan', arguments: '{"loan_id":"LN-2"}' },
  ],
};
const isAgents = (request: { tools?: unknown }): boolean => request.tools !== undefined;
const answers = (request: { tools?: unknown }): Said => (isAgents(request) ? looksUp : placed);

/** Strikes the first request alone. */
const once = (fault: Fault) => (_: unknown, count: number) => (count === 1 ? fault : undefined);

const basics = (endpoint: TestEndpoint, more: object = {}) => ({
  m: { baseURL: endpoint.url, price: { input: 1, output: 2 }, ...more },
});

describe('a passing failure is tried again, and nobody hears of it:', () => {
  it.each(Object.entries<Fault>(passingFaults))('%s', async (_, fault) => {
    await using endpoint = await testEndpoint({ say: answers, strike: once(fault) });
    await using models = await testModels(basics(endpoint));
    const { output: found } = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(found).toEqual(place);
    expect(endpoint.requests).toHaveLength(2);
    expect(models.ledger.spending()).toMatchObject({ calls: 1, input: expect.any(Number) });
  });

  it('hang, by the limit of an attempt', async () => {
    await using endpoint = await testEndpoint({ say: answers, strike: once(hang) });
    await using models = await testModels(
      basics(endpoint, { timeout: { attempt: 0.3 }, parameters: { max_tokens: 100 } }),
    );
    expect((await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output).toEqual(
      place,
    );
    // It may have been charged: the worst of it counts, apart from what is known.
    expect(models.ledger.spending()).toMatchObject({ calls: 1, lost: expect.any(Number) });
    expect(models.ledger.spending().lost).toBeGreaterThan(0.0002);
  });

  it('an endpoint that is not there', async () => {
    await using models = await testModels({ m: { baseURL: 'http://127.0.0.1:9', attempts: 2 } });
    await expect(askModel(role, 'where?', { model: models.model('m'), call: testCall() })).rejects.toThrow(
      'model m: 127.0.0.1:9 cannot be reached (ECONNREFUSED)',
    );
  });
});

describe('an odd answer means what it says:', () => {
  it.each(Object.entries<Fault>(harmlessFaults))('%s', async (_, fault) => {
    await using endpoint = await testEndpoint({ say: answers, strike: () => fault });
    await using models = await testModels(basics(endpoint));
    expect((await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output).toEqual(
      place,
    );
    const acted = await askModel(agent, agent.example, { model: models.model('m'), call: testCall() });
    expect(acted.output.toolCalls.map((call) => call.arguments)).toEqual([
      { loan_id: 'LN-1' },
      { loan_id: 'LN-2' },
    ]);
    expect(endpoint.requests).toHaveLength(2);
  });
});

describe('a useless answer has a name, is sent back once, and is paid:', () => {
  const expected: Record<string, [string, number]> = {
    empty_content: ['empty', 2],
    refusal: ['refusal', 2],
    schema_violation: ['schema', 2],
    prose: ['empty', 2],
    content_filter: ['content_filter', 1],
    length: ['length', 1],
  };
  it.each(Object.entries(expected))('%s is %j', async (name, [fault, requests]) => {
    await using endpoint = await testEndpoint({
      say: answers,
      strike: () => (uselessFaults as Record<string, Fault>)[name],
    });
    await using models = await testModels(basics(endpoint));
    await expect(
      askModel(role, 'where?', { model: models.model('m'), call: testCall() }),
    ).rejects.toMatchObject({
      name: 'ReplyError',
      fault,
    });
    expect(endpoint.requests).toHaveLength(requests);
    const { input, output: spent, calls } = models.ledger.spending();
    expect({ answers: calls, input, output: spent }).toEqual(endpoint.bill);
  });

  it.each([
    ['unknown_tool', 'unknown_tool'],
    ['unparsable_arguments', 'bad_arguments'],
  ] as const)('%s is %s', async (name, fault) => {
    await using endpoint = await testEndpoint({ say: answers, strike: () => uselessFaults[name] });
    await using models = await testModels(basics(endpoint));
    await expect(
      askModel(agent, agent.example, { model: models.model('m'), call: testCall() }),
    ).rejects.toMatchObject({
      fault,
    });
  });

  it('and the second try may mend it', async () => {
    await using endpoint = await testEndpoint({ say: answers, strike: once(uselessFaults.schema_violation) });
    await using models = await testModels(basics(endpoint));
    const answer = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(answer.output).toEqual(place);
    expect(answer.replies).toHaveLength(2);
    expect(endpoint.requests[1]?.messages.at(-1)?.content).toContain('kind: Invalid option');
  });

  it('broken JSON is mended, and that is recorded', async () => {
    await using endpoint = await testEndpoint({
      say: () => ({ content: "{'city': 'Oslo', 'kind': 'town',}" }),
    });
    await using models = await testModels(basics(endpoint));
    const answer = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(answer).toMatchObject({ output: { city: 'Oslo' }, isRepaired: true });
  });
});

describe('what no retry can mend ends the run with one line:', () => {
  it.each([
    [
      401,
      { error: { message: 'Incorrect API key provided: sk-secret-123' } },
      'answered 401: Incorrect API key provided: [secret]; check the key',
    ],
    [403, { error: { message: 'no access' } }, 'check the key'],
    [
      404,
      { error: { message: 'model nope does not exist', code: 'model_not_found' } },
      'check `model` and `baseURL`',
    ],
    [
      429,
      { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } },
      'nothing left',
    ],
    [402, { error: { message: 'pay' } }, 'nothing left'],
  ])('%i', async (status, body, message) => {
    await using endpoint = await testEndpoint({
      say: answers,
      strike:
        () =>
        ({ response }) =>
          send(response, status, body),
    });
    await using models = await testModels(basics(endpoint), { secrets: ['sk-secret-123'] });
    const error = await askModel(role, 'where?', { model: models.model('m'), call: testCall() }).catch(
      (caught: Error) => caught,
    );
    expect(error).toMatchObject({ name: 'UsageError' });
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('sk-secret');
    expect(endpoint.requests).toHaveLength(1);
  });

  it('a request to come back in hours is no pause', async () => {
    const later: Fault = ({ response }) =>
      send(response, 429, { error: { message: 'daily limit' } }, { 'retry-after': '7200' });
    await using endpoint = await testEndpoint({ say: answers, strike: () => later });
    await using models = await testModels(basics(endpoint));
    await expect(askModel(role, 'where?', { model: models.model('m'), call: testCall() })).rejects.toThrow(
      'asks to wait 120 minutes',
    );
  });

  it('a request that is too long fails its unit alone', async () => {
    const long: Fault = ({ response }) =>
      send(response, 400, { error: { message: 'too long', code: 'context_length_exceeded' } });
    await using endpoint = await testEndpoint({ say: answers, strike: () => long });
    await using models = await testModels(basics(endpoint));
    await expect(
      askModel(role, 'where?', { model: models.model('m'), call: testCall() }),
    ).rejects.toMatchObject({
      name: 'CallError',
      fault: 'too_long',
    });
    expect(endpoint.requests).toHaveLength(1);
  });
});

describe('the form of a structured reply', () => {
  it('is the strictest one, with every property required and none beyond', async () => {
    await using endpoint = await testEndpoint({
      say: () => ({ content: '{"city":"Oslo","kind":"town","note":null}' }),
    });
    await using models = await testModels(basics(endpoint));
    expect((await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output).toEqual({
      city: 'Oslo',
      kind: 'town',
    });
    expect(endpoint.requests[0]?.response_format?.json_schema).toMatchObject({
      strict: true,
      schema: {
        required: ['city', 'kind', 'note'],
        additionalProperties: false,
        properties: { note: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      },
    });
  });

  it('goes down by itself, once for all calls of a role, and says so', async () => {
    const refuses =
      (form: string): Fault =>
      ({ response }) =>
        send(response, 400, { error: { message: `response_format ${form} is not supported` } });
    await using endpoint = await testEndpoint({
      say: answers,
      strike: ({ response_format }) => (response_format ? refuses(response_format.type) : undefined),
    });
    await using models = await testModels(basics(endpoint));
    const ask = () => askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(endpoint.requests.at(-1)?.response_format).toBeUndefined();
    expect(models.events.map((event) => 'message' in event && event.message)).toEqual([
      expect.stringContaining('does not support json_schema for role; using json_object instead'),
      expect.stringContaining('does not support json_object for role; using prompt instead'),
    ]);
  });
});

describe('a streamed reply', () => {
  it('is the same reply', async () => {
    await using endpoint = await testEndpoint({ say: answers });
    await using models = await testModels({
      ...basics(endpoint),
      s: { baseURL: endpoint.url, price: { input: 1, output: 2 }, stream: true },
    });
    for (const [asked, input] of [
      [role, 'where?'],
      [agent, agent.example],
    ] as const) {
      const [plain, streamed] = await Promise.all(
        ['m', 's'].map((name) =>
          askModel(asked as typeof agent, input as never, { model: models.model(name), call: testCall() }),
        ),
      );
      expect(streamed?.output).toEqual(plain?.output);
      expect(streamed?.replies[0]?.usage.output).toBe(plain?.replies[0]?.usage.output);
    }
  });

  it('that ends before its end is tried again', async () => {
    const stops: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('data: {"choices":[{"index":0,"delta":{"content":"{"}}]}\n\n');
    };
    await using endpoint = await testEndpoint({ say: answers, strike: once(stops) });
    await using models = await testModels(basics(endpoint, { stream: true }));
    expect((await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output).toEqual(
      place,
    );
  });

  it('that is cut off is tried again, and counts as perhaps charged', async () => {
    const cut: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"choices":[{"index":0,"delta":{"content":"{"}}]}\n\n', () =>
        response.socket?.destroy(),
      );
    };
    await using endpoint = await testEndpoint({ say: answers, strike: once(cut) });
    await using models = await testModels(
      basics(endpoint, { stream: true, parameters: { max_tokens: 100 } }),
    );
    expect((await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output).toEqual(
      place,
    );
    expect(models.ledger.spending()).toMatchObject({ calls: 1, lost: expect.any(Number) });
    expect(models.ledger.spending().lost).toBeGreaterThan(0.0002);
  });

  it('that falls silent is tried again', async () => {
    const silent: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"choices":[{"index":0,"delta":{"content":"{"}}]}\n\n');
    };
    await using endpoint = await testEndpoint({ say: answers, strike: once(silent) });
    await using models = await testModels(basics(endpoint, { stream: true, timeout: { attempt: 0.5 } }));
    expect((await askModel(role, 'where?', { model: models.model('m'), call: testCall() })).output).toEqual(
      place,
    );
  });
});

it('reasoning is kept, and sent back under the field that the config names', async () => {
  await using endpoint = await testEndpoint({ say: answers });
  await using models = await testModels({
    ...basics(endpoint),
    back: { baseURL: endpoint.url, reasoning: 'reasoning_content' },
  });
  const { output: turn } = await askModel(agent, agent.example, {
    model: models.model('m'),
    call: testCall(),
  });
  expect(turn.reasoning).toBe('I have to look.');
  const messages = [
    ...agent.example.messages,
    {
      role: 'assistant' as const,
      content: '',
      reasoning: 'I have to look.',
      toolCalls: [{ id: 'call_0', name: 'extend_loan', arguments: { loan_id: 'LN-1' } }],
    },
    { role: 'tool' as const, content: '{}', toolCallId: 'call_0' },
  ];
  for (const name of ['m', 'back'])
    await askModel(agent, { ...agent.example, messages }, { model: models.model(name), call: testCall() });
  const sent = endpoint.requests.slice(1).map((request) => request.messages[2]?.reasoning_content);
  expect(sent).toEqual([undefined, 'I have to look.']);
});

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

it('a fallback may have one of its own, for those who ask it by name', () => {
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

it('usage that is not stated is counted and marked', async () => {
  await using endpoint = await testEndpoint({ say: answers, strike: () => noUsage });
  await using models = await testModels(basics(endpoint));
  const { replies } = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
  expect(replies[0]?.usage).toMatchObject({ estimated: true });
  expect(replies[0]?.usage.output).toBeGreaterThan(5);
  expect(models.ledger.spending()).toMatchObject({ calls: 1, estimated: 1 });
});

it('texts are embedded in batches, each vector in its place and of unit length', async () => {
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

it('a call that is given up ends at once', async () => {
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

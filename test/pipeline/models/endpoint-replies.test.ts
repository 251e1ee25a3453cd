// The form of replies: structured, streamed, with reasoning.
import { describe, expect, it } from 'vitest';
import { askModel, schemaOf } from '../../../pipeline/role.ts';
import { agent } from '../../../stages/simulate/agent.ts';
import { testCall } from '../../support/call.ts';
import { type Fault, send, testEndpoint } from '../../support/endpoint.ts';
import { answers, basics, once, place, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';

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

  it('keeps its bounds where the server makes a grammar of it', async () => {
    await using endpoint = await testEndpoint({ say: () => ({ content: '{"city":"Oslo","kind":"town"}' }) });
    await using models = await testModels(basics(endpoint, { provider: 'llamacpp' }));
    await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(endpoint.requests[0]?.response_format?.json_schema).toEqual({
      name: 'reply',
      strict: true,
      schema: schemaOf(role.output),
    });
  });
});

describe('null in a structured reply', () => {
  it.each([
    ['json_schema', '{"city":"Oslo","kind":"town","note":null}', false],
    ['json_object', '{"city":"Oslo","kind":"town","note":null}', false],
    ['prompt', 'Here it is:\n```json\n{"city":"Oslo","kind":"town","note":null}\n```', false],
    ['prompt', "{'city':'Oslo','kind':'town','note':null,}", true],
  ])('%s: stands for an optional property that is absent', async (structured, content, isRepaired) => {
    await using endpoint = await testEndpoint({ say: () => ({ content }) });
    await using models = await testModels(basics(endpoint, { structured }));
    const answer = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(answer).toMatchObject({ output: { city: 'Oslo', kind: 'town' }, isRepaired });
    expect(answer.output).not.toHaveProperty('note');
    expect(answer.replies).toHaveLength(1);
  });

  it('is sent back where a property is required', async () => {
    const content = '{"city":null,"kind":"town"}';
    await using endpoint = await testEndpoint({ say: () => ({ content }) });
    await using models = await testModels(basics(endpoint));
    await expect(
      askModel(role, 'where?', { model: models.model('m'), call: testCall() }),
    ).rejects.toMatchObject({ name: 'ReplyError', fault: 'schema', reply: content });
  });
});

describe('the form of structured replies of a role', () => {
  it('is weakened by itself, once for all calls, and a note says so', async () => {
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
});

describe('a streamed reply is tried again', () => {
  it('if it stops in the middle', async () => {
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

  it('if it is cut off, and counts as possibly charged', async () => {
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

  it('if it stalls', async () => {
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

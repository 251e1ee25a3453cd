// Whatever an endpoint does, every call ends: with a reply, with a failure of its unit, or with one line that ends the
// run.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { askModel } from '../../../pipeline/role.ts';
import { testCall } from '../../support/call.ts';
import { completionOf, type Fault, send, sendAnswer, testEndpoint } from '../../support/endpoint.ts';
import { hang } from '../../support/endpoint-faults.ts';
import { answers, basics, place, placed, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';

const max = { parameters: { max_tokens: 100 } };
const quick = { ...max, attempts: 3, timeout: { attempt: 60, total: 90 } };

type Models = Awaited<ReturnType<typeof testModels>>;
const ask = (models: Models, input = 'where?') =>
  askModel(role, input, { model: models.model('m'), call: testCall() }).then(({ output }) => output);
const errorsOf = async (models: Models, inputs: readonly string[]): Promise<Error[]> => {
  const ended = await Promise.allSettled(inputs.map((input) => ask(models, input)));
  return ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
};
const prompts = (count: number): string[] => Array.from({ length: count }, (_, number) => `where ${number}?`);

async function listening(listener: RequestListener, port = 0): Promise<Server & AsyncDisposable> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(server, { [Symbol.asyncDispose]: close });
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

describe('an endpoint that answers is not down: its failures are those of the units, each after its attempts:', () => {
  it.each<[string, Fault, string]>([
    ['500', ({ response }) => send(response, 500, { error: { message: 'boom' } }), 'answered 500: boom'],
    [
      'a page',
      ({ response }) =>
        sendAnswer(response, { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' }),
      'answered with text/html',
    ],
    [
      'JSON of another API',
      ({ response }) => send(response, 200, { hello: 'there' }),
      'not a chat completion',
    ],
    ['an error in place of a completion', ({ response }) => send(response, 200, { error: 'x' }), 'x'],
    [
      'a model that needs a flag',
      ({ response }) => send(response, 500, { message: 'use --jinja' }),
      '--jinja',
    ],
    ['503', ({ response }) => send(response, 503, { error: { message: 'no' } }), 'answered 503: no'],
  ])('%s', async (_, fault, message) => {
    await using endpoint = await testEndpoint({ say: answers, strike: () => fault });
    await using models = await testModels(basics(endpoint, quick));
    const errors = await errorsOf(models, prompts(4));
    expect(errors).toHaveLength(4);
    for (const error of errors) {
      expect(error.name).toBe('CallError');
      expect(error.message).toContain(message);
    }
    expect(endpoint.requests).toHaveLength(4 * 3);
  });

  it('prompts that never pass do not hold up the others, nor each other when they are left alone', async () => {
    const isPoison = (text: string | null | undefined): boolean => /where [0-9]?[05]\?/.test(text ?? '');
    const poison: Fault = ({ response }) => send(response, 500, { error: { message: 'boom' } });
    await using endpoint = await testEndpoint({
      say: answers,
      strike: ({ messages }) => (isPoison(messages[0]?.content) ? poison : undefined),
    });
    for (const inputs of [prompts(40), prompts(40).filter(isPoison)]) {
      await using models = await testModels(basics(endpoint, quick));
      expect(await errorsOf(models, inputs)).toHaveLength(8);
      expect(models.events.filter(({ event }) => event === 'pause')).toEqual([]);
    }
  });
});

describe('an endpoint that never answers ends the run with one line, and costs nothing that was not sent:', () => {
  it('a port that nobody listens on', async () => {
    await using models = await testModels({ m: { baseURL: 'http://127.0.0.1:9', ...quick } });
    const errors = await errorsOf(models, prompts(20));
    expect(errors.map(({ name }) => name)).toEqual(Array(20).fill('UsageError'));
    expect(new Set(errors.map(({ message }) => message))).toEqual(
      new Set([
        'model m: 127.0.0.1:9 cannot be reached (ECONNREFUSED); check `baseURL` in the config, and that the server runs',
      ]),
    );
    expect(models.ledger.spending()).toMatchObject({ cost: 0, lost: 0 });
  });

  it.each([false, true])('TLS where the port speaks none, streamed: %s', async (stream) => {
    await using endpoint = await testEndpoint({ say: answers });
    const baseURL = endpoint.url.replace('http:', 'https:');
    await using models = await testModels({
      m: { baseURL, price: { input: 1, output: 2 }, stream, ...quick },
    });
    const errors = await errorsOf(models, prompts(10));
    expect(new Set(errors.map(({ name }) => name))).toEqual(new Set(['UsageError']));
    expect(models.ledger.spending()).toMatchObject({ cost: 0, lost: 0 });
  });

  it('silence', async () => {
    await using endpoint = await testEndpoint({ say: answers, strike: () => hang });
    await using models = await testModels(
      basics(endpoint, { ...quick, timeout: { attempt: 0.1, total: 90 } }),
    );
    const errors = await errorsOf(models, prompts(10));
    expect(new Set(errors.map(({ name }) => name))).toEqual(new Set(['UsageError']));
    expect(errors[0]?.message).toMatch(/did not answer in time; check `baseURL`/);
  });
});

describe('`timeout.total` is a promise', () => {
  const total = { attempts: 1000, timeout: { attempt: 60, total: 1 }, ...max };

  it.each<[string, Fault]>([
    ['an endpoint that is silent', hang],
    ['one that fails', ({ response }) => send(response, 500, { error: { message: 'boom' } })],
    ['one that is overloaded', ({ response }) => send(response, 503, { error: { message: 'no' } })],
    [
      'one that limits the rate',
      ({ response }) => sendAnswer(response, { status: 429, headers: { 'retry-after-ms': '50' }, body: {} }),
    ],
    ['one that drops connections', ({ response }) => void response.socket?.destroy()],
  ])('to wait no longer for %s', async (_, fault) => {
    await using endpoint = await testEndpoint({
      say: answers,
      strike: (_, count) => (count > 1 ? fault : undefined),
    });
    await using models = await testModels(basics(endpoint, total));
    expect(await ask(models)).toEqual(place);
    expect(await errorsOf(models, prompts(12))).toHaveLength(12);
  });

  it('a stream that never ends', async () => {
    const drip: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const piece = JSON.stringify({ choices: [{ index: 0, delta: { content: 'x' } }] });
      const timer = setInterval(() => response.write(`data: ${piece}\n\n`), 20);
      response.once('close', () => clearInterval(timer));
    };
    await using endpoint = await testEndpoint({ say: answers, strike: () => drip });
    await using models = await testModels(basics(endpoint, { ...total, stream: true, parameters: {} }));
    const [error] = await errorsOf(models, ['where?']);
    expect(error).toMatchObject({ name: 'CallError', message: expect.stringMatching(/in time/) });
  });
});

it('a call whose time is up while it waits for room in the budget is a failure of its unit, and is not sent', async () => {
  const slow: Fault = async ({ answer }) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    answer();
  };
  const boom: Fault = ({ response }) => send(response, 500, { error: { message: 'boom' } });
  await using endpoint = await testEndpoint({
    say: answers,
    strike: ({ messages: [message] }) => ({ slow, boom })[message?.content ?? ''],
  });
  const price = { input: 0, output: 1 };
  const { m } = basics(endpoint, { price, ...max, timeout: { attempt: 60, total: 0.8 } });
  const patient = { ...m, timeout: { attempt: 60, total: 60 } };
  // Room for two calls of a hundred tokens.
  await using models = await testModels({ m, patient }, { budget: 0.000_28 });
  const asking = (model: string, input: string) =>
    askModel(role, input, { model: models.model(model), call: testCall() });
  await asking('m', 'where?');
  await asking('patient', 'where?');
  const [, failed] = await Promise.allSettled([
    asking('patient', 'slow'),
    asking('m', 'boom'),
    asking('patient', 'slow'),
  ]);
  expect(failed).toMatchObject({ reason: { name: 'CallError', message: expect.stringContaining('boom') } });
  expect(endpoint.requests.filter(({ messages: [message] }) => message?.content === 'boom')).toHaveLength(1);
});

describe('an endpoint that answered before', () => {
  const reply: RequestListener = (_, response) => send(response, 200, completionOf(placed, 100));

  it('is waited for, also by a unit that is alone', async () => {
    const first = await listening(reply);
    const port = portOf(first);
    const settings = { baseURL: `http://127.0.0.1:${port}/v1`, attempts: 2 };
    await using models = await testModels({ m: settings });
    expect(await ask(models)).toEqual(place);
    await first[Symbol.asyncDispose]();
    const waiting = ask(models);
    // It has failed more often than `attempts` says once its endpoint counts as down.
    while (!models.events.some(({ event }) => event === 'pause'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await using _ = await listening(reply, port);
    expect(await waiting).toEqual(place);
  });

  it('and stays away for longer than a call may take ends the run', async () => {
    const first = await listening(reply);
    const baseURL = `http://127.0.0.1:${portOf(first)}/v1`;
    await using models = await testModels({ m: { baseURL, timeout: { attempt: 60, total: 2 } } });
    expect(await ask(models)).toEqual(place);
    await first[Symbol.asyncDispose]();
    const errors = await errorsOf(models, prompts(80));
    expect(errors.map(({ name }) => name)).toEqual(Array(80).fill('UsageError'));
    expect(errors.at(-1)?.message).toMatch(/ECONNREFUSED.*; (wait until it answers again|check `baseURL`)/);
  });
});

// What calls are booked at: what the endpoint reports, where it makes sense; never less than what was received; nothing
// where nothing was sent; and never more than a budget has reserved, as far as that lies with us.
import { describe, expect, it } from 'vitest';
import { usageOf } from '../../../pipeline/money/reported-usage.ts';
import { askModel } from '../../../pipeline/role.ts';
import { testCall } from '../../support/call.ts';
import { type Fault, send, testEndpoint } from '../../support/endpoint.ts';
import { answers, basics, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';

describe('the usage of a reply', () => {
  const usage = (reported: unknown, received = 'three little words') =>
    usageOf(reported, { input: 1, output: 2 }, { sent: () => 'who is there', received: () => received });
  const estimated = { input: 3, cachedInput: 0, output: 3, cost: 0.000009, estimated: true };

  it.each<[string, object, object]>([
    ['as reported', { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 }, { input: 10, output: 5 }],
    [
      'with reasoning in the total alone',
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 115 },
      { input: 10, output: 105 },
    ],
    [
      'with reasoning in the details alone',
      { prompt_tokens: 10, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 100 } },
      { input: 10, output: 105 },
    ],
    [
      'with reasoning that is a part of the output',
      {
        prompt_tokens: 10,
        completion_tokens: 105,
        total_tokens: 115,
        completion_tokens_details: { reasoning_tokens: 100 },
      },
      { input: 10, output: 105 },
    ],
    ['without the output', { prompt_tokens: 10, total_tokens: 15 }, { input: 10, output: 5 }],
    [
      'with a cache',
      { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 99 } },
      { input: 10, cachedInput: 10, output: 5 },
    ],
  ])('%s', async (_, reported, expected) => {
    const found = await usage(reported);
    expect(found).toMatchObject(expected);
    expect(found.estimated).toBeUndefined();
  });

  it.each<[string, unknown, object]>([
    ['nothing', undefined, estimated],
    ['null', null, estimated],
    ['text', 'none', estimated],
    ['zeros', { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }, estimated],
    ['negative numbers', { prompt_tokens: -10, completion_tokens: -5 }, estimated],
    ['numbers as text', { prompt_tokens: '10', completion_tokens: '5' }, estimated],
    [
      'no words for words',
      { prompt_tokens: 10, completion_tokens: 0 },
      { input: 10, output: 3, estimated: true },
    ],
    ['the input alone', { prompt_tokens: 10 }, { input: 10, output: 3, estimated: true }],
  ])('is estimated where the endpoint reports %s', async (_, reported, expected) => {
    expect(await usage(reported)).toMatchObject(expected);
  });

  it('of vectors is the input alone', async () => {
    expect(await usage({ prompt_tokens: 10, total_tokens: 10 }, '')).toEqual({
      input: 10,
      cachedInput: 0,
      output: 0,
      cost: 0.000_01,
    });
    expect(await usage({ prompt_tokens: -10 }, '')).toMatchObject({ input: 3, output: 0, estimated: true });
  });

  it('may be no output where nothing came', async () => {
    const found = await usage({ prompt_tokens: 10, completion_tokens: 0 }, '');
    expect(found).toEqual({ input: 10, cachedInput: 0, output: 0, cost: 0.00001 });
  });
});

const ask = async (models: Awaited<ReturnType<typeof testModels>>, more = {}) =>
  askModel(role, 'where?', { model: models.model('m'), call: testCall(more) });

describe('a server that ignores `max_tokens`', () => {
  const dear = { price: { input: 0.01, output: 1000 }, parameters: { max_tokens: 5 } };

  it('is left in the middle of a stream, and the budget holds', async () => {
    let sent = 0;
    let isLeft = false;
    const endless: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => {
        sent += 1;
        const chunk = { choices: [{ index: 0, delta: { content: `word${sent} ` } }] };
        response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      }, 5);
      response.once('close', () => {
        isLeft = true;
        clearInterval(timer);
      });
    };
    await using endpoint = await testEndpoint({ say: answers, strike: () => endless });
    await using models = await testModels(basics(endpoint, { ...dear, stream: true }), { budget: 0.02 });
    await expect(ask(models)).rejects.toMatchObject({ name: 'ReplyError', fault: 'length' });
    while (!isLeft) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(models.ledger.spending().cost).toBeLessThanOrEqual(0.02);
    expect(models.ledger.spending()).toMatchObject({ calls: 1, estimated: 1 });
  });

  it('costs more once, and from then on a budget reserves what it wrote', async () => {
    const long: Fault = ({ answer }) =>
      answer((completion) => ({ ...completion, usage: { prompt_tokens: 10, completion_tokens: 400 } }));
    await using endpoint = await testEndpoint({ say: answers, strike: () => long });
    await using models = await testModels(basics(endpoint, dear), { budget: 0.6 });
    await ask(models);
    expect(models.events).toContainEqual(
      expect.objectContaining({
        message: expect.stringMatching(/^model m wrote 400 tokens, though its settings allow 5; from now on/),
      }),
    );
    expect(models.ledger.spending().cost).toBeCloseTo(0.4, 5);
    // Five tokens more would fit; four hundred do not.
    await expect(ask(models)).rejects.toThrow(/the next call may cost \$0\.4000/);
    expect(endpoint.requests).toHaveLength(1);
    expect(models.events.filter(({ event }) => event === 'note')).toHaveLength(1);
  });

  it('passes the budget by one call at most, however many wait to be sent', async () => {
    const long: Fault = ({ answer }) =>
      answer((completion) => ({ ...completion, usage: { prompt_tokens: 10, completion_tokens: 400 } }));
    await using endpoint = await testEndpoint({ say: answers, strike: () => long, latency: 20 });
    await using models = await testModels(basics(endpoint, dear), { budget: 0.2 });
    const ended = await Promise.allSettled(Array.from({ length: 30 }, () => ask(models)));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('is not suspected where it keeps to it', async () => {
    await using endpoint = await testEndpoint({ say: answers });
    const settings = { parameters: { max_tokens: 60 }, stream: true };
    await using models = await testModels(basics(endpoint, settings));
    await ask(models);
    expect(models.events).toEqual([]);
  });
});

describe('an error in the middle of a stream', () => {
  const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
  const words = event({ choices: [{ index: 0, delta: { content: 'It is' } }] });

  it('counts as possibly charged, is tried again, and ends', async () => {
    const breaking: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(words + event({ error: { message: 'upstream gone', code: 502 } }));
    };
    await using endpoint = await testEndpoint({ say: answers, strike: () => breaking });
    const settings = { stream: true, attempts: 2, parameters: { max_tokens: 100 } };
    await using models = await testModels(basics(endpoint, settings));
    await expect(ask(models)).rejects.toThrow('broke off: upstream gone');
    expect(endpoint.requests).toHaveLength(2);
    expect(models.ledger.spending().lost).toBeGreaterThan(0.0004);
  });
});

it('a call that is given up while it is answered counts at its worst', async () => {
  const quit = new AbortController();
  const hanging: Fault = () => quit.abort();
  await using endpoint = await testEndpoint({ say: answers, strike: () => hanging });
  await using models = await testModels(basics(endpoint, { parameters: { max_tokens: 100 } }));
  await expect(ask(models, { signal: quit.signal })).rejects.toThrow();
  expect(models.ledger.spending().lost).toBeGreaterThan(0.0002); // 100 tokens at $2 a million
});

it('an answer with an error status costs nothing', async () => {
  const refused: Fault = ({ response }) => send(response, 500, { error: { message: 'boom' } });
  await using endpoint = await testEndpoint({ say: answers, strike: () => refused });
  await using models = await testModels(basics(endpoint, { attempts: 2 }));
  await expect(ask(models)).rejects.toThrow('boom');
  expect(models.ledger.spending()).toMatchObject({ cost: 0, lost: 0, calls: 0 });
});

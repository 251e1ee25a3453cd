// What endpoints say about errors, in every form in which they are reported to say it: the message is shown, what it
// means is understood, and it concerns the run only if no other prompt would fare better.
import { describe, expect, it } from 'vitest';
import { errorIn, statementIn } from '../../../pipeline/models/openai/error-body.ts';
import { faultOf } from '../../../pipeline/models/openai/refusal-faults.ts';
import { askModel } from '../../../pipeline/role.ts';
import { testCall } from '../../support/call.ts';
import { completionOf, type Fault, send, sendAnswer, testEndpoint } from '../../support/endpoint.ts';
import { answers, basics, once, place, placed, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';

type Models = Awaited<ReturnType<typeof testModels>>;
const ask = async (models: Models, input = 'where?') =>
  (await askModel(role, input, { model: models.model('m'), call: testCall() })).output;
const says =
  (status: number, body: unknown): Fault =>
  ({ response }) =>
    send(response, status, body);

describe('the message of an error is found', () => {
  it.each<[string, unknown, string]>([
    ['OpenAI', { error: { message: 'too bad', type: 'invalid_request_error', code: null } }, 'too bad'],
    ['Ollama', { error: 'too bad' }, 'too bad'],
    [
      'Mistral and older vLLM',
      { object: 'error', message: 'too bad', type: 'BadRequestError', code: 400 },
      'too bad',
    ],
    ['FastAPI', { detail: 'too bad' }, 'too bad'],
    [
      'FastAPI, of a body',
      { detail: [{ msg: 'too bad', loc: ['body', 'n'], type: 'x' }] },
      'too bad: at body.n',
    ],
    [
      'Mistral, of a body',
      { message: { detail: [{ msg: 'too bad', loc: ['body', 0] }] } },
      'too bad: at body.0',
    ],
    ['Gemini', [{ error: { code: 400, message: 'too bad', status: 'INVALID_ARGUMENT' } }], 'too bad'],
    ['Cloudflare', { success: false, errors: [{ code: 7003, message: 'too bad' }] }, 'too bad'],
    [
      'OpenRouter, which passes on what it was told',
      { error: { message: 'Provider returned error', metadata: { raw: '{"error":{"message":"too bad"}}' } } },
      'Provider returned error: too bad',
    ],
    ['a string of JSON', { error: { message: '{"message":"too bad"}' } }, 'too bad'],
    ['a problem of RFC 9457', { type: 'about:blank', title: 'Too bad', detail: 'really' }, 'really: Too bad'],
    ['text', 'too bad', 'too bad'],
    ['nothing', undefined, ''],
    ['a list without end', [[[[[[[['too deep']]]]]]]], ''],
  ])('%s', async (_, body, text) => {
    expect(statementIn(body).text).toBe(text);
    await using endpoint = await testEndpoint({ say: answers, strike: () => says(400, body ?? '') });
    await using models = await testModels(basics(endpoint));
    const error = await ask(models).catch((caught: Error) => caught);
    expect(error).toMatchObject({
      name: 'CallError',
      message: expect.stringMatching(new RegExp(`answered 400${text ? `: ${text}` : ''}$`)),
    });
  });
});

describe('what an error means', () => {
  it.each([
    [400, 'This model maximum context length is 8192 tokens', 'too_long'],
    [400, 'prompt is too long: 210000 tokens > 200000 maximum', 'too_long'],
    [422, 'response_format json_schema is not supported', 'unsupported_format'],
    [500, 'failed to parse grammar', 'unsupported_format'],
    [400, 'content_filter The response was filtered due to content management policy', 'moderated'],
    [403, 'google/gemini requires moderation. Your input was flagged for "violence"', 'moderated'],
    [403, 'access denied', 'forbidden'],
    [403, 'Key limit exceeded (total limit)', 'quota'],
    [400, 'Your credit balance is too low', 'quota'],
    [403, 'You have reached your spending limit', 'quota'],
    [429, 'You exceeded your current quota insufficient_quota', 'quota'],
    [429, 'Rate limit reached; add a payment method at https://example.com/account/billing', 'rate_limited'],
    [404, 'model is being loaded', 'unavailable'],
    [503, 'Loading model', 'unavailable'],
    [404, 'The model `nope` does not exist', 'unknown_model'],
    [404, 'page not found', 'not_found'],
    [504, '', 'timeout'],
    [524, '', 'timeout'],
    [529, 'overloaded_error', 'unavailable'],
    [500, 'internal', 'server'],
    [418, 'teapot', 'bad_request'],
  ] as const)('%i %s: %s', (status, words, fault) => {
    expect(faultOf({ status, words })).toBe(fault);
  });

  it('is not looked for from one end of a long text to the other', () => {
    const words = `The model is ${'very '.repeat(60)} busy; page not found`;
    expect(faultOf({ status: 404, words })).toBe('not_found');
    for (const word of ['model', 'spend'])
      expect(faultOf({ status: 400, words: word.repeat(40_000) })).toBe('bad_request');
  });

  it('a refused form of structured replies is given up, wherever the message lies', async () => {
    for (const body of [
      { message: 'json_schema is not supported' },
      { detail: [{ msg: 'Input should be text or json_object', loc: ['body', 'response_format', 'type'] }] },
      [{ error: { message: 'response_format: unknown' } }],
    ]) {
      await using endpoint = await testEndpoint({
        say: answers,
        strike: ({ response_format }) =>
          response_format?.type === 'json_schema' ? says(422, body) : undefined,
      });
      await using models = await testModels(basics(endpoint, { structured: 'json_schema' }));
      expect(await ask(models)).toEqual(place);
    }
  });
});

describe('an error in an answer whose status is 200', () => {
  it.each<[string, object, string]>([
    ['as an object', { error: { message: 'upstream timed out', code: 502 } }, 'upstream timed out'],
    ['as text', { error: 'upstream timed out' }, 'upstream timed out'],
  ])('%s is shown, and costs nothing', async (_, body, message) => {
    await using endpoint = await testEndpoint({ say: answers, strike: () => says(200, body) });
    await using models = await testModels(basics(endpoint, { attempts: 2 }));
    await expect(ask(models)).rejects.toThrow(`answered 200 with an error, `);
    await expect(ask(models)).rejects.toThrow(message);
    expect(models.ledger.spending()).toMatchObject({ cost: 0, lost: 0 });
  });

  it('that says that the rate is limited is waited for', async () => {
    const limited = says(200, { error: { message: 'slow down', code: 429 } });
    await using endpoint = await testEndpoint({ say: answers, strike: once(limited) });
    await using models = await testModels(basics(endpoint, { attempts: 1 }));
    expect(await ask(models)).toEqual(place);
  });

  it('is none where there is a reply', () => {
    expect(errorIn({ ...completionOf(placed, 100), error: null })).toBeUndefined();
    expect(errorIn({ error: null, detail: null })).toBeUndefined();
    expect(errorIn('text')).toBeUndefined();
    expect(errorIn({ object: 'error', message: 'no' })?.text).toBe('no');
  });
});

describe('once an endpoint has served a prompt', () => {
  const odd: Fault = says(403, { error: { message: 'access denied' } });

  it.each<[string, Fault]>([
    ['a 403', odd],
    ['a 404', says(404, { error: { message: 'no such page' } })],
  ])('%s concerns the prompt that gets it', async (_, fault) => {
    await using endpoint = await testEndpoint({
      say: answers,
      strike: ({ messages }) => (messages[0]?.content === 'odd' ? fault : undefined),
    });
    await using models = await testModels(basics(endpoint, { attempts: 2 }));
    expect(await ask(models)).toEqual(place);
    await expect(ask(models, 'odd')).rejects.toMatchObject({ name: 'CallError' });
    expect(await ask(models)).toEqual(place);
  });

  it('a passing 404 is not noticed', async () => {
    const strike = (_: unknown, count: number): Fault | undefined =>
      count === 2 ? says(404, { error: { message: 'not found' } }) : undefined;
    await using endpoint = await testEndpoint({ say: answers, strike });
    await using models = await testModels(basics(endpoint));
    expect(await ask(models)).toEqual(place);
    expect(await ask(models)).toEqual(place);
  });

  it('a key that is refused from now on ends the run all the same', async () => {
    const strike = (_: unknown, count: number): Fault | undefined =>
      count > 1 ? says(401, { error: { message: 'expired' } }) : undefined;
    await using endpoint = await testEndpoint({ say: answers, strike });
    await using models = await testModels(basics(endpoint));
    expect(await ask(models)).toEqual(place);
    await expect(ask(models)).rejects.toMatchObject({ name: 'UsageError' });
  });
});

it('a prompt that the endpoint moderates concerns its unit from the first', async () => {
  const flagged = says(403, { error: { message: 'Your input was flagged', code: 403 } });
  await using endpoint = await testEndpoint({ say: answers, strike: () => flagged });
  await using models = await testModels(basics(endpoint));
  await expect(ask(models)).rejects.toMatchObject({ name: 'CallError', fault: 'moderated' });
  expect(endpoint.requests).toHaveLength(1);
});

it('a model that is still being loaded is waited for', async () => {
  const loading: Fault = ({ response }) =>
    sendAnswer(response, { status: 404, body: { error: { message: 'model is being loaded' } } });
  await using endpoint = await testEndpoint({ say: answers, strike: once(loading) });
  await using models = await testModels(basics(endpoint));
  expect(await ask(models)).toEqual(place);
});

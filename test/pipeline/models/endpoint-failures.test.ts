// Failures of an endpoint: those that pass, those that are of no use, and those that no retry can mend.
import { describe, expect, it } from 'vitest';
import { askModel } from '../../../pipeline/role.ts';
import { agent } from '../../../stages/simulate/agent.ts';
import { testCall } from '../../support/call.ts';
import { type Fault, send, sendAnswer, testEndpoint } from '../../support/endpoint.ts';
import { hang, harmlessFaults, passingFaults, uselessFaults } from '../../support/endpoint-faults.ts';
import { answers, basics, once, place, role } from '../../support/endpoint-role.ts';
import { testModels } from '../../support/models.ts';

describe('a transient failure is retried without further notice:', () => {
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

describe('an unusual form of a reply is understood:', () => {
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

describe('a useless reply has a name, is sent back once, and is paid for:', () => {
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
});

describe('a faulty reply', () => {
  it('may be put right by the second attempt', async () => {
    await using endpoint = await testEndpoint({ say: answers, strike: once(uselessFaults.schema_violation) });
    await using models = await testModels(basics(endpoint));
    const answer = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(answer.output).toEqual(place);
    expect(answer.replies).toHaveLength(2);
    expect(endpoint.requests[1]?.messages.at(-1)?.content).toContain('kind: Invalid option');
  });

  it('is repaired if only its JSON is broken, and the repair is recorded', async () => {
    await using endpoint = await testEndpoint({
      say: () => ({ content: "{'city': 'Oslo', 'kind': 'town',}" }),
    });
    await using models = await testModels(basics(endpoint));
    const answer = await askModel(role, 'where?', { model: models.model('m'), call: testCall() });
    expect(answer).toMatchObject({ output: { city: 'Oslo' }, isRepaired: true });
  });
});

describe('a failure that no retry can fix ends the run with one line:', () => {
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
});

describe('an endpoint', () => {
  it('that asks to come back in hours is not waited for', async () => {
    const later: Fault = ({ response }) =>
      sendAnswer(response, {
        status: 429,
        headers: { 'retry-after': '7200' },
        body: { error: { message: 'daily limit' } },
      });
    await using endpoint = await testEndpoint({ say: answers, strike: () => later });
    await using models = await testModels(basics(endpoint));
    await expect(askModel(role, 'where?', { model: models.model('m'), call: testCall() })).rejects.toThrow(
      'asks to wait 120 minutes',
    );
  });

  it('that finds a request too long fails that unit alone', async () => {
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

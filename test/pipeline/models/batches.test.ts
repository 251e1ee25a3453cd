// Calls in batches: what is gathered, what it costs, what becomes of each call, and what a provider does wrong.
import { describe, expect, it } from 'vitest';
import { modelSettingsSchema, settingsFaults } from '../../../pipeline/models/settings.ts';
import { type BatchServiceOptions, batchService, type LineFate } from '../../support/batch-service.ts';
import { batchSession } from '../../support/batch-session.ts';
import { send, type WireRequest } from '../../support/endpoint.ts';
import { place } from '../../support/endpoint-role.ts';
import { tempDir } from '../../support/temp-dir.ts';

const say = (request: WireRequest) =>
  request.messages.length === 0
    ? undefined
    : { content: JSON.stringify({ ...place, city: textOf(request) }) };
const textOf = ({ messages }: WireRequest): string => messages[0]?.content ?? '';
const quick = { say, life: () => ['completed'] } satisfies BatchServiceOptions;

async function opened(options: Partial<BatchServiceOptions> = {}, settings: object = {}, budget?: number) {
  const service = await batchService({ ...quick, ...options });
  const directory = await tempDir();
  const session = await batchSession({
    service,
    directory: directory.path,
    settings,
    ...(budget ? { budget } : {}),
  });
  return {
    service,
    session,
    directory,
    async [Symbol.asyncDispose]() {
      await session[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}

const answered = async (answers: readonly Promise<{ output: { city: string } }>[]): Promise<string[]> =>
  (await Promise.all(answers)).map(({ output }) => output.city);

describe.concurrent('batches', () => {
  it('hold as many calls as the config says, and each call gets its own result', async () => {
    await using made = await opened();
    const { service, session } = made;
    expect(await answered(['a', 'b', 'c', 'd'].map((input) => session.ask(input)))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(service.batches.map(({ file }) => service.files.get(file)?.trim().split('\n').length)).toEqual([
      3, 1,
    ]);
    expect(service.alone).toHaveLength(0);
  });

  it('cost half, by what their results report', async () => {
    await using made = await opened();
    const { service, session } = made;
    await answered(['a', 'b', 'c'].map((input) => session.ask(input)));
    const { calls, cost, lost } = session.ledger.spending();
    expect({ calls, lost }).toEqual({ calls: 3, lost: 0 });
    expect(cost).toBeCloseTo(service.bill.batched, 8);
  });

  it('leave the calls of dialogues to go out at once, at the whole price', async () => {
    await using made = await opened();
    const { service, session } = made;
    expect(await answered([session.ask('a', { isDialogue: true })])).toEqual(['a']);
    expect(service.batches).toHaveLength(0);
    expect(session.ledger.spending().cost).toBeCloseTo(service.bill.alone, 8);
  });

  it('have bodies without a stream, whatever the config says of single calls', async () => {
    await using made = await opened({}, { stream: true });
    expect(await answered([made.session.ask('a')])).toEqual(['a']);
    const [line = ''] = [...made.service.files.values()];
    expect(JSON.parse(line).body.stream).toBeUndefined();
  });

  it('say that they are with the provider, and since when', async () => {
    await using made = await opened();
    await answered([made.session.ask('a'), made.session.ask('b')]);
    expect(made.session.events.filter(({ event }) => event === 'batches')).toEqual([
      { event: 'batches', model: 'm', batches: 1, calls: 2, since: expect.stringMatching(/^\d{4}-.*Z$/) },
      { event: 'batches', model: 'm', batches: 0, calls: 0 },
    ]);
  });
});

describe.concurrent('a call that a batch does not answer', () => {
  const fates: [string, LineFate, number][] = [
    ['with an error that passes', { status: 500, message: 'internal' }, 0],
    ['for the rate', { status: 429, message: 'slow down' }, 0],
    ['because the batch expired', 'expired', 0],
    ['with no line', 'missing', 1],
    ['with something else than a completion', 'garbled', 1],
  ];
  it.each(fates)('%s, goes out in another one', async (_, fate, lost) => {
    const isStruck = (request: WireRequest, batch: number) => batch === 1 && textOf(request) === 'b';
    await using made = await opened({
      fate: (request, batch) => (isStruck(request, batch) ? fate : undefined),
    });
    const { service, session } = made;
    expect(await answered(['a', 'b', 'c'].map((input) => session.ask(input)))).toEqual(['a', 'b', 'c']);
    expect(service.batches).toHaveLength(2);
    const spending = session.ledger.spending();
    expect(spending.calls).toBe(3);
    // What may have been charged counts at its worst case: 100 tokens of output at half the price, and the request.
    expect(spending.lost > 0.0001).toBe(lost === 1);
  });

  it('fails after as many batches as there are attempts', async () => {
    await using made = await opened({ fate: () => ({ status: 500, message: 'internal' }) }, { attempts: 2 });
    await expect(made.session.ask('a')).rejects.toThrow(
      /^model m: .* answered a call of a batch with 500: internal$/,
    );
    expect(made.service.batches).toHaveLength(2);
    expect(made.session.ledger.spending()).toMatchObject({ cost: 0, lost: 0 });
  });

  it('fails at once for what another attempt would not change, and the others are answered', async () => {
    const isStruck = (request: WireRequest) => textOf(request) === 'b';
    const fate = { status: 400, message: 'too sad' };
    await using made = await opened({ fate: (request) => (isStruck(request) ? fate : undefined) });
    const { session, service } = made;
    const refused = expect(session.ask('b')).rejects.toThrow('answered a call of a batch with 400: too sad');
    expect(await answered([session.ask('a'), session.ask('c')])).toEqual(['a', 'c']);
    await refused;
    expect(service.batches).toHaveLength(1);
  });

  it('is asked in another form where the endpoint takes no schema', async () => {
    const fate = { status: 400, message: 'response_format json_schema is not supported' };
    await using made = await opened({
      fate: ({ response_format: form }) => (form?.type === 'json_schema' ? fate : undefined),
    });
    expect(await answered([made.session.ask('a')])).toEqual(['a']);
    expect(made.service.batches).toHaveLength(2);
  });
});

describe.concurrent('a provider', () => {
  it('that fails while it is asked about a batch is asked again', async () => {
    await using made = await opened({
      before({ what, response, count }) {
        if (what === 'GET /batches/ID' && count === 1)
          send(response, 429, { error: { message: 'slow down' } });
        else if (what === 'GET /batches/ID' && count === 2) response.socket?.destroy();
        else if (what === 'GET /files/ID/content' && count === 1)
          send(response, 500, { error: { message: 'no' } });
        else return false;
        return true;
      },
    });
    expect(await answered([made.session.ask('a')])).toEqual(['a']);
    expect(made.service.batches).toHaveLength(1);
  });

  it('whose answer to a new batch is lost gets no second one', async () => {
    await using made = await opened({
      after({ what, response, count }) {
        if (what !== 'POST /batches' || count > 1) return false;
        response.socket?.destroy();
        return true;
      },
    });
    expect(await answered([made.session.ask('a')])).toEqual(['a']);
    expect(made.service.batches).toHaveLength(1);
    expect(made.service.asked).toContain('GET /batches');
  });

  it('that takes its time is waited for, longer than a call may take', async () => {
    await using made = await opened(
      { life: () => ['validating', 'in_progress', 'finalizing', 'completed'] },
      { timeout: { total: 2 } },
    );
    expect(await answered([made.session.ask('a')])).toEqual(['a']);
    expect(made.service.batches[0]?.looks).toBe(4);
  }, 20_000);

  it.each<[string, Partial<BatchServiceOptions>, RegExp]>([
    [
      'finds fault with it as a whole',
      { life: () => ['failed'] },
      /^model m: 127.0.0.1:\d+ refused a batch of 2 calls \(batch_1\): Line 1 is too sad\.; check models\.m /,
    ],
    [
      'does not create it',
      {
        before({ what, response }) {
          if (what !== 'POST /batches') return false;
          send(response, 400, { error: { message: 'no batches of this model' } });
          return true;
        },
      },
      /^model m: 127.0.0.1:\d+ refused a batch of 2 calls: .* answered 400: no batches of this model; /,
    ],
    [
      'has no such API',
      {
        before({ what, response }) {
          if (!what.endsWith('/files')) return false;
          send(response, 404, { error: { message: 'not here' } });
          return true;
        },
      },
      /^model m: 127.0.0.1:\d+ answered 404: not here; check whether it has a batch API, /,
    ],
  ])('that %s ends the run with one line, and nothing is paid or sent alone', async (_, options, line) => {
    await using made = await opened(options);
    const { service, session } = made;
    for (const done of await Promise.allSettled([session.ask('a'), session.ask('b')]))
      expect(done).toMatchObject({
        status: 'rejected',
        reason: { name: 'UsageError', message: expect.stringMatching(line) },
      });
    expect(session.ledger.spending()).toMatchObject({ cost: 0, lost: 0 });
    expect(service.alone).toHaveLength(0);
  });
});

describe.concurrent('the setting `batch`', () => {
  const faultsOf = (settings: object) =>
    settingsFaults({ m: modelSettingsSchema.parse({ model: 'x', apiKey: '${KEY}', ...settings }) });

  it.each<[string, object]>([
    ['a provider with another form of batches', { provider: 'together' }],
    ['a host of such a provider', { baseURL: 'https://api.mistral.ai/v1' }],
    ['a server on this machine', { provider: 'vllm' }],
  ])('is refused for %s', (_, settings) => {
    expect(faultsOf({ ...settings, batch: true })).toEqual([
      {
        path: ['models', 'm', 'batch'],
        message: expect.stringMatching(
          /^(together|mistral|vllm) has no batch API in the form of OpenAI; leave it out; .* are openai, moonshot, compatible$/,
        ),
      },
    ]);
    expect(faultsOf({ ...settings, batch: false })).toEqual([]);
  });

  it.each<[string, object]>([
    ['a provider with batches', { provider: 'openai' }],
    ['an endpoint that only the user knows', { baseURL: 'https://batches.example/v1' }],
  ])('is taken for %s', (_, settings) => {
    expect(faultsOf({ ...settings, batch: { size: 1000 } })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { memoryJournal } from '../../pipeline/models/journal/journal.ts';
import { journaled } from '../../pipeline/models/journal/journaled.ts';
import { type Scripted, scriptedModel } from '../../pipeline/models/scripted.ts';
import { markerIn } from '../../pipeline/models/template-markers.ts';
import { asJson, askModel, type Role } from '../../pipeline/role.ts';
import { testCall } from '../support/call.ts';

const output = z.strictObject({ city: z.string(), count: z.int() });
const role: Role<string, undefined, z.infer<typeof output>> = {
  name: 'counter',
  summary: 'counts',
  output,
  example: 'x',
  prompt: (input) => ({ messages: [{ role: 'user', content: input }] }),
  parse: asJson('counter', output),
  procedure: () => ({ city: 'Oslo', count: 1 }),
};

const call = testCall();
const good = '{"city":"Oslo","count":2}';

async function ask(replies: readonly Scripted[]) {
  using model = scriptedModel('scripted', replies);
  return { answer: await askModel(role, 'how many?', { model, call }), requests: [...model.requests] };
}

describe('asking a model', () => {
  it.each([
    ['plain JSON', good],
    ['a fence', `Here you are:\n\`\`\`json\n${good}\n\`\`\`\nBye.`],
    ['prose around it', `The answer is ${good}, I think.`],
    ['a trailing comma', '{"city":"Oslo","count":2,}'],
    ['single quotes', "{'city':'Oslo','count':2}"],
  ])('takes the reply out of %s', async (_, reply) => {
    expect((await ask([reply])).answer.output).toEqual({ city: 'Oslo', count: 2 });
  });

  it.each([
    ['breaks the schema', '{"city":"Oslo","count":"two"}', 'count: Invalid input'],
    ['holds no JSON', 'I would rather not.', 'it contains no JSON'],
    ['is a refusal', { content: 'No.', finish: 'refusal' as const }, 'refused'],
  ])('shows a reply that %s to the model once, with the reason', async (_, bad, reason) => {
    const { answer, requests } = await ask([bad, good]);
    expect(answer.output.count).toBe(2);
    expect(requests[1]?.messages.at(-1)?.content).toContain(reason);
  });

  it('names each fault in a line of its own', async () => {
    const { requests } = await ask(['{"city":7,"count":"two"}', good]);
    const lines = requests[1]?.messages.at(-1)?.content.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(2);
  });

  it.each(['<|im_start|>Oslo', '<tool_call>{"name":"count"}</tool_call>', '<think>Oslo?'])(
    'never shows the marker in %s to the model again',
    async (leaked) => {
      const { requests } = await ask([leaked, good]);
      const shown = (requests[1]?.messages ?? []).map(({ content }) => content);
      expect(shown).toHaveLength(3);
      for (const text of shown) expect(markerIn(text)).toBeUndefined();
    },
  );

  it('asks for a short reply in JSON anew, and shows a long one', async () => {
    const schema = { type: 'object' };
    const prompt: typeof role.prompt = (input) => ({ ...role.prompt(input), schema });
    const repairOf = async (city: string) => {
      using model = scriptedModel('scripted', [JSON.stringify({ city, count: 'two' }), good]);
      await askModel({ ...role, prompt }, 'how many?', { model, call });
      return model.requests[1]?.messages ?? [];
    };
    const [anew, ...others] = await repairOf('Bern');
    expect(others).toEqual([]);
    expect(anew?.content).toMatch(/^how many\?\nAn earlier reply .*\n- count: Invalid input/);
    expect(anew?.content).not.toContain('Bern');
    expect((await repairOf('Bern '.repeat(500))).map((message) => message.role)).toEqual([
      'user',
      'assistant',
      'user',
    ]);
  });

  it('does not show a copy of the example to the model again', async () => {
    using model = scriptedModel('scripted', [good, '{"city":"Bern","count":3}']);
    const parse: typeof role.parse = (reply, input) => {
      const issues = ['it repeats the example: "Oslo"'];
      if (reply.content === good)
        throw new ReplyError({ fault: 'copied', role: 'counter', reply: good, issues });
      return role.parse(reply, input);
    };
    const { output: counted } = await askModel({ ...role, parse }, 'how many?', { model, call });
    expect(counted.city).toBe('Bern');
    expect(JSON.stringify(model.requests[1])).not.toContain('Oslo');
  });

  it.each([
    ['was cut off', { content: '{"city":"Os', finish: 'length' as const }, 'length'],
    ['was filtered', { content: '', finish: 'content_filter' as const }, 'content_filter'],
  ])('does not pay twice for a reply that %s', async (_, bad, fault) => {
    await expect(ask([bad])).rejects.toMatchObject({ name: 'ReplyError', fault });
  });

  it('a second bad reply is an error that holds the reply, and no answer', async () => {
    await expect(ask(['nonsense', 'more nonsense'])).rejects.toMatchObject({
      name: 'ReplyError',
      role: 'counter',
      reply: 'more nonsense',
    });
  });
});

describe('the journal', () => {
  it('answers a unit that is worked on again, and counts the same question asked twice as two', async () => {
    const journal = memoryJournal();
    const request = { messages: [{ role: 'user' as const, content: 'roll a die' }] };
    using first = scriptedModel('dice', ['3', '5']);
    const model = journaled(first, { journal, unit: 'unit' });
    expect([
      (await model.complete(request, call)).content,
      (await model.complete(request, call)).content,
    ]).toEqual(['3', '5']);
    using silent = scriptedModel('dice', []);
    const again = journaled(silent, { journal, unit: 'unit' });
    expect([
      (await again.complete(request, call)).content,
      (await again.complete(request, call)).content,
    ]).toEqual(['3', '5']);
    await expect(
      journaled(silent, { journal, unit: 'another unit' }).complete(request, call),
    ).rejects.toThrow('was asked');
  });
});

it('two bad replies leave the journal, so that the unit gets new ones when it is tried again', async () => {
  const journal = memoryJournal();
  using model = scriptedModel('scripted', ['nonsense', 'more nonsense', good]);
  const attempt = () =>
    askModel(role, 'how many?', { model: journaled(model, { journal, unit: 'unit' }), call });
  await expect(attempt()).rejects.toMatchObject({ name: 'ReplyError' });
  expect((await attempt()).output).toEqual({ city: 'Oslo', count: 2 });
  expect((await attempt()).output).toEqual({ city: 'Oslo', count: 2 }); // from the journal
  expect(model.requests).toHaveLength(3);
});

describe('the scripted model', () => {
  it('complains about replies that nobody asked for', () => {
    expect(() => {
      using _ = scriptedModel('dice', ['never used']);
    }).toThrow('1 scripted replies of dice are left over');
  });
});

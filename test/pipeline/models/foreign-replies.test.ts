// Replies and errors that no model and no server would send in good faith end in an answer or in an error with a name.
import { describe, expect, it } from 'vitest';
import { foreignJson, isTooDeep } from '../../../pipeline/json/foreign-json.ts';
import { jsonIn } from '../../../pipeline/json/json-in-text.ts';
import { statementIn } from '../../../pipeline/models/openai/error-body.ts';
import { replyFrom } from '../../../pipeline/models/openai/reply.ts';
import { completionFromStream } from '../../../pipeline/models/openai/streamed.ts';
import { partedThoughts } from '../../../pipeline/models/openai/thoughts.ts';
import { profiles } from '../../../pipeline/models/profiles/index.ts';
import { jsonOrText } from '../../../stages/json-text.ts';
import { react } from '../../../stages/protocols/react.ts';

const settings = { model: 'm', reasoning: 'auto' as const, profile: profiles.compatible };
const nested = (levels: number): string => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const deep = nested(20_000);
const completion = (message: object, more: object = {}) => ({
  choices: [{ message: { content: 'x', ...message }, finish_reason: 'stop' }],
  ...more,
});

it('thoughts without end are parted from the content', () => {
  const tag = '◁/think▷';
  expect(partedThoughts(`a${tag.repeat(100_000)}b`)).toEqual({ content: 'b', thoughts: 'a' });
  expect(partedThoughts('<think>a</think> <think>b</think>c')).toEqual({ content: 'c', thoughts: 'a\nb' });
});

describe('JSON that is nested too deeply', () => {
  it('is none, and what real data has is', () => {
    expect(foreignJson(deep)).toBeUndefined();
    expect(foreignJson(nested(90))).toBeDefined();
    expect([isTooDeep(JSON.parse(nested(99))), isTooDeep(JSON.parse(nested(100)))]).toEqual([false, true]);
    expect([jsonIn(deep), jsonIn(`Here: ${deep}`), jsonIn(nested(9))?.isRepaired]).toEqual([
      undefined,
      undefined,
      false,
    ]);
    expect(jsonOrText(deep)).toBe(deep);
  });

  it('makes arguments of a call unusable, and says why', () => {
    const tool_calls = [{ id: 'c', function: { name: 'find', arguments: deep } }];
    const { toolCalls } = replyFrom(completion({ tool_calls }), settings);
    expect(toolCalls).toMatchObject([{ arguments: {}, issue: 'they are nested deeper than 100 levels' }]);
    const text = `Action: find\nAction Input: ${deep}`;
    expect(react.read({ content: text, toolCalls: [] }, []).malformed?.issue).toContain(
      'there is no tool "find"',
    );
  });

  it('makes an answer of an endpoint unusable, in one piece and in many', async () => {
    const data = completion({ extra: JSON.parse(deep) });
    expect(() => replyFrom(data, settings)).toThrow('nested deeper than 100 levels');
    const stream = async function* () {
      yield data;
    };
    await expect(completionFromStream(stream())).rejects.toMatchObject({ fault: 'bad_body' });
  });
});

it('a code of an error that makes no number is no code', () => {
  const code = { toString: null, valueOf: null };
  expect(statementIn({ error: { code: [code], message: 'no', loc: [code, 'b'] } })).toEqual({
    codes: [],
    text: 'no: at b',
    status: undefined,
  });
});

it('a text whose repair gives a word has no JSON', () => {
  expect(jsonIn('Here ]%&*')).toBeUndefined();
});

it('a number that overflows is sent back like one that was rounded', () => {
  const tool_calls = [{ id: 'c', function: { name: 'find', arguments: '{"n": 1e999, "m": 1e15}' } }];
  const { toolCalls } = replyFrom(completion({ tool_calls }), settings);
  expect(toolCalls).toMatchObject([{ arguments: {}, issue: expect.stringContaining('"n"') }]);
});

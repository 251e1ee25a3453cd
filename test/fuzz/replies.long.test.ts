// Whatever a model and its endpoint send is a reply or an error with a name, and never a crash.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { jsonIn } from '../../pipeline/json/json-in-text.ts';
import { CallError } from '../../pipeline/models/admission/call-error.ts';
import { allowanceOf, retryAfterOf } from '../../pipeline/models/admission/rate-headers.ts';
import { errorIn, statementIn } from '../../pipeline/models/openai/error-body.ts';
import { faultOf } from '../../pipeline/models/openai/refusal-faults.ts';
import { replyFrom } from '../../pipeline/models/openai/reply.ts';
import { completionFromStream } from '../../pipeline/models/openai/streamed.ts';
import { partedThoughts } from '../../pipeline/models/openai/thoughts.ts';
import { type ProviderName, profiles } from '../../pipeline/models/profiles/index.ts';
import { usageOf } from '../../pipeline/money/reported-usage.ts';
import { asJson } from '../../pipeline/role.ts';
import { react } from '../../stages/protocols/react.ts';
import { foreignJson, foreignLike, foreignText, fuzzed } from '../support/fuzz.ts';

const providers = Object.keys(profiles) as ProviderName[];
const settingsOf = (provider: ProviderName) => ({
  model: 'm',
  reasoning: 'auto' as const,
  profile: profiles[provider],
});

const usage = {
  prompt_tokens: 12,
  completion_tokens: 3,
  total_tokens: 15,
  prompt_tokens_details: { cached_tokens: 4 },
};
const call = {
  id: 'c1',
  type: 'function',
  function: { name: 'find', arguments: '{"text": "a", "n": [1, 2.5e3]}' },
};
const completions = [
  {
    choices: [
      { index: 0, message: { role: 'assistant', content: 'Yes, "that" is {it}.' }, finish_reason: 'stop' },
    ],
    usage,
  },
  {
    choices: [
      {
        message: { content: null, reasoning_content: 'hm', tool_calls: [call, call] },
        finish_reason: 'tool_calls',
      },
    ],
    usage,
  },
  {
    choices: [
      {
        message: {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'a' }] },
            { type: 'text', text: 'b' },
          ],
        },
        finish_reason: 'stop',
      },
    ],
  },
  {
    choices: [
      {
        message: {
          content: '<think>a</think>b',
          refusal: null,
          reasoning_details: [{ index: 0, type: 't', text: 'x' }],
        },
        finish_reason: 'length',
      },
    ],
  },
];
const chunks = [
  [
    { choices: [{ index: 0, delta: { role: 'assistant', content: 'Y' } }] },
    { choices: [{ index: 0, delta: { content: 'es' }, finish_reason: '' }] },
    { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage },
  ],
  [
    {
      choices: [
        { delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'find', arguments: '{"a"' } }] } },
      ],
    },
    {
      choices: [
        {
          delta: {
            tool_calls: [
              { index: 0, function: { arguments: ': 1}' } },
              { index: 1, id: 'b', function: { name: 'go' } },
            ],
          },
        },
      ],
    },
    {
      choices: [
        {
          delta: {
            reasoning_details: [{ index: 0, type: 't', text: 'x' }],
            content: [{ type: 'text', text: 'b' }],
          },
          finish_reason: 'tool_calls',
        },
      ],
    },
  ],
];
const errors = [
  { error: { message: 'no', type: 'invalid_request_error', code: 400 } },
  [{ error: { code: 429, message: 'slow down', status: 'RESOURCE_EXHAUSTED', details: [{ reason: 'x' }] } }],
  { detail: [{ msg: 'bad', loc: ['body', 'messages', 0] }] },
  { error: { message: 'from behind', metadata: { raw: '{"error":{"message":"inner"}}' } } },
];
const texts = [
  '{"title": "a", "list": [1, 2, {"b": null}], "text": "line\\nline \\u00e9"}',
  'Here it is:\n```json\n{"title": "a",\n "list": []}\n```\nGood luck!',
  '<think>first {"title": 1}</think>{"title": "b", "list": [true,]}',
  'Thought: I look.\nAction: find\nAction Input: {"text": "a"}\nObservation: none\nAction: go',
  "{title: 'a', list: [1 2], // why\n}",
];

const role = asJson('judge', z.strictObject({ title: z.string(), list: z.array(z.unknown()) }));
const replyOf = (content: string) => ({
  content,
  toolCalls: [],
  finish: 'stop' as const,
  usage: { input: 1, cachedInput: 0, output: 1, cost: 0 },
});

it('a completion is read as a reply, or is a CallError', () =>
  fuzzed({
    input: fc.tuple(foreignLike(completions), fc.constantFrom(...providers)),
    runs: 14_000,
    throws: [CallError],
    parse([data, provider]) {
      const reply = replyFrom(data, settingsOf(provider));
      expect(typeof reply.content).toBe('string');
      for (const { arguments: given } of reply.toolCalls) JSON.stringify(given);
    },
  }));

it('a stream is put together, or is a CallError', () =>
  fuzzed({
    input: fc.tuple(foreignLike(chunks), fc.constantFrom(...providers)),
    runs: 10_000,
    throws: [CallError],
    async parse([data, provider]) {
      const stream = async function* () {
        yield* Array.isArray(data) ? data : [data];
      };
      replyFrom(await completionFromStream(stream()), settingsOf(provider));
    },
  }));

it('a reported usage is made of numbers that make sense', () =>
  fuzzed({
    input: fc.oneof(foreignLike([usage]), foreignJson),
    runs: 4000,
    async parse(data) {
      const exchanged = { sent: () => 'sent', received: () => 'received' };
      const { input, cachedInput, output, cost } = await usageOf(data, { input: 1, output: 2 }, exchanged);
      for (const number of [input, cachedInput, output, cost]) expect(number).toBeGreaterThanOrEqual(0);
    },
  }));

it('what an endpoint says about an error has a fault', () =>
  fuzzed({
    input: fc.tuple(fc.oneof(foreignLike(errors), foreignJson), fc.integer({ min: 400, max: 599 })),
    runs: 10_000,
    parse([body, status]) {
      const { codes, text } = errorIn(body) ?? statementIn(body);
      expect(typeof faultOf({ status, words: [...codes, text].join(' ') })).toBe('string');
    },
  }));

it('headers give a wait or none', () => {
  const header = foreignText(['120', '1.5s', '6m0s', 'Wed, 21 Oct 2026 07:28:00 GMT', '20ms']);
  return fuzzed({
    input: fc.record({ after: header, reset: header, remaining: header }),
    runs: 6000,
    parse({ after, reset, remaining }) {
      const get = (name: string): string =>
        name.startsWith('retry') ? after : name.includes('reset') ? reset : remaining;
      expect(retryAfterOf({ get }, 1) ?? 0).toBeGreaterThanOrEqual(0);
      expect(allowanceOf({ get }, 'tokens', 1)?.reset ?? 0).toBeGreaterThanOrEqual(0);
    },
  });
});

it('thoughts are parted from a content, and no word is lost', () =>
  fuzzed({
    input: foreignText(texts),
    runs: 10_000,
    parse(text) {
      const { content, thoughts } = partedThoughts(text);
      expect(content.length + thoughts.length).toBeLessThanOrEqual(text.length);
    },
  }));

it('JSON is found in a text, or there is none', () =>
  fuzzed({
    input: foreignText(texts),
    runs: 14_000,
    parse(text) {
      const found = jsonIn(text);
      expect(found === undefined || typeof found.value === 'object').toBe(true);
    },
  }));

it('a reply of a role is what its schema says, or a ReplyError', () =>
  fuzzed({
    input: foreignText(texts),
    runs: 8000,
    throws: [ReplyError],
    parse: (text) => expect(typeof role(replyOf(text)).output.title).toBe('string'),
  }));

it('a turn of the text protocol is read, or says what is wrong with it', () => {
  const tools = [{ name: 'find', description: 'Finds.', inputSchema: { type: 'object' } }];
  return fuzzed({
    input: foreignText(texts),
    runs: 8000,
    parse(content) {
      const { toolCalls, malformed, content: said } = react.read({ content, toolCalls: [] }, tools);
      expect(malformed !== undefined || toolCalls.length === 1 || said !== '').toBe(true);
    },
  });
});

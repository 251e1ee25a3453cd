// What providers demand of a dialogue that is sent back to them, each as its documentation or its errors say. A play of
// several steps comes to its end only if every turn goes back as it came.
import type { WireRequest } from '../endpoint.ts';
import { type Quirk, server } from './quirk.ts';

interface ProviderQuirk extends Quirk {
  /** What the record keeps of the first turn. */
  readonly received: object;
}

const turnsWithCalls = ({ messages }: WireRequest) => messages.filter(({ tool_calls: calls }) => calls);
const first = <Item>(list: readonly Item[], isWrong: (item: Item) => boolean, complaint: string) =>
  list.some(isWrong) ? complaint : undefined;

const signature = (request: WireRequest): string => `c2lnbmF0dXJl${request.messages.length}`;
const nineLetters = (index: number, request: WireRequest): string =>
  `aB3xK9m${request.messages.length * 10 + index}`.slice(-9);

/** As of models behind OpenRouter that sign or encrypt what they think. */
const reasoningDetails = [
  {
    type: 'reasoning.text',
    text: 'I look both of them up.',
    signature: 'c2ln',
    format: 'anthropic-claude-v1',
    index: 0,
  },
  { type: 'reasoning.encrypted', data: 'b3BhcXVl', format: 'google-gemini-v1', index: 1 },
];

/** As of DeepSeek, which wants reasoning back also where there was none. */
const emptyReasoning = {
  strike: server({
    message: () => ({ reasoning_content: '' }),
    refuses: (request) =>
      first(
        turnsWithCalls(request),
        (turn) => turn.reasoning_content === undefined,
        'The reasoning_content in the thinking mode must be passed back to the API.',
      ),
  }),
  received: { calls: [{ id: 'call_0' }, { id: 'call_1' }], emptyReasoning: 'reasoning_content' },
};

export const providerQuirks: Readonly<Record<string, ProviderQuirk>> = {
  mistral: {
    source: 'anomalyco/opencode#1680',
    settings: { provider: 'mistral' },
    strike: server({
      call: (_, index, request) => ({ id: nineLetters(index, request) }),
      refuses: ({ messages }) =>
        first(
          messages.flatMap(({ tool_calls: calls = [], tool_call_id: id }) => [
            ...calls.map((call) => call.id),
            ...(id ? [id] : []),
          ]),
          (id) => !/^[a-zA-Z0-9]{9}$/.test(id),
          'Tool call id must be a-z, A-Z, 0-9, with a length of 9.',
        ) ?? first(messages, (message) => 'reasoning_content' in message, 'Extra inputs are not permitted'),
    }),
    received: { calls: [{ id: 'aB3xK9m20' }, { id: 'aB3xK9m21' }] },
  },
  magistral: {
    source: 'spring-projects/spring-ai#5019, https://docs.mistral.ai/studio-api/conversations/reasoning',
    settings: { provider: 'mistral' },
    strike: server({
      message: ({ content, reasoning_content: thoughts }) => ({
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: thoughts ?? 'I look.' }], closed: true },
          ...(content ? [{ type: 'text', text: content }] : []),
        ],
        reasoning_content: undefined,
      }),
      call: (_, index, request) => ({ id: nineLetters(index, request) }),
      refuses: (request) =>
        first(
          turnsWithCalls(request),
          ({ content }) => !Array.isArray(content),
          'the thinking chunk is missing',
        ),
    }),
    received: {
      calls: [{ id: 'aB3xK9m20' }, { id: 'aB3xK9m21' }],
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'I look both of them up.' }], closed: true },
      ],
    },
  },
  gemini: {
    source: 'https://ai.google.dev/gemini-api/docs/thought-signatures, THU-MAIC/OpenMAIC#1556',
    settings: { provider: 'gemini' },
    strike: server({
      call: (_, index, request) =>
        index === 0 ? { extra_content: { google: { thought_signature: signature(request) } } } : {},
      refuses: (request) =>
        first(
          turnsWithCalls(request),
          ({ tool_calls: calls }) =>
            !(calls?.[0] as { extra_content?: { google?: object } } | undefined)?.extra_content?.google,
          'Function call is missing a thought_signature in functionCall parts.',
        ) ??
        first(
          request.messages,
          ({ role, name }) => role === 'tool' && !name,
          'function_response.name: Name cannot be empty.',
        ),
    }),
    received: {
      calls: [
        { id: 'call_0', extra: { extra_content: { google: { thought_signature: 'c2lnbmF0dXJl2' } } } },
        { id: 'call_1' },
      ],
    },
  },
  kimi: {
    source: 'MoonshotAI/kimi-code#2503, https://platform.moonshot.ai/docs/guide/use-kimi-k2-thinking-model',
    settings: { provider: 'moonshot' },
    strike: server({
      call: ({ function: { name } }, index, { messages }) => ({
        id: `functions.${name}:${messages.filter(({ role }) => role === 'tool').length + index}`,
      }),
      refuses: (request) =>
        first(
          turnsWithCalls(request).flatMap(({ tool_calls: calls = [] }) => calls),
          ({ id }) => !/^functions\.\S+:\d+$/.test(id),
          'tool_call_id is not found',
        ) ??
        first(
          turnsWithCalls(request),
          (turn) => turn.reasoning_content === undefined,
          'thinking is enabled but reasoning_content is missing in assistant tool call message',
        ),
    }),
    received: { calls: [{ id: 'functions.get_loan:0' }, { id: 'functions.get_loan:1' }] },
  },
  deepseek: {
    source: 'https://api-docs.deepseek.com/guides/thinking_mode',
    settings: { provider: 'deepseek' },
    ...emptyReasoning,
  },
  deepseek_elsewhere: {
    source: 'https://api-docs.deepseek.com/guides/thinking_mode',
    settings: { reasoning: 'reasoning_content' },
    ...emptyReasoning,
  },
  openrouter: {
    source: 'https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks',
    settings: { provider: 'openrouter' },
    strike: server({
      message: ({ reasoning_content: thoughts }) => ({
        reasoning_content: undefined,
        reasoning: thoughts,
        reasoning_details: reasoningDetails,
      }),
      refuses: (request) =>
        first(
          turnsWithCalls(request),
          (turn) =>
            JSON.stringify((turn as { reasoning_details?: unknown }).reasoning_details) !==
            JSON.stringify(reasoningDetails),
          'the reasoning blocks were changed',
        ),
    }),
    received: {
      calls: [{ id: 'call_0' }, { id: 'call_1' }],
      extra: {
        reasoning_details: reasoningDetails,
      },
    },
  },
  content_null_refused: {
    source: 'servers whose request schema says that content is a string',
    strike: server({
      message: ({ content }) => ({ content: content ?? '' }),
      refuses: ({ messages }) =>
        first(messages, ({ content }) => content === null, 'Input should be a valid string'),
    }),
    received: { calls: [{ id: 'call_0' }, { id: 'call_1' }], content: '' },
  },
};

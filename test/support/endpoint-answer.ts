// The answers of the test endpoint: what was said as a chat completion, in one piece or as a stream of chunks.
import type { ServerResponse } from 'node:http';

/** What a model says. */
export interface Said {
  readonly content?: string | null;
  readonly reasoning?: string;
  readonly refusal?: string;
  readonly calls?: readonly { name: string; arguments: string; id?: string }[];
  readonly finish?: string;
}

export interface WireCall {
  id?: string | null;
  type: string;
  function: { name: string; arguments: unknown };
  [member: string]: unknown;
}

export interface Choice {
  index?: number;
  message: Record<string, unknown> & { content?: unknown; tool_calls?: WireCall[] };
  finish_reason?: string | null;
  [member: string]: unknown;
}

export interface Completion {
  choices: Choice[];
  usage?: { prompt_tokens: number; completion_tokens: number } | undefined;
  [member: string]: unknown;
}

/** How an answer is sent, if not as the specification says. */
export interface Delivery {
  readonly isStream?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Before the first byte of the body. */
  readonly prefix?: string;
  /** Changes the JSON of the completion, or of each chunk. */
  readonly text?: (json: string) => string;
  /** Changes the chunks of a stream; the last one has the usage alone. */
  readonly chunks?: (chunks: Chunk[]) => Chunk[];
}

export interface Chunk {
  choices: {
    index?: number;
    delta?: Record<string, unknown>;
    message?: object;
    finish_reason?: string | null;
  }[];
  [member: string]: unknown;
}

export function deliver(response: ServerResponse, completion: Completion, delivery: Delivery): void {
  const { isStream = false, headers, prefix = '', text = (json) => json, chunks = (list) => list } = delivery;
  const type = isStream ? 'text/event-stream' : 'application/json';
  response.writeHead(200, headers ?? { 'content-type': type });
  if (!isStream) return void response.end(prefix + text(JSON.stringify(completion)));
  if (prefix !== '') response.write(prefix);
  for (const chunk of chunks(chunksOf(completion)))
    response.write(`data: ${text(JSON.stringify(chunk))}\n\n`);
  response.end('data: [DONE]\n\n');
}

export function completionOf(said: Said, bytes: number): Completion {
  const { content = null, reasoning, refusal, calls, finish } = said;
  const length = (content ?? '').length + (reasoning ?? '').length + JSON.stringify(calls ?? []).length;
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: 'test-model',
    choices: [
      {
        index: 0,
        finish_reason: finish ?? (calls ? 'tool_calls' : 'stop'),
        message: {
          role: 'assistant',
          content,
          ...(refusal ? { refusal } : {}),
          ...(reasoning ? { reasoning_content: reasoning } : {}),
          ...(calls
            ? {
                tool_calls: calls.map((call, index) => ({
                  id: call.id ?? `call_${index}`,
                  type: 'function',
                  function: { name: call.name, arguments: call.arguments },
                })),
              }
            : {}),
        },
      },
    ],
    usage: { prompt_tokens: Math.ceil(bytes / 4), completion_tokens: Math.ceil(length / 4) },
  };
}

/** The completion in chunks, its texts in pieces of seven characters. */
function chunksOf({ choices, usage }: Completion): Chunk[] {
  const chunk = (index: number, delta: object, finish: string | null = null): Chunk => ({
    object: 'chat.completion.chunk',
    choices: [{ index, delta: delta as Record<string, unknown>, finish_reason: finish }],
  });
  return [
    ...choices.flatMap(({ index = 0, message, finish_reason: finish }) =>
      [
        ...Object.entries(message).flatMap(([name, value]) => memberDeltas(name, value)),
        ...(message.tool_calls ?? []).flatMap(callDeltas),
      ]
        .map((delta) => chunk(index, delta))
        .concat(chunk(index, {}, finish ?? null)),
    ),
    { choices: [], usage },
  ];
}

function memberDeltas(name: string, value: unknown): object[] {
  if (name === 'role' || name === 'tool_calls' || value === null || value === undefined) return [];
  if (typeof value === 'string')
    return value === '' ? [{ [name]: '' }] : pieces(value).map((piece) => ({ [name]: piece }));
  if (Array.isArray(value)) return value.flatMap((part) => partDeltas(name, part));
  return [{ [name]: value }];
}

/** A part of a list in pieces: its words grow, and all else of it comes with each piece. */
function partDeltas(name: string, part: Record<string, unknown>): object[] {
  const { text, thinking } = part;
  if (typeof text === 'string' && name === 'content')
    return pieces(text).map((piece) => ({ content: piece }));
  if (typeof text === 'string') return pieces(text).map((piece) => ({ [name]: [{ ...part, text: piece }] }));
  if (!Array.isArray(thinking)) return [{ [name]: [part] }];
  return pieces(String(thinking[0].text)).map((piece) => ({
    [name]: [{ ...part, thinking: [{ type: 'text', text: piece }] }],
  }));
}

function callDeltas({ function: { name, arguments: given }, ...call }: WireCall, index: number): object[] {
  const head = (text: unknown): object => ({
    tool_calls: [{ index, ...call, function: { name, arguments: text } }],
  });
  if (typeof given !== 'string') return [head(given)];
  return [
    head(''),
    ...pieces(given).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ];
}

const pieces = (text: string): string[] => text.match(/[\s\S]{1,7}/gu) ?? [];

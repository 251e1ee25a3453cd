// What a contender is, and the messages as a hand-written loop would hold them.
import type OpenAI from 'openai';
import { BugError } from '../../pipeline/errors.ts';
import type { Message } from '../../schemas/message.ts';

export interface Contender extends AsyncDisposable {
  /** One dialogue. `next` adds to the messages and says whether to go on. */
  dialogue(unit: string, messages: Message[], next: (messages: Message[]) => boolean): Promise<void>;
}

/** Opens a contender that sends at most `inFlight` requests at once. */
export type OpenContender = (baseURL: string, inFlight: number) => Promise<Contender>;

export const tools = [
  {
    name: 'look_up',
    description: 'Looks up a row by its key. Use it when you know the key.',
    inputSchema: { type: 'object', properties: { key: { type: 'string' } }, required: ['key'] },
  },
];
export const wireTools = tools.map(({ name, description, inputSchema }) => ({
  type: 'function' as const,
  function: { name, description, parameters: inputSchema },
}));

export function toWire({ role, content, toolCalls, toolCallId }: Message): OpenAI.ChatCompletionMessageParam {
  const calls = toolCalls?.map((call) => ({
    id: call.id,
    type: 'function' as const,
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  if (role === 'tool') return { role, content, tool_call_id: toolCallId ?? '' };
  if (calls) return { role: 'assistant', content: null, tool_calls: calls };
  return { role, content };
}

/** Keeps the wire form of a dialogue beside it, as messages are added. */
export function growing<Item>(messages: readonly Message[], form: (message: Message) => Item): () => Item[] {
  const items: Item[] = [];
  return () => {
    for (const message of messages.slice(items.length)) items.push(form(message));
    return items;
  };
}

export interface WireMessage {
  content: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

export function pushReply(messages: Message[], message: WireMessage | undefined): void {
  if (!message) throw new BugError('the endpoint of the benchmark sent no message');
  const calls = message.tool_calls?.map((call) => ({
    id: call.id,
    name: call.function.name,
    arguments: JSON.parse(call.function.arguments) as Record<string, never>, // as the endpoint sends them
  }));
  messages.push({
    role: 'assistant',
    content: message.content ?? '',
    ...(calls ? { toolCalls: calls } : {}),
  });
}

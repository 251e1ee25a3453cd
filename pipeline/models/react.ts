// A model without function calling, made to call tools in text: thought, tool, arguments, observation (ReAct,
// Yao et al. 2022). Its replies come out as calls and content, like those of any other model.
import type { Json } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { roundedIntegerIn, roundedIssue } from '../json/exact-numbers.ts';
import { jsonIn } from '../json/json-in-text.ts';
import { isObject } from '../json/json-schema.ts';
import type { CallInReply, Model, Reply, Request, ToolOffer } from './model.ts';

export function reactModel(model: Model): Model {
  const turns = new WeakMap<Message, Message>();
  const prompts = new WeakMap<readonly ToolOffer[], WeakMap<Message, Message>>();
  const toText = (request: Request): Request => {
    const { tools, messages } = request;
    if (!tools || tools.length === 0) return request;
    const heads = prompts.get(tools) ?? new WeakMap<Message, Message>();
    prompts.set(tools, heads);
    return {
      messages: messages.map((message) => {
        const isPrompt = message.role === 'system';
        const cache = isPrompt ? heads : turns;
        const text = cache.get(message) ?? (isPrompt ? promptWithTools(message, tools) : turnAsText(message));
        cache.set(message, text);
        return text;
      }),
    };
  };
  return {
    ...model,
    ...(model.fingerprint
      ? { fingerprint: (request: Request) => model.fingerprint?.(toText(request)) ?? '' }
      : {}),
    async complete(request, call) {
      const reply = await model.complete(toText(request), call);
      return request.tools && request.tools.length > 0 ? replyWithCall(reply) : reply;
    },
  };
}

function promptWithTools({ content }: Message, tools: readonly ToolOffer[]): Message {
  const listed = tools.map(
    ({ name, description, inputSchema }) =>
      `${name}: ${description}\nArguments: ${JSON.stringify(inputSchema)}`,
  );
  return {
    role: 'system',
    content: [
      content,
      '',
      'You have tools. To call one, reply with exactly one JSON object in this form and nothing else:',
      '{"thought": "why you call this tool", "tool": "its name", "arguments": {}}',
      'The next message will contain the result, after the word "Observation".',
      'When you need no tool, reply with:',
      '{"thought": "why you answer now", "answer": "your message to the user"}',
      '',
      'Tools:',
      ...listed,
    ].join('\n'),
  };
}

function turnAsText(message: Message): Message {
  const { role, content, reasoning, toolCalls } = message;
  if (role === 'tool') return { role: 'user', content: `Observation: ${content}` };
  if (role !== 'assistant') return message;
  const thought = reasoning ?? '';
  const calls = toolCalls?.map((call) =>
    JSON.stringify({ thought, tool: call.name, arguments: call.arguments }),
  );
  return { role, content: calls ? calls.join('\n') : JSON.stringify({ thought, answer: content }) };
}

/** A reply that is not JSON is an answer in prose. */
function replyWithCall(reply: Reply): Reply {
  const found = jsonIn(reply.content);
  if (!isObject(found?.value)) return reply;
  const { thought, tool, arguments: given, answer } = found.value;
  const reasoning = typeof thought === 'string' && thought !== '' ? thought : reply.reasoning;
  const { received: _, ...rest } = reply; // its turns are sent as texts
  const head = { ...rest, ...(reasoning ? { reasoning } : {}) };
  if (typeof tool !== 'string' && !found.isRepaired)
    return { ...head, content: typeof answer === 'string' ? answer : reply.content };
  return {
    ...head,
    content: '',
    toolCalls: [
      callOf({
        name: typeof tool === 'string' ? tool : 'answer',
        given,
        reply,
        isRepaired: found.isRepaired,
      }),
    ],
    finish: reply.finish === 'stop' ? 'tool_calls' : reply.finish,
  };
}

interface GivenCall {
  readonly name: string;
  readonly given: Json | undefined;
  readonly reply: Reply;
  readonly isRepaired: boolean;
}

/** Of JSON that had to be repaired nobody knows what it would have said, so it is asked for again. */
function callOf({ name, given = {}, reply, isRepaired }: GivenCall): CallInReply {
  const head = { id: 'call_0', name, arguments: {} };
  if (isRepaired)
    return { ...head, unparsed: reply.content, issue: 'they are part of a reply that is not valid JSON' };
  if (!isObject(given)) return { ...head, unparsed: JSON.stringify(given) };
  const rounded = roundedIntegerIn(given);
  if (rounded === undefined) return { ...head, arguments: given };
  return { ...head, unparsed: JSON.stringify(given), issue: roundedIssue(rounded) };
}

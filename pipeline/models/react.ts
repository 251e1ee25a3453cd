// A model without function calling, made to call tools by text: thought, tool, arguments, observation (ReAct,
// Yao et al. 2022). What it says comes out as calls and content like anybody's.

import type { JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { jsonIn } from '../json/json-in-text.ts';
import type { CallInReply, Model, Reply, Request, ToolOffer } from './model.ts';

export function reactModel(model: Model): Model {
  const written = new WeakMap<Message, Message>();
  const prompts = new WeakMap<readonly ToolOffer[], WeakMap<Message, Message>>();
  const rewritten = (request: Request): Request => {
    const { tools, messages } = request;
    if (!tools || tools.length === 0) return request;
    const heads = prompts.get(tools) ?? new WeakMap<Message, Message>();
    prompts.set(tools, heads);
    return {
      messages: messages.map((message) => {
        const cache = message.role === 'system' ? heads : written;
        const known =
          cache.get(message) ?? (message.role === 'system' ? withTools(message, tools) : asText(message));
        cache.set(message, known);
        return known;
      }),
    };
  };
  return {
    ...model,
    ...(model.fingerprint
      ? { fingerprint: (request: Request) => model.fingerprint?.(rewritten(request)) ?? '' }
      : {}),
    async complete(request, call) {
      const reply = await model.complete(rewritten(request), call);
      return request.tools && request.tools.length > 0 ? actedOn(reply) : reply;
    },
  };
}

function withTools({ content }: Message, tools: readonly ToolOffer[]): Message {
  const listed = tools.map(
    ({ name, description, inputSchema }) =>
      `${name}: ${description}\nArguments: ${JSON.stringify(inputSchema)}`,
  );
  return {
    role: 'system',
    content: `${content}\n\nYou have tools. To call one, reply with one JSON object and nothing else:\n{"thought": "why", "tool": "name", "arguments": {}}\nThe next message is what you observe. When no tool is needed, reply with\n{"thought": "why", "answer": "what you say to the user"}\n\nTools:\n${listed.join('\n')}`,
  };
}

function asText(message: Message): Message {
  const { role, content, reasoning, toolCalls } = message;
  if (role === 'tool') return { role: 'user', content: `Observation: ${content}` };
  if (role !== 'assistant') return message;
  const thought = reasoning ?? '';
  const turns = toolCalls?.map((call) =>
    JSON.stringify({ thought, tool: call.name, arguments: call.arguments }),
  );
  return { role, content: turns ? turns.join('\n') : JSON.stringify({ thought, answer: content }) };
}

/** A reply that is no JSON is an answer in prose. */
function actedOn(reply: Reply): Reply {
  const found = jsonIn(reply.content);
  if (!found || found.value === null || typeof found.value !== 'object' || Array.isArray(found.value))
    return reply;
  const { thought, tool, arguments: given, answer } = found.value;
  const reasoning = typeof thought === 'string' && thought !== '' ? thought : reply.reasoning;
  const repaired = found.isRepaired ? { repaired: true as const } : {};
  const head = { ...reply, ...repaired, ...(reasoning ? { reasoning } : {}) };
  if (typeof tool !== 'string')
    return { ...head, content: typeof answer === 'string' ? answer : reply.content };
  const isObject = given !== null && typeof given === 'object' && !Array.isArray(given);
  const call: CallInReply = {
    id: 'call_0',
    name: tool,
    arguments: isObject ? (given as JsonObject) : {}, // checked in the line above
    ...(isObject || given === undefined ? {} : { unparsed: JSON.stringify(given) }),
  };
  return {
    ...head,
    content: '',
    toolCalls: [call],
    finish: reply.finish === 'stop' ? 'tool_calls' : reply.finish,
  };
}

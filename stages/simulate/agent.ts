// agent: plays the task. A model gets the conversation and the tools and nothing else, because training data
// must show what a deployed loop would show. The procedure follows the oracle's script, spoiled by a vice if it
// was given one.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Role } from '../../pipeline/role.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import { answerIn } from './answer.ts';
import { positionIn, type Script, type ScriptCall, type ScriptedTask } from './script.ts';

interface Input {
  messages: readonly Message[];
  tools: readonly ToolOffer[];
}

/** What only the procedure knows. */
interface Truth {
  task: ScriptedTask;
  /** The calls and answers to give, perhaps spoiled by a vice. */
  script(): Script;
}

const output = z.strictObject({
  content: z.string(),
  reasoning: z.string().optional(),
  toolCalls: z.array(z.strictObject({ name: z.string(), arguments: jsonObjectSchema })),
});
export type AgentOutput = z.infer<typeof output>;

const example: Input = {
  messages: [
    {
      role: 'system',
      content: 'You are the assistant at the lending desk of a public library. Today is March 1, 2025.',
    },
    { role: 'user', content: 'Could you extend loan LN-1001 until March 28, 2025?' },
  ],
  tools: [
    {
      name: 'extend_loan',
      description: 'Change the due date of a loan.',
      inputSchema: {
        type: 'object',
        properties: { loan_id: { type: 'string' }, due_on: { type: 'string', format: 'date' } },
        required: ['loan_id', 'due_on'],
      },
    },
  ],
};

export const agent: Role<Input, Truth, AgentOutput> = {
  name: 'agent',
  summary: 'works on the task with its tools',
  output,
  example,
  prompt: ({ messages, tools }) => ({ messages, tools }),
  parse(reply, { tools }) {
    const unknown = reply.toolCalls.find((call) => !tools.some((tool) => tool.name === call.name));
    if (unknown)
      throw new ReplyError('unknown_tool', 'agent', reply.content, [
        `there is no tool "${unknown.name}"; use one of ${tools.map((tool) => tool.name).join(', ')}`,
      ]);
    const toolCalls = reply.toolCalls.map(({ name, arguments: given }) => ({ name, arguments: given }));
    const { content, reasoning } = reply;
    return { output: { content, ...(reasoning ? { reasoning } : {}), toolCalls }, isRepaired: false };
  },
  procedure({ messages }, { task, script }, random) {
    const { item, calls, isRetry } = positionIn(script(), messages);
    if (!item) return { content: 'There is nothing more that I can do here.', toolCalls: [] };
    if (item.kind === 'ask')
      return {
        content: question(item.facts, random),
        reasoning: `The request leaves out the ${item.facts.join(' and the ')}. No tool can tell me that, so I have to ask.`,
        toolCalls: [],
      };
    if (item.kind === 'answer')
      return { content: answerIn(item.manner, { task, goal: item.goal, messages, random }), toolCalls: [] };
    return {
      content: '',
      reasoning: thought(calls, { isRetry, messages, random }),
      toolCalls: calls.map(({ tool, arguments: given }) => ({ name: tool, arguments: given })),
    };
  },
};

function question(facts: readonly string[], random: Random): string {
  const names = facts.map((fact) => `the ${fact}`).join(' and ');
  return random.pick([
    `Before I can do that I need ${names}. Could you tell me?`,
    `I still need to know ${names}. What should it be?`,
    `Could you give me ${names}, please? I cannot go on without it.`,
  ]);
}

interface Thinking {
  isRetry: boolean;
  messages: readonly Message[];
  random: Random;
}

function thought(calls: readonly ScriptCall[], { isRetry, messages, random }: Thinking): string {
  if (isRetry)
    return random.pick([
      'That failure was a passing one and nothing was changed, so the same call is worth another try.',
      'The service did not answer. I try the same call again.',
      'A passing error. Once more with the same arguments.',
    ]);
  const purposes = [...new Set(calls.map((call) => call.purpose))].join(' and ');
  const names = [...new Set(calls.map((call) => call.tool))].join(' and ');
  const opening = random.pick([
    `I call ${names} ${purposes}.`,
    `Next I need ${names} ${purposes}.`,
    `${names} is the way ${purposes}.`,
  ]);
  const several =
    calls.length > 1 ? ' These calls do not depend on each other, so I make them together.' : '';
  return `${opening}${several}${sources(calls, messages)}`;
}

/** Where the arguments come from: what was looked up since the user last spoke, else what the user said. */
function sources(calls: readonly ScriptCall[], messages: readonly Message[]): string {
  const since = messages.findLastIndex((message) => message.role === 'user');
  const results = messages
    .slice(since)
    .filter((message) => message.role === 'tool')
    .map((message) => message.content);
  const found = calls.flatMap((call) =>
    Object.entries(call.arguments).filter(
      ([, value]) =>
        typeof value === 'string' &&
        value.length > 2 &&
        !messages[since]?.content.includes(value) &&
        results.some((result) => result.includes(value)),
    ),
  );
  if (found.length === 0) return '';
  const named = found.map(([name, value]) => `${name} ${String(value).length > 40 ? 'as read' : value}`);
  const count = calls.reduce((sum, call) => sum + Object.keys(call.arguments).length, 0);
  const rest = count > found.length ? '; the rest the user has said' : '';
  return ` From the last result I take ${named.join(' and ')}${rest}.`;
}

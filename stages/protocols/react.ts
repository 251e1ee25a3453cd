// react: the agent writes a thought, the name of a tool, and its arguments as text, and the result comes back as an
// observation (ReAct, Yao et al. 2022). The tool `finish` gives its answer to the user.
import { roundedIntegerIn, roundedIssue } from '../../pipeline/json/exact-numbers.ts';
import { jsonIn } from '../../pipeline/json/json-in-text.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Protocol, TurnRead } from './protocol.ts';

export const react: Protocol = {
  name: 'react',
  summary: 'thought, tool, and arguments as text, one call a turn; the tool `finish` gives the answer',
  isOneCallATurn: true,
  shown({ messages, tools }) {
    const known = cacheFor(tools);
    const finish = finishFor(tools);
    return {
      tools: [],
      messages: messages.map((message) => {
        const text = known.get(message) ?? asText(message, tools, finish);
        known.set(message, text);
        return text;
      }),
    };
  },
  read({ content }, tools) {
    const step = stepIn(content);
    const finish = finishFor(tools);
    const malformed = (issue: string): TurnRead => ({
      content: '',
      toolCalls: [],
      malformed: { text: content, issue },
    });
    if (step.tool === undefined) return malformed('there is no line that begins with "Action:"');
    if (step.tool !== finish && !tools.some(({ name }) => name === step.tool))
      return malformed(
        `there is no tool "${step.tool}"; use one of ${[...tools.map(({ name }) => name), finish].join(', ')}`,
      );
    if (!step.input) return malformed('what follows "Action Input:" is not a JSON object');
    const { value: given, isRepaired } = step.input;
    if (isRepaired) return malformed('what follows "Action Input:" is not valid JSON');
    const rounded = roundedIntegerIn(given);
    if (rounded !== undefined) return malformed(roundedIssue(rounded));
    const head = step.thought === '' ? {} : { reasoning: step.thought };
    if (step.tool !== finish)
      return { content: '', ...head, toolCalls: [{ name: step.tool, arguments: given }] };
    const { answer } = given;
    if (typeof answer !== 'string' || answer.trim() === '')
      return malformed(`the arguments of ${finish} need an "answer", a text that is not empty`);
    return { content: answer, ...head, toolCalls: [] };
  },
};

/** What the agent gets in place of a result after a turn that cannot be read. */
export const correctionOf = (issue: string): string =>
  `Your last message could not be used: ${issue}. ` +
  'Write the three lines "Thought:", "Action:", and "Action Input:", and nothing else.';

const finishFor = (tools: readonly ToolOffer[]): string =>
  tools.some(({ name }) => name === 'finish') ? 'finish_turn' : 'finish';

type TextCache = WeakMap<Message, Message>;
const caches = new WeakMap<readonly ToolOffer[], TextCache>();

/** A request serializes only messages that it has not seen, so a message keeps its text. */
function cacheFor(tools: readonly ToolOffer[]): TextCache {
  const cache = caches.get(tools) ?? new WeakMap<Message, Message>();
  caches.set(tools, cache);
  return cache;
}

function asText(message: Message, tools: readonly ToolOffer[], finish: string): Message {
  const { role, content, reasoning, toolCalls, malformed } = message;
  if (role === 'system') return { role, content: `${content}\n\n${instructions(tools, finish)}` };
  if (role === 'tool') return { role: 'user', content: `Observation: ${content}` };
  if (role === 'user') return message;
  if (malformed) return { role, content: malformed.text };
  const [call] = toolCalls ?? [];
  const [name, given] = call ? [call.name, call.arguments] : [finish, { answer: content }];
  const thought = [reasoning, call ? content : undefined].filter((part) => part).join('\n');
  return {
    role,
    content: [
      ...(thought === '' ? [] : [`Thought: ${thought}`]),
      `Action: ${name}`,
      `Action Input: ${JSON.stringify(given)}`,
    ].join('\n'),
  };
}

const instructions = (tools: readonly ToolOffer[], finish: string): string =>
  [
    'You work in steps. In each step, think, and then use exactly one tool. Write it in this form:',
    '',
    'Thought: what you know so far, and what you do next',
    'Action: the name of the tool',
    'Action Input: its arguments, as one JSON object',
    '',
    'Stop after that. The next message begins with "Observation:" and contains the result.',
    `To speak to the user, use the tool ${finish}. Its answer is the message that the user reads: what you found ` +
      'out or did, or a question if you need to know something.',
    '',
    'Tools:',
    ...[...tools, finishTool(finish)].map(
      ({ name, description, inputSchema }) =>
        `${name}: ${description}\nArguments: ${JSON.stringify(inputSchema)}`,
    ),
  ].join('\n');

const finishTool = (name: string): ToolOffer => ({
  name,
  description: 'Ends your turn with a message to the user.',
  inputSchema: {
    type: 'object',
    properties: { answer: { type: 'string', description: 'The message to the user.' } },
    required: ['answer'],
  },
});

interface StepInText {
  readonly thought: string;
  readonly tool: string | undefined;
  readonly input: { readonly value: JsonObject; readonly isRepaired: boolean } | undefined;
}

/** Models tend to go on and write the result themselves: what follows "Observation:" is theirs and counts for nothing. */
function stepIn(text: string): StepInText {
  const [own = ''] = text.split(/^[ \t]*Observation(?: \d+)?:/m);
  const action = /^[ \t]*Action(?: \d+)?:[ \t]*(.*)$/m.exec(own);
  const before = action ? own.slice(0, action.index) : own;
  const after = action ? own.slice(action.index + action[0].length) : '';
  const input = /^[ \t]*Action Input(?: \d+)?:([\s\S]*)$/m.exec(after);
  const found = jsonIn(input?.[1] ?? '');
  return {
    thought: before.replace(/^\s*Thought(?: \d+)?:/, '').trim(),
    tool: action?.[1]?.replaceAll(/[`"'*]/g, '').trim(),
    input: isObject(found?.value) ? { value: found.value, isRepaired: found.isRepaired } : undefined,
  };
}

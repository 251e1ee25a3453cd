// agent: plays the task. A model gets the conversation and the tools and nothing else, because training data
// must show what a deployed loop would show. The procedure follows the oracle's script, spoiled by a vice if it
// was given one.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Role } from '../../pipeline/role.ts';
import type { AgentStyle } from '../../schemas/agent.ts';
import { jsonObjectSchema } from '../../schemas/json.ts';
import { type Message, malformedSchema, receivedSchema } from '../../schemas/message.ts';
import { protocolOf } from '../protocols/index.ts';
import { answerIn } from './answer.ts';
import { inDemandedStyle } from './answers/demanded-style.ts';
import { closing } from './closings.ts';
import { consentQuestion, reasonToConfirm } from './consent-question.ts';
import type { Moment } from './insights/insight.ts';
import { type Behind, throughCatalog } from './on-demand/through-catalog.ts';
import { positionIn } from './position.ts';
import { questionFor, reasonToAsk } from './questions.ts';
import { reasonToCall } from './reasoning.ts';
import { thoughtOnPlant, withWarning } from './recoveries/planted-text.ts';
import { reactionTo } from './recoveries/reactions.ts';
import type { AskedFact, Item, Script, ScriptCall, ScriptedTask } from './script.ts';
import { thoughtToAnswer } from './thought-to-answer.ts';
import { reasonToAskWhich, whichOne } from './which-one.ts';

interface Input {
  messages: readonly Message[];
  tools: readonly ToolOffer[];
  /** How the conversation is put to a model; function calling if left out. */
  protocol?: string | undefined;
}

/** What only the procedure knows. */
interface Truth {
  task: ScriptedTask;
  /** The whole conversation, where the agent does not see all of it. */
  whole?: readonly Message[] | undefined;
  /** The calls and answers to give, perhaps spoiled by a vice. */
  script(): Script;
  /** What the system prompt demands of answers. */
  style?: AgentStyle | undefined;
  /** What the agent reaches by searching, where it does not see its tools. */
  behind?: Behind | undefined;
}

const output = z.strictObject({
  content: z.string(),
  reasoning: z.string().optional(),
  toolCalls: z.array(z.strictObject({ name: z.string(), arguments: jsonObjectSchema })),
  received: receivedSchema.optional(),
  malformed: malformedSchema.optional(),
});
type AgentOutput = z.infer<typeof output>;

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
  isDialogue: true,
  summary: 'works on the task with its tools',
  output,
  example,
  prompt: ({ messages, tools, protocol }) => protocolOf(protocol).shown({ messages, tools }),
  parse(reply, { tools, protocol }) {
    return { output: protocolOf(protocol).read(reply, tools), isRepaired: false };
  },
  procedure(given, truth, random) {
    const { behind } = truth;
    const input = { ...given, messages: truth.whole ?? given.messages };
    const whole = behind
      ? throughCatalog(input.messages, behind, {
          task: truth.task,
          script: truth.script(),
          random,
          next: (seen, opening) => scriptedTurn({ ...input, ...seen, opening }, truth, random),
        })
      : scriptedTurn(input, truth, random);
    const turn = protocolOf(input.protocol).isOneCallATurn
      ? oneStep(whole, () => thoughtToAnswer(input.messages, random.fork('thought')))
      : whole;
    const wanted = truth.task.oracle.communicate.map(({ value }) => String(value));
    const talk = { messages: input.messages, wanted };
    return turn.toolCalls.length > 0
      ? turn
      : { ...turn, content: inDemandedStyle(turn.content, truth.style, talk) };
  },
};

/** The first call alone, or an answer. Either has a thought before it. */
const oneStep = ({ reasoning, ...turn }: AgentOutput, thought: () => string): AgentOutput => ({
  ...turn,
  reasoning: reasoning || (turn.toolCalls.length === 0 ? thought() : reasoning),
  toolCalls: turn.toolCalls.slice(0, 1),
});

/** The next turn of the script, in the words that come first to mind. */
function scriptedTurn(
  { messages, tools, protocol, opening }: Input & Pick<Moment, 'opening'>,
  { task, script }: Truth,
  random: Random,
): AgentOutput {
  const items = script();
  const { item, calls: due, isRetry } = positionIn(items, messages);
  const { isOneCallATurn } = protocolOf(protocol);
  const calls = isOneCallATurn ? due.slice(0, 1) : due;
  if (!item) return { content: closing(messages, random), toolCalls: [] };
  if (item.kind === 'ask') return { ...askingFor(item.facts, random), toolCalls: [] };
  if (item.kind === 'confirm')
    return {
      content: consentQuestion(item.calls, random),
      reasoning: reasonToConfirm(item.calls, random),
      toolCalls: [],
    };
  if (item.kind === 'answer') {
    const answer = answerIn(item.manner, { task, goal: item.goal, messages, random });
    return withWarning(answer, { messages, plants: task.plants }, random);
  }
  return {
    content: '',
    reasoning: afterFault(
      [reactionTo(messages, isRetry, random), thoughtOnPlant({ messages, plants: task.plants }, random)]
        .filter((part) => part !== '')
        .join(' '),
      () =>
        isRetry
          ? ''
          : reasonToCall({
              calls,
              later: [...due.slice(calls.length), ...laterCalls(items, item, task.handOver)],
              messages,
              tools,
              random,
              opening,
            }),
    ),
    toolCalls: calls.map(({ tool, arguments: given }) => ({ name: tool, arguments: given })),
  };
}

/**
 * The calls that follow an item before the user has a say again. Nobody plans a hand-over before it is clear that
 * there is no other way, unless the user asks for it.
 */
function laterCalls(script: Script, item: Item, handOver: ScriptedTask['handOver']): ScriptCall[] {
  const rest = script.slice(script.indexOf(item) + 1);
  const answer = rest.findIndex(({ kind }) => kind !== 'calls');
  return rest
    .slice(0, answer === -1 ? undefined : answer)
    .flatMap((each) => (each.kind === 'calls' ? each.calls : []))
    .filter(({ tool }) => tool !== handOver?.tool || handOver.why === 'person');
}

/** One question for all facts, but a question of its own for a choice between records. */
function askingFor(facts: readonly AskedFact[], random: Random): Pick<AgentOutput, 'content' | 'reasoning'> {
  const choice = facts.find(({ options }) => options);
  return choice
    ? { content: whichOne(choice, random), reasoning: reasonToAskWhich(choice, random) }
    : { content: questionFor(facts, random), reasoning: reasonToAsk(facts, random) };
}

/** After a fault, the reaction to it comes first; a repeated call needs no other reason. */
const afterFault = (reaction: string, reason: () => string): string =>
  [reaction, reason()].filter((part) => part !== '').join(' ');

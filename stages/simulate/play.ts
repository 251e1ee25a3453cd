// The loop of a play: a user turn, agent turns with calls, and so on until the end. The caller provides the speakers.
import { hashOf } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Malformed, Message, Received, ToolCall } from '../../schemas/message.ts';
import type { Task } from '../../schemas/task.ts';
import type { Step, ToolResult, Trajectory } from '../../schemas/trajectory.ts';
import { declaredTools, meantCall } from '../catalog/catalog.ts';
import { sessionBehind } from '../catalog/session.ts';
import type { Session } from '../environments/environment.ts';
import { correctionOf } from '../protocols/react.ts';
import { refusal } from '../worlds/program.ts';
import { isLooping } from './looping.ts';
import type { MakeCall } from './step-spans.ts';

export type Played = Pick<Trajectory, 'messages' | 'steps' | 'end' | 'finalState'>;

export interface AgentTurn {
  readonly content: string;
  readonly reasoning?: string | undefined;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: JsonObject }[];
  /** What the endpoint of a model wants to see again with this turn. */
  readonly received?: Received | undefined;
  /** Set if the protocol of the play cannot make anything of the turn. */
  readonly malformed?: Malformed | undefined;
  /** Set if the agent leaves: nothing of the turn is said or called. */
  readonly end?: Played['end'] | undefined;
}

interface UserTurn {
  readonly content: string;
  /** Set if the user has nothing more to say. */
  readonly end?: 'goal_reached' | 'user_gave_up' | undefined;
}

export interface Speakers {
  agent(messages: readonly Message[]): Promise<AgentTurn>;
  /** Called after each answer of the agent, but not for the opening message, which is part of the task. */
  user(messages: readonly Message[]): Promise<UserTurn>;
}

interface Cast {
  readonly agent: Agent;
  readonly task: Pick<Task, 'request' | 'withheld' | 'autonomous'>;
  readonly session: Session;
  readonly speakers: Speakers;
  readonly limits: Limits;
  /** What is done around each call. */
  readonly makeCall?: MakeCall;
  /** The message for a result; compact JSON where it gives none. */
  show?(tool: string, result: ToolResult): string | undefined;
}

export interface Limits {
  readonly messages: number;
  readonly calls: number;
}

/** Turns in a row that cannot be read. A model that two corrections do not help goes on like this. */
const mostMalformed = 3;

/** What the user and the assistant said to each other. The user sees no calls and no results. */
export function dialogueOf(messages: readonly Message[]): Pick<Message, 'role' | 'content'>[] {
  return messages
    .filter(({ role, content }) => (role === 'user' || role === 'assistant') && content !== '')
    .map(({ role, content }) => ({ role, content }));
}

const justMake: MakeCall = (_, make) => make();

export async function play(cast: Cast): Promise<Played> {
  const { agent, task, session: own, speakers, limits, show, makeCall = justMake } = cast;
  const session = sessionBehind(own, agent, task.withheld);
  const messages: Message[] = [
    { role: 'system', content: agent.systemPrompt },
    { role: 'user', content: task.request },
  ];
  const steps: Step[] = [];
  const ended = async (end: Played['end']): Promise<Played> => ({
    messages,
    steps,
    end,
    finalState: hashOf(await session.snapshot()),
  });
  const offered = new Map(declaredTools(agent, task.withheld).map((tool) => [tool.name, tool.inputSchema]));

  for (;;) {
    const stop = whyStop({ messages, steps }, limits);
    if (stop) return ended(stop);
    const turn = await speakers.agent(messages);
    if (turn.end) return ended(turn.end);
    if (turn.malformed) {
      messages.push({ role: 'assistant', content: '', malformed: turn.malformed });
      messages.push({ role: 'tool', content: correctionOf(turn.malformed.issue) });
      continue;
    }
    const toolCalls = turn.toolCalls.map(
      (call, index): ToolCall => ({ id: `call_${steps.length + index}`, ...call }),
    );
    const message = messages.length;
    messages.push(assistantMessage(turn, toolCalls));
    for (const call of toolCalls) {
      const { name } = meantCall(call, agent.catalog);
      const result = await makeCall(name, () => answer(call, offered, session));
      steps.push({ message, call, result });
      messages.push({
        role: 'tool',
        content: shownToAgent(name, result, show),
        toolCallId: call.id,
      });
    }
    if (toolCalls.length > 0) continue;
    if (task.autonomous) return ended('goal_reached'); // whether it was is for the rules to say
    const reply = await speakers.user(messages);
    if (reply.end) return ended(reply.end);
    messages.push({ role: 'user', content: reply.content });
  }
}

/** What ends a play before its speakers do. */
function whyStop(
  { messages, steps }: Pick<Played, 'messages' | 'steps'>,
  limits: Limits,
): Played['end'] | undefined {
  if (steps.at(-1)?.result.broken !== undefined) return 'environment_broken';
  if (steps.length >= limits.calls || isLooping({ messages, steps })) return 'call_limit';
  if (messages.length >= limits.messages) return 'message_limit';
  // Each is followed by its correction.
  const lastTurns = Array.from({ length: mostMalformed }, (_, back) => messages.at(-2 - 2 * back));
  return lastTurns.every((message) => message?.malformed) ? 'protocol_broken' : undefined;
}

function assistantMessage({ content, reasoning, received }: AgentTurn, toolCalls: ToolCall[]): Message {
  return {
    role: 'assistant',
    content,
    ...(reasoning ? { reasoning } : {}),
    ...(toolCalls.length > 0 ? { toolCalls } : {}),
    ...(received ? { received } : {}),
  };
}

async function answer(
  call: ToolCall,
  offered: ReadonlyMap<string, JsonObject>,
  session: Session,
): Promise<ToolResult> {
  const schema = offered.get(call.name);
  if (!schema) return refusal('UNKNOWN_TOOL', `There is no tool ${call.name}.`);
  const faults = schemaFaults(schema, call.arguments);
  if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
  return session.call(call.name, call.arguments);
}

function shownToAgent(tool: string, result: ToolResult, show: Cast['show']): string {
  const shown = show?.(tool, result);
  if (shown !== undefined) return shown;
  return typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
}

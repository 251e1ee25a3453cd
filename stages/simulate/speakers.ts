// Who speaks in a play. simulate asks the roles that the config binds; the gate asks their procedures. Both
// hand over the same things, so what passes the gate is what is played later.
import type { Random } from '../../pipeline/hash.ts';
import type { Context } from '../../pipeline/stage.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import { declaredTools } from '../catalog/catalog.ts';
import type { OpenContext } from '../contexts/open.ts';
import { agent as agentRole } from './agent.ts';
import { dialogueOf, type Speakers } from './play.ts';
import type { Script } from './script.ts';
import type { UserInput, UserTruth } from './user/scene.ts';
import type { UserReply } from './user/user-examples.ts';
import { user as userRole } from './user.ts';
import { userCritic as userCriticRole } from './user-critic.ts';

type Ask = Context['ask'];

interface SpeakersSetting {
  readonly agent: Pick<Agent, 'tools' | 'style' | 'catalog'>;
  readonly task: Pick<
    Task,
    | 'persona'
    | 'goals'
    | 'facts'
    | 'expected'
    | 'withheld'
    | 'oracle'
    | 'faults'
    | 'plants'
    | 'handOver'
    | 'workspace'
  >;
  /** How the conversation is put to the agent; function calling if left out. */
  readonly protocol?: string | undefined;
  /** What the agent sees of the conversation; all of it if left out. */
  readonly context?: OpenContext | undefined;
  /** Replies that are drawn for each turn of the user; one if left out. */
  readonly candidates?: number | undefined;
  /** What the agent's procedure plays. A model never causes it to be called. */
  script(): Script;
}

export function speakersFor(
  { agent, task, protocol, context, candidates = 1, script }: SpeakersSetting,
  ask: Ask,
): Speakers {
  const { style, catalog } = agent;
  const tools = declaredTools(agent, task.withheld);
  const behind = catalog && { catalog, tools: agent.tools, withheld: task.withheld };
  const { persona, goals, facts, expected, oracle, handOver, workspace } = task;
  return {
    async agent(whole) {
      const messages = context ? await context.seen(whole) : whole;
      return ask(agentRole, { messages, tools, protocol }, { task, whole, script, style, behind });
    },
    async user(messages) {
      const input = { persona, goals, facts, dialogue: dialogueOf(messages) };
      const { content, end } = await bestReply(
        input,
        { expected, oracle, handOver, workspace },
        { ask, candidates },
      );
      return { content, end: end === 'no' ? undefined : end };
    },
  };
}

/** One after the other, so that the journal tells them apart the same way each time. */
async function bestReply(
  input: UserInput,
  truth: UserTruth,
  { ask, candidates: wanted }: { ask: Ask; candidates: number },
): Promise<UserReply> {
  const candidates = [await ask(userRole, input, truth)];
  while (candidates.length < wanted) candidates.push(await ask(userRole, input, truth));
  const [first] = candidates;
  const isChoice = new Set(candidates.map((reply) => JSON.stringify(reply))).size > 1;
  if (!isChoice) return first as UserReply; // there is at least one
  const { best } = await ask(userCriticRole, { ...input, candidates }, undefined);
  return candidates[best] ?? (first as UserReply);
}

/** Answers every role by its procedure, each answer with chance of its own. */
export function askProcedures(random: Random): Ask {
  let turn = 0;
  return async (role, input, truth) => {
    turn += 1;
    return role.procedure(input, truth, random.fork(`${role.name}/${turn}`));
  };
}

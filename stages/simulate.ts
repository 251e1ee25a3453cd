// simulate: plays tasks between user, agent and environment. One unit is one trial of one task.
import { z } from 'zod';
import { identified } from '../pipeline/hash.ts';
import { type Context, defineStage } from '../pipeline/stage.ts';
import type { Agent } from '../schemas/agent.ts';
import type { Task } from '../schemas/task.ts';
import { faulty } from './environments/faulty.ts';
import { openAgent } from './environments/joined.ts';
import { traced } from './environments/traced.ts';
import { faceFor } from './faces/draw.ts';
import { facedSession } from './faces/session.ts';
import { settingOf } from './faces/setting.ts';
import { agent as agentRole } from './simulate/agent.ts';
import { dialogueOf, play } from './simulate/play.ts';
import { oracleScript, type Script } from './simulate/script.ts';
import { user as userRole } from './simulate/user.ts';
import { vices } from './simulate/vices/index.ts';

export const simulate = defineStage({
  name: 'simulate',
  summary: 'play the tasks between a user, an agent and an environment',
  writes: ['trajectories'],
  whole: false,
  options: () =>
    z.strictObject({
      trials: z.int().positive().default(1).describe('plays per task'),
      faces: z
        .int()
        .positive()
        .default(1)
        .describe(
          'faces per trial: the first as the worlds have their tools, each further one under other names',
        ),
      vices: z
        .number()
        .min(0)
        .max(1)
        .default(0.3)
        .describe('share of the plays in which the procedure of the agent shows a vice; a model has its own'),
      only: z
        .string()
        .optional()
        .describe('show this vice alone, where it applies; for calibrating the judge'),
      messages: z.int().positive().default(120).describe('messages after which a play is stopped'),
      calls: z.int().positive().default(300).describe('calls after which a play is stopped'),
    }),
  async *units(store, options) {
    for (const task of store.ids('tasks')) {
      for (let trial = 0; trial < options.trials; trial += 1) {
        yield { id: `${task}/${trial}`, input: { task, trial, look: 0 } };
        for (let look = 1; look < options.faces; look += 1)
          yield { id: `${task}/${trial}/face-${look}`, input: { task, trial, look } };
      }
    }
  },
  async work({ task: taskId, trial, look }, context) {
    const { store, options, random, signal, ask, log } = context;
    const { agent: agentId } = await store.get('tasks', taskId);
    const plain = await store.get('agents', agentId);
    const face = look === 0 ? undefined : faceFor(plain, random.fork('face'));
    const { task, agent } = await settingOf(
      { task: taskId, agent: agentId, ...(face ? { face } : {}) },
      store,
    );
    const { script, vice } = scriptFor(task, agent, context);
    let isScripted = false; // only a procedure asks for the script; a model has vices of its own
    const scriptAsked = (): Script => {
      isScripted = true;
      return script;
    };
    const tools = agent.tools
      .filter((tool) => !task.withheld.includes(tool.name))
      .map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
    await using bare = await openAgent(plain, store, signal);
    const session = face ? facedSession(bare, agent, face) : bare;
    const played = await play({
      agent,
      task,
      session: traced(faulty(session, task.faults, random.fork('faults')), log),
      limits: { messages: options.messages, calls: options.calls },
      speakers: {
        agent: (messages) => ask(agentRole, { messages, tools }, { task, script: scriptAsked }),
        async user(messages) {
          const dialogue = dialogueOf(messages);
          const { persona, goals, facts, expected } = task;
          const { content, end } = await ask(userRole, { persona, goals, facts, dialogue }, { expected });
          return { content, end: end === 'no' ? undefined : end };
        },
      },
    });
    return {
      records: {
        trajectories: [
          identified({
            from: [task.id, agent.id],
            task: task.id,
            agent: agent.id,
            trial,
            ...played,
            ...(face ? { face } : {}),
            ...(vice && isScripted ? { vice } : {}),
          }),
        ],
      },
      rejects: [],
    };
  },
});

/** The oracle's script, in a share of the plays with a vice. */
function scriptFor(
  task: Task,
  agent: Agent,
  { options, random }: Context<{ vices: number; only?: string | undefined }>,
): { script: Script; vice?: string } {
  const script = oracleScript(task);
  const draw = random.fork('vice');
  const candidates = vices.filter((vice) => options.only === undefined || vice.name === options.only);
  if (!draw.chance(options.only === undefined ? options.vices : 1)) return { script };
  for (const vice of draw.shuffle(candidates)) {
    const spoiled = vice.spoil(script, { task, agent, random: draw.fork(vice.name) });
    if (spoiled) return { script: spoiled, vice: vice.name };
  }
  return { script };
}

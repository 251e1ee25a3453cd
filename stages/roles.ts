// The registry of roles: adding one is a file and a line. Its key in the config is its name.
import type { AnyRole } from '../pipeline/role.ts';
import { labeller } from './cluster/labeller.ts';
import { summarizer } from './contexts/summarizer.ts';
import { applicationWriter } from './evolve/application-writer.ts';
import { taxonomist } from './evolve/taxonomist.ts';
import { worldInferrer } from './infer-worlds/world-inferrer.ts';
import { judge } from './judge/rubric-judge.ts';
import { agent } from './simulate/agent.ts';
import { user } from './simulate/user.ts';
import { userCritic } from './simulate/user-critic.ts';
import { toolSimulator } from './simulations/tool-simulator.ts';
import { agentWriter } from './synthesize-agents/agent-writer.ts';
import { toolsmith } from './synthesize-tools/toolsmith.ts';
import { worldBuilder } from './synthesize-tools/world-builder.ts';
import { programWriter } from './write-programs/program-writer.ts';
import { simulationWriter } from './write-simulations/simulation-writer.ts';
import { taskWriter } from './write-tasks/task-writer.ts';

export const roles = {
  labeller,
  taxonomist,
  'application-writer': applicationWriter,
  'world-builder': worldBuilder,
  toolsmith,
  'world-inferrer': worldInferrer,
  'simulation-writer': simulationWriter,
  'program-writer': programWriter,
  'agent-writer': agentWriter,
  'task-writer': taskWriter,
  user,
  'user-critic': userCritic,
  agent,
  'tool-simulator': toolSimulator,
  summarizer,
  judge,
} satisfies Record<string, AnyRole>;

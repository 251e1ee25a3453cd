// The registry of roles: adding one is a file and a line. Its key in the config is its name.
import type { AnyRole } from '../../pipeline/role.ts';
import { agent } from './agent.ts';
import { agentWriter } from './agent-writer.ts';
import { applicationWriter } from './application-writer.ts';
import { judge } from './judge.ts';
import { labeller } from './labeller.ts';
import { taskWriter } from './task-writer.ts';
import { taxonomist } from './taxonomist.ts';
import { toolsmith } from './toolsmith.ts';
import { user } from './user.ts';
import { worldBuilder } from './world-builder.ts';
import { worldInferrer } from './world-inferrer.ts';

export const roles = {
  labeller,
  taxonomist,
  'application-writer': applicationWriter,
  'world-builder': worldBuilder,
  toolsmith,
  'world-inferrer': worldInferrer,
  'agent-writer': agentWriter,
  'task-writer': taskWriter,
  user,
  agent,
  judge,
} satisfies Record<string, AnyRole>;

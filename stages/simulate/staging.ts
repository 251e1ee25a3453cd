// How a play is staged: the face that the tools show, and the environment with its plants, faults, and forms of
// results. Whoever plays the agent, it works in this.
import type { Context } from '../../pipeline/stage.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Face } from '../../schemas/face.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { checkpointsPassed } from '../checkpoints.ts';
import type { Session } from '../environments/environment.ts';
import { openAgent } from '../environments/joined.ts';
import { withFaults } from '../environments/with-faults.ts';
import { faceFor } from '../faces/draw.ts';
import { formsOnly, messagesBehind } from '../faces/results.ts';
import { facedSession } from '../faces/session.ts';
import { behindFace, type Setting } from '../faces/setting.ts';
import { newTape } from '../simulations/tape.ts';
import type { SimulateOptions } from './options.ts';
import type { Played } from './play.ts';

export interface Staging extends Setting {
  readonly face: Face | undefined;
  /** Task and agent as the face shows them. */
  readonly shown: Setting;
}

/** `look`: 0 for the play that every trial has, more for those under other names. */
export function stagingOf(
  { task, agent, look }: Setting & { readonly look: number },
  context: Pick<Context<SimulateOptions>, 'options' | 'random'>,
): Staging {
  const face = drawFace(agent, look, context);
  return { task, agent, face, shown: behindFace({ task, agent }, face) };
}

/** The first look mostly shows the tools under their own names; a share of those plays has results in other forms. */
function drawFace(
  agent: Agent,
  look: number,
  { options, random }: Pick<Context<SimulateOptions>, 'options' | 'random'>,
): Face | undefined {
  if (look > 0 || random.fork('renamed').chance(options.renamed)) return faceFor(agent, random.fork('face'));
  const draw = random.fork('forms');
  return draw.chance(options.forms) ? formsOnly(agent, draw) : undefined;
}

interface OpenStage extends AsyncDisposable {
  readonly session: Session;
  readonly show?: ReturnType<typeof messagesBehind>;
}

export async function openStaged(
  { task, agent, face, shown }: Staging,
  { store, signal, ask, random }: Pick<Context, 'store' | 'signal' | 'ask' | 'random'>,
): Promise<OpenStage> {
  const { plants, workspace } = task;
  const staged = { plants, workspace, tape: newTape(task.simulated, ask) };
  const opened = await openAgent({ ...agent, ...staged }, store, signal);
  const session = face ? facedSession(opened, shown.agent, face) : opened;
  return {
    session: withFaults(session, shown.task.faults, random.fork('faults')),
    ...(face ? { show: messagesBehind(face, random.fork('messages')) } : {}),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

type PlayRecord = Pick<
  Trajectory,
  'from' | 'task' | 'agent' | 'trial' | 'checkpoints' | 'face' | keyof Played
>;

/** What the record of a play says, whoever played it. */
export const playRecord = ({ task, agent, face }: Staging, trial: number, played: Played): PlayRecord => ({
  from: [task.id, agent.id],
  task: task.id,
  agent: agent.id,
  trial,
  ...played,
  ...(task.oracle.checkpoints.length > 0
    ? { checkpoints: checkpointsPassed(played.steps, task.oracle.checkpoints) }
    : {}),
  ...(face ? { face } : {}),
});

// One play with all that belongs to it: what it was played with, what the judge found, and the other plays of its task.
import { z } from 'zod';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { Agent } from '../../schemas/agent.ts';
import { judgementSchema } from '../../schemas/judgement.ts';
import type { Selection } from '../../schemas/selection.ts';
import type { Task } from '../../schemas/task.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { behindFace, inClearWeather } from '../../stages/faces/setting.ts';
import type { PlayDetail, PolicyInForce, Trial } from '../contract/play.ts';
import { ViewError } from '../view-error.ts';
import type { PlayIndex, UnitPlace } from './play-index.ts';

export async function detailOf(index: PlayIndex, id: string): Promise<Omit<PlayDetail, 'audit'>> {
  const trajectory = await index.get('trajectories', id);
  if (!trajectory) throw missing(index, id);
  const [stored, storedAgent] = [
    await index.get('tasks', trajectory.task),
    await index.get('agents', trajectory.agent),
  ];
  if (!stored || !storedAgent)
    throw new ViewError(503, `the task of ${id} is not read yet; try again in a moment`);
  const plain = trajectory.twin === undefined ? stored : inClearWeather(stored);
  const { task, agent } = behindFace({ task: plain, agent: storedAgent }, trajectory.face);
  const judgement = await judgementOf(index, id);
  const selection = await selectionOf(index, id);
  return {
    ...{ trajectory, task, agent },
    policies: await policiesOf(index, agent),
    ...(judgement ? { judgement } : {}),
    ...(selection ? { selection } : {}),
    trials: await trialsOf(index, trajectory),
    callFaults: trajectory.steps.map(({ call }) => faultsOf(call, { agent, task })),
    formats: exporters.map(({ format }) => format),
  };
}

export const missing = (index: PlayIndex, id: string): ViewError =>
  index.progress
    ? new ViewError(503, `the run is still being read, and ${id} was not there so far`)
    : new ViewError(404, `there is no trajectory ${id}`);

/** As the judge stage puts it into its rejects. */
const turnedDownSchema = judgementSchema.omit({ provenance: true, id: true, from: true });

async function judgementOf(index: PlayIndex, id: string): Promise<PlayDetail['judgement']> {
  const [place] = await index.query<UnitPlace>('SELECT stage, start, length FROM verdicts WHERE id = $id', {
    id,
  });
  if (!place) return undefined;
  const { records, rejects } = await index.unitAt(place);
  const accepted = records.judgements?.find(({ trajectory }) => trajectory === id);
  if (accepted) return accepted;
  const reject = rejects.find(({ record }) => record?.trajectory === id);
  return z.object(turnedDownSchema.shape).parse(reject?.record);
}

async function selectionOf(index: PlayIndex, id: string): Promise<Selection | undefined> {
  const [place] = await index.query<UnitPlace>('SELECT stage, start, length FROM selected WHERE id = $id', {
    id,
  });
  const unit = place && (await index.unitAt(place));
  return unit?.records.selections?.find(({ trajectory }) => trajectory === id);
}

async function policiesOf(index: PlayIndex, { parts }: Agent): Promise<PolicyInForce[]> {
  const worlds = await Promise.all(
    parts
      .filter(({ environment, primary }) => environment === 'world' && primary)
      .map(({ of }) => index.get('worlds', of)),
  );
  return worlds.flatMap((world) =>
    (world?.policies ?? []).map(({ id, prose, enforcedBy, about }) => ({
      ...{ id, prose, enforcedBy, about },
      world: world?.name ?? '',
    })),
  );
}

const trialsOf = (index: PlayIndex, { task }: Trajectory): Promise<Trial[]> =>
  index.query<Trial>(
    `SELECT p.id, p.trial, v.verdict, v.reason, p.calls FROM plays p LEFT JOIN verdicts v ON v.id = p.id
     WHERE p.task = $task ORDER BY p.trial, p.number`,
    { task },
  );

interface Call {
  readonly name: string;
  readonly arguments: unknown;
}

/** Undefined where the agent has no such tool. */
function faultsOf(
  { name, arguments: given }: Call,
  { agent, task }: { agent: Agent; task: Task },
): string[] | undefined {
  const { search, call } = agent.catalog ?? {};
  const tools = [search, call, ...agent.tools.filter((tool) => !task.withheld.includes(tool.name))];
  const tool = tools.find((each) => each?.name === name);
  return tool && schemaFaults(tool.inputSchema, given);
}

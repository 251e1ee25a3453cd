// simulate: plays each task between a user, an agent, and an environment. One unit is one trial of one task.
import { type Context, defineStage, type NewRecord } from '../pipeline/stage.ts';
import { unknownName } from '../pipeline/suggestions.ts';
import type { Task } from '../schemas/task.ts';
import type { Trajectory } from '../schemas/trajectory.ts';
import { type OpenContext, openContext } from './contexts/open.ts';
import { lotOfTrial } from './even-spread.ts';
import { canBeClear, inClearWeather, type Setting } from './faces/setting.ts';
import { playWithId } from './neutral-play.ts';
import { drawName } from './shares.ts';
import { type SimulateOptions, simulateOptions } from './simulate/options.ts';
import { play } from './simulate/play.ts';
import { oracleScript, type Script } from './simulate/script.ts';
import { speakersFor } from './simulate/speakers.ts';
import { openStaged, playRecord, stagingOf } from './simulate/staging.ts';
import { withStepSpans } from './simulate/step-spans.ts';
import { vices } from './simulate/vices/index.ts';
import { inWeightedOrder } from './weighted-order.ts';

export const simulate = defineStage({
  name: 'simulate',
  summary: 'play the tasks between a user, an agent, and an environment',
  writes: ['trajectories'],
  reads: ['tasks'],
  whole: false,
  computes: true,
  share: 7,
  options: () => simulateOptions,
  async check({ only }) {
    const known = vices.map(({ name }) => name);
    return only === undefined || known.includes(only)
      ? []
      : [{ path: ['only'], message: unknownName({ kind: 'vice' }, only, known) }];
  },
  async *units(store, options) {
    for (const task of store.idsAsCommitted('tasks')) {
      for (let trial = 0; trial < options.trials; trial += 1) {
        yield { id: `${task}/${trial}`, input: { task, trial, look: 0 } };
        for (let look = 1; look < options.faces; look += 1)
          yield { id: `${task}/${trial}/face-${look}`, input: { task, trial, look } };
      }
    }
  },
  turn: ({ trial }) => trial,
  async work({ task: taskId, trial, look }, context) {
    const { store, options, random } = context;
    const task = await store.get('tasks', taskId);
    const agent = await store.get('agents', task.agent);
    const playing = { task, agent, trial, look };
    const played = await playTask(playing, context);
    const hasTwin = look === 0 && canBeClear(task) && random.fork('twin').chance(options.twins);
    const twins = hasTwin ? [await playTask({ ...playing, twin: played }, context)] : [];
    return { records: { trajectories: [played, ...twins] }, rejects: [] };
  },
});

interface Playing extends Setting {
  readonly trial: number;
  readonly look: number;
  /** The play of which this is the twin. */
  readonly twin?: Pick<Trajectory, 'id' | 'vice'>;
}

/**
 * A twin has the face, the protocol and the vice of the other play, and no fault strikes it. Where nothing fails, nobody
 * gives up: a twin is without a vice that takes a fault.
 */
async function playTask(
  { task: planned, agent, trial, look, twin }: Playing,
  context: Context<SimulateOptions>,
): Promise<NewRecord<'trajectories'>> {
  const { options, ask, log } = context;
  const task = twin === undefined ? planned : inClearWeather(planned);
  const staging = stagingOf({ task, agent, look }, context);
  const { shown } = staging;
  const { script, vice } = scriptFor({ ...shown, trial, twin }, context);
  let isScripted = false; // only a procedure asks for the script; a model has vices of its own
  const { protocol, seen } = viewOf(shown.task, context);
  const setting = {
    ...shown,
    protocol,
    context: seen,
    candidates: options.userCandidates,
    script(): Script {
      isScripted = true;
      return script;
    },
  };
  await using opened = await openStaged(staging, context);
  const played = await play({
    ...shown,
    ...opened,
    makeCall: withStepSpans(log),
    limits: { messages: options.messages, calls: options.calls },
    speakers: speakersFor(setting, ask),
  });
  const { from, ...record } = playRecord(staging, trial, played);
  return playWithId({
    from: [...from, ...(twin === undefined ? [] : [twin.id])],
    ...record,
    ...(protocol === 'native' ? {} : { protocol }),
    ...seen.record(),
    ...(twin === undefined ? {} : { twin: twin.id }),
    ...(vice && isScripted ? { vice } : {}),
  });
}

/** How the conversation is put to the agent, and how much of it. */
function viewOf(
  { oracle }: Pick<Task, 'oracle'>,
  { options, random, ask }: Pick<Context<SimulateOptions>, 'options' | 'random' | 'ask'>,
): { protocol: string; seen: OpenContext } {
  const policy = drawName(options.context.policy, random.fork('context'));
  return {
    protocol: drawName(options.protocol, random.fork('protocol')),
    seen: openContext(policy, { limits: options.context, ask, oracle }),
  };
}

/** Few sessions come to so many calls, and each is worth more as an example than as one more play to reject. */
const longPlay = 150;

/** The oracle's script; in a share of the plays, spoiled by a vice. */
function scriptFor(
  { task, agent, trial, twin }: Setting & Pick<Playing, 'trial'> & { readonly twin: Playing['twin'] },
  { options, random }: Context<{ vices: number; only?: string | undefined }>,
): { script: Script; vice?: string } {
  const script = oracleScript(task);
  const draw = random.fork('vice');
  const only = twin ? twin.vice : options.only;
  const candidates = vices.filter(({ name }) => only === undefined || name === only);
  const share = options.only === undefined ? options.vices : 1;
  // A task of the user's own has no lot.
  const lot = task.lot === undefined ? draw.next() : lotOfTrial(task.lot, trial);
  const isSpared = options.only === undefined && task.oracle.calls.length >= longPlay;
  if (lot >= share || isSpared || (twin && only === undefined)) return { script };
  for (const vice of inWeightedOrder(candidates, ({ weight = 1 }) => weight, draw)) {
    const spoiled = vice.spoil(script, { task, agent, random: draw.fork(vice.name) });
    if (spoiled) return { script: spoiled, vice: vice.name };
  }
  return { script };
}

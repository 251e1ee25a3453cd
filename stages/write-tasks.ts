// write-tasks: writes what users want from an agent, with a rubric and an oracle, and accepts it only through the
// gate. One unit is one task for one agent.
import { z } from 'zod';
import { hashOf, withId } from '../pipeline/hash.ts';
import { type Context, defineStage, type RejectDraft } from '../pipeline/stage.ts';
import { unknownName } from '../pipeline/suggestions.ts';
import type { Agent } from '../schemas/agent.ts';
import { worldWithTools } from './environments/world.ts';
import { libraryWith } from './libraries/library.ts';
import { readLiveSeeds } from './mcp/live-seeds.ts';
import { readSeed } from './seeds.ts';
import { newTape, type Tape } from './simulations/tape.ts';
import { LimitError, leaseWorld } from './worlds/database.ts';
import { sampleArguments } from './worlds/sample-arguments.ts';
import { gateFault } from './write-tasks/gate.ts';
import { readGeneralSeeds } from './write-tasks/general-questions.ts';
import { openGround } from './write-tasks/ground.ts';
import { taskKinds } from './write-tasks/kinds/index.ts';
import type { Material, TaskKind } from './write-tasks/kinds/kind.ts';
import { calculatorOf } from './write-tasks/mathematics/problem.ts';
import { executePlan, type TaskBody } from './write-tasks/oracle.ts';
import { exploredBy, simulatedBy } from './write-tasks/own-server/explored-part.ts';
import { drawPersona, personaSeedsSchema } from './write-tasks/personas.ts';
import type { TaskPlan } from './write-tasks/plan.ts';
import { plannedUnits, type TriedKind } from './write-tasks/planned-units.ts';
import { projectOf } from './write-tasks/programming/project.ts';
import { asRequest } from './write-tasks/request.ts';
import { openScratch } from './write-tasks/scratch.ts';
import { canBeWished, wishFor } from './write-tasks/wish.ts';
import { nameOf } from './write-tasks/wording.ts';
import { wordsFor } from './write-tasks/words.ts';

export const writeTasks = defineStage({
  name: 'write-tasks',
  summary: 'write tasks with rubrics and executed oracles, and prove that their checks work',
  writes: ['tasks'],
  reads: ['agents'],
  // The kinds of its units are planned for all agents together.
  whole: true,
  // Those of the last units by what the others made.
  replans: true,
  computes: true,
  share: 43,
  options: (target) =>
    z.strictObject({
      perAgent: z.int().positive().default(3).describe('tasks per agent'),
      most: z
        .int()
        .positive()
        // About two of three plays are accepted; of a few, the share varies more.
        .default(Math.ceil(target * 1.9) + 4)
        .describe('most tasks in all'),
      kinds: z
        .record(z.string(), z.number().nonnegative())
        .default({})
        .describe('share of a kind of task in place of its own, which is 1 for most kinds; 0 leaves it out'),
    }),
  async check({ kinds }) {
    const known = taskKinds.map(({ name }) => name);
    return Object.keys(kinds)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path: ['kinds', name],
        message: unknownName({ kind: 'kind of task', plural: 'kinds of task' }, name, known),
      }));
  },
  units: (store, { perAgent, most, kinds }) =>
    plannedUnits(store, { perAgent, most, shareOf: ({ name, share = 1 }) => kinds[name] ?? share }),
  async work({ agent: agentId, kinds }, context) {
    const agent = await context.store.get('agents', agentId);
    const persona = drawPersona(await readSeed('personas.yaml', personaSeedsSchema), context.random);
    const liveSeeds = await readLiveSeeds();
    const generalSeeds = await readGeneralSeeds();
    const explored = await exploredBy(agent, context.store, context.signal);
    const simulated = await simulatedBy(agent, context.store);
    const library = await libraryOf(agent, context.store);
    const project = await projectOf(agent, context.store, context.signal);
    await using calculator = calculatorOf(agent, context.signal);
    const rejects: RejectDraft[] = [];
    for (const { kind, lot } of kinds.flatMap(kindNamed)) {
      for (const draw of draws) {
        using scratch = await openScratch(agent, context.store);
        const foreignRequest = kind.asksElsewhere ? await requestFromElsewhere(agent, context) : undefined;
        const seeds = { liveSeeds, generalSeeds };
        const own = { explored, simulated, library, project, calculator };
        const material = { agent, scratch, persona, foreignRequest, ...seeds, ...own };
        const written = await writeInWorld({ kind, draw }, material, context);
        if ('task' in written) return { records: { tasks: [withId({ ...written.task, lot })] }, rejects };
        rejects.push(...written.rejects);
        if (!written.isTurnedAway) break;
      }
    }
    return {
      records: {},
      rejects: rejects.length > 0 ? rejects : [{ reason: 'no kind fits', detail: `agent ${agent.name}` }],
    };
  },
});

function kindNamed({ name, lot }: TriedKind): { kind: TaskKind; lot: number }[] {
  const kind = taskKinds.find((each) => each.name === name);
  return kind ? [{ kind, lot }] : [];
}

async function libraryOf({ parts }: Agent, store: Context['store']) {
  const part = parts.find(({ environment, primary }) => primary && environment === 'library');
  return part && libraryWith(store, part.of);
}

/** What the gate turns away is drawn once more. */
const draws = ['draft', 'second draft'] as const;

type Written =
  | { readonly task: TaskBody }
  | { readonly rejects: RejectDraft[]; readonly isTurnedAway?: true };

/** Where SQL of a world uses up more than it may, the world is to blame, and the task is not written. */
async function writeInWorld(...[how, material, context]: Parameters<typeof writeOne>): Promise<Written> {
  try {
    return await writeOne(how, material, context);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    return { rejects: [{ reason: 'world breaks', detail: `${how.kind.name}: ${error.message}` }] };
  }
}

async function writeOne(
  { kind, draw }: { kind: TaskKind; draw: (typeof draws)[number] },
  material: Material,
  { ask, random, store, signal }: Context,
): Promise<Written> {
  const { agent, persona } = material;
  const chance = random.fork(`${draw} ${kind.name}`);
  const plan = await (kind.draftByRunning?.(material, chance) ?? kind.draft(material, chance));
  if (!plan) return { rejects: [] };
  const tape = newTape([], ask);
  await using ground = await openGround(
    { ...agent, plants: plan.plants, workspace: plan.workspace, tape },
    store,
    signal,
  );
  /** The task in words of the writer, who hears what the gate had against the last ones. */
  const worded = (fault?: string) => {
    const inWords = (executed: TaskPlan) =>
      wordsFor(executed, { kind, material, ask, random, ...(fault === undefined ? {} : { fault }) });
    return executePlan(plan, { kind, persona, ground, inWords });
  };
  const made = await worded();
  if ('fault' in made)
    return { rejects: [{ reason: 'oracle fails', detail: `${kind.name}: ${made.fault}`, record: plan }] };
  const fault = await gateFault({ task: made.task, ground });
  if (!fault) return { task: withRecorded(made.task, tape) };
  const again = await worded(fault.detail);
  // A procedure has no other words for the same plan.
  const isNew = 'task' in again && hashOf(again.task) !== hashOf(made.task);
  if (isNew && !(await gateFault({ task: again.task, ground })))
    return { task: withRecorded(again.task, tape) };
  const reject = { reason: fault.reason, detail: `${kind.name}: ${fault.detail}`, record: made.task };
  return { rejects: [reject], isTurnedAway: true };
}

/** The task with what was answered by simulated tools while it was made, so that its plays get the same answers. */
function withRecorded(task: TaskBody, tape: Tape): TaskBody {
  const simulated = tape.recorded();
  return simulated.length > 0 ? { ...task, simulated } : task;
}

/** Enough that one of them has a tool whose request names nothing that only a key could say. */
const worldsTried = 16;

/** A request that a tool of another category would fulfill, about things that the agent's own worlds do not have. */
async function requestFromElsewhere(agent: Agent, { store, random }: Context): Promise<string | undefined> {
  const parts = agent.parts.filter((part) => part.environment === 'world');
  const worlds = await Promise.all(parts.map(async (part) => (await worldWithTools(store, part.of)).world));
  const own = new Set(worlds.flatMap(({ path, tables }) => [path[0], ...Object.keys(tables)]));
  const nouns = worlds.flatMap(({ tables }) =>
    Object.values(tables).flatMap(({ noun, plural }) => [noun, plural]),
  );
  const others = store.ids('worlds');
  for (const id of random.shuffle(others).slice(0, worldsTried)) {
    const { world, tools } = await worldWithTools(store, id);
    if ([world.path[0], ...Object.keys(world.tables)].some((name) => own.has(name))) continue;
    using database = await leaseWorld(world);
    const tool = random.pick([...tools.values()]);
    const given = sampleArguments(tool, { database, state: database.initial, random });
    const keys = Object.entries(tool.references).filter(([name]) => given[name] !== undefined);
    const named = new Map(
      keys.flatMap(([name, table]) => {
        const known = world.tables[table];
        const text = known && nameOf(given[name], known, database.initial[table] ?? [])?.text;
        return text === undefined ? [] : [[name, text] as const];
      }),
    );
    // People have no IDs of things at hand.
    if (named.size < keys.length || !canBeWished(tool, Object.keys(given))) continue;
    const text = asRequest(wishFor(tool, { given, rows: named }, random), random);
    if (!nouns.some((noun) => new RegExp(`\\b${noun}\\b`).test(text))) return text;
  }
  return undefined;
}

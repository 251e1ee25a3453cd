// write-simulations: writes the records behind tools of real servers for which no world could be inferred, so that a
// model can simulate them. One unit is one server. Nothing is written unless the config asks for it.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { type Context, defineStage, type RejectDraft } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import type { SimulatedAnswer, Simulation, SimulationDraft } from '../schemas/simulation.ts';
import type { Spec } from '../schemas/spec.ts';
import { realServers } from './infer-worlds/infer.ts';
import { packagedServers } from './mcp/servers.ts';
import { type LoadedSimulation, SimulatedState } from './simulations/simulation.ts';
import { newTape } from './simulations/tape.ts';
import { toolSimulator } from './simulations/tool-simulator.ts';
import { draftFrom, standards } from './write-simulations/draft-faults.ts';
import { simulationWriter } from './write-simulations/simulation-writer.ts';
import { exploreSimulation } from './write-tasks/simulated/explore-simulation.ts';

/** How often records with faults are sent back to their writer. */
const rounds = 2;
/** More tools of one server than these make the prompt of their writer too long. */
const mostTools = 20;

export const writeSimulations = defineStage({
  name: 'write-simulations',
  summary: 'write records behind tools of real servers without a world, for a model to simulate',
  writes: ['simulations'],
  reads: ['specs'],
  // Which servers have no world shows once all worlds have been inferred.
  whole: true,
  options: () =>
    z.strictObject({
      servers: z
        .int()
        .nonnegative()
        .default(0)
        .describe('most servers that a model simulates; more than 0 needs a model for the roles that do it'),
      quality: z
        .number()
        .min(0)
        .max(1)
        .default(0.7)
        .describe('lowest quality of a spec whose tool is simulated'),
      samples: z
        .int()
        .min(1)
        .max(9)
        .default(2)
        .describe(
          'how often the simulator is asked about a call; more than half of the answers must agree, ' +
            'which says little of a model at temperature 0',
        ),
    }),
  async check({ servers }, _, isModel) {
    const missing = [simulationWriter.name, toolSimulator.name].filter((role) => !isModel(role));
    if (servers === 0 || missing.length === 0) return [];
    const roles = missing.map((role) => `roles.${role}`).join(' and ');
    return [
      {
        path: ['servers'],
        message: `no procedure can simulate a server; bind ${roles} to a model, or set it to 0`,
      },
    ];
  },
  async *units(store, { servers, quality }) {
    if (servers === 0) return;
    for (const { server, tools } of (await candidates(store, quality)).slice(0, servers))
      yield { id: server, input: { server, tools } };
  },
  async work({ server, tools }, context) {
    const specs = uniqueByName(await Promise.all(tools.map((id) => context.store.get('specs', id))));
    const written = await writtenFor(server, specs, context);
    const { draft, faults, rejects } = written;
    if (!draft)
      return { records: {}, rejects: notSimulated(server, ['no records stand behind its tools'], rejects) };
    if (faults.length > 0) return { records: {}, rejects: notSimulated(server, faults, rejects) };
    const simulation = simulationOf(server, draft, { specs, samples: context.options.samples });
    const explored = await exploredReads({ simulation, specs }, context);
    if (explored.known.every(({ ok }) => !ok))
      return { records: {}, rejects: notSimulated(server, ['no read has a dependable answer'], rejects) };
    const record = withId({ ...simulation, known: explored.known });
    return { records: { simulations: [record] }, rejects: [...rejects, ...explored.rejects] };
  },
});

/** Servers without a world that cannot be played live, those with the most good tools first. */
async function candidates(store: Reader, quality: number): Promise<{ server: string; tools: string[] }[]> {
  const played = new Set(packagedServers.flatMap(({ name, live }) => (live ? [name] : [])));
  for await (const { path } of store.read('worlds')) if (path[0] === realServers) played.add(path[1]);
  const byServer = new Map<string, string[]>();
  for await (const { id, server, quality: of } of store.read('specs'))
    if (!played.has(server.name) && of.score >= quality)
      byServer.set(server.name, [...(byServer.get(server.name) ?? []), id]);
  return [...byServer]
    .map(([server, tools]) => ({ server, tools: tools.slice(0, mostTools) }))
    .filter(({ tools }) => tools.length >= standards.tools)
    .sort((a, b) => b.tools.length - a.tools.length || (a.server < b.server ? -1 : 1));
}

/** Servers of one name may have tools of one name. */
const uniqueByName = (specs: readonly Spec[]): Spec[] =>
  specs.filter(({ name }, at) => specs.findIndex((other) => other.name === name) === at);

interface Written {
  readonly draft: SimulationDraft | undefined;
  readonly faults: readonly string[];
  readonly rejects: readonly RejectDraft[];
}

/** The records as the model writes them, sent back while they have faults. */
async function writtenFor(server: string, specs: readonly Spec[], { ask }: Context): Promise<Written> {
  const tools = specs.map(({ name, description, inputSchema, outputSchema, annotations }) => ({
    name,
    description,
    inputSchema,
    ...(outputSchema ? { outputSchema } : {}),
    ...(annotations ? { annotations } : {}),
  }));
  const asked = async (faults?: readonly string[]): Promise<Written> => {
    const { simulation, skipped } = await ask(
      simulationWriter,
      { server, tools, ...(faults ? { faults } : {}) },
      undefined,
    );
    const rejects = skipped.map(({ tool, why }) => ({
      reason: 'tool not simulated',
      detail: `${server}.${tool}: ${why}`,
    }));
    const made = simulation ? draftFrom(simulation, specs) : { draft: undefined, faults: [] };
    return { ...made, rejects };
  };
  let written = await asked();
  for (let round = 0; round < rounds && written.faults.length > 0; round += 1)
    written = await asked(written.faults);
  return written;
}

function simulationOf(
  server: string,
  draft: SimulationDraft,
  { specs, samples }: { specs: readonly Spec[]; samples: number },
): Omit<Simulation, 'id' | 'provenance'> {
  const tools = draft.tools.flatMap((tool) => {
    const spec = specs.find(({ name }) => name === tool.name);
    return spec ? [{ ...tool, spec: spec.id }] : [];
  });
  return { from: tools.map(({ spec }) => spec), server, ...draft, tools, samples, known: [] };
}

/** Reads in the first state, answered once for all tasks and plays. */
async function exploredReads(
  { simulation, specs }: { simulation: Omit<Simulation, 'id' | 'provenance'>; specs: readonly Spec[] },
  { ask }: Context,
): Promise<{ known: SimulatedAnswer[]; rejects: RejectDraft[] }> {
  const loaded: LoadedSimulation = { simulation, specs: new Map(specs.map((spec) => [spec.name, spec])) };
  const tape = newTape([], ask);
  const state = new SimulatedState(loaded, tape);
  const rejects: RejectDraft[] = [];
  await exploreSimulation(loaded, async (tool, given) => {
    state.rewind();
    const result = await state.call(tool, given);
    if (result.broken !== undefined)
      rejects.push({
        reason: 'simulation undecided',
        detail: `${simulation.server}.${tool}: ${result.broken}`,
      });
    return result;
  });
  return { known: tape.recorded(), rejects };
}

const notSimulated = (
  server: string,
  faults: readonly string[],
  rejects: readonly RejectDraft[],
): RejectDraft[] => [{ reason: 'not simulated', detail: `${server}: ${faults.join('; ')}` }, ...rejects];

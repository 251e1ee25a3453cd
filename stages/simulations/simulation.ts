// A simulation as it is read from a store, with the specs of its tools, and sessions on it.
import { BugError } from '../../pipeline/errors.ts';
import { hashOf } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { SimulatedAnswer, Simulation } from '../../schemas/simulation.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import { agreedAnswer } from './agreed-answer.ts';
import type { SimulatorInput } from './simulated-call.ts';
import { canonicalRecords, nextKey, type Records, withChanges } from './state.ts';
import type { Tape } from './tape.ts';

export interface LoadedSimulation {
  readonly simulation: Omit<Simulation, 'id' | 'provenance'>;
  /** By the name of the tool. */
  readonly specs: ReadonlyMap<string, Pick<Spec, 'name' | 'description' | 'inputSchema' | 'outputSchema'>>;
}

const loaded = new WeakMap<Reader, Map<string, Promise<LoadedSimulation>>>();

/** By the ID of its record. Each is read once per store. */
export function simulationWith(store: Reader, id: string): Promise<LoadedSimulation> {
  const simulations = loaded.get(store) ?? new Map<string, Promise<LoadedSimulation>>();
  loaded.set(store, simulations);
  const known = simulations.get(id) ?? load(store, id);
  simulations.set(id, known);
  return known;
}

async function load(store: Reader, id: string): Promise<LoadedSimulation> {
  const simulation = await store.get('simulations', id);
  const specs = await Promise.all(simulation.tools.map(({ spec }) => store.get('specs', spec)));
  return { simulation, specs: new Map(specs.map((spec) => [spec.name, spec])) };
}

/** Whether a model answers tools that the agent works with. */
export const isSimulated = ({ parts }: { readonly parts: readonly EnvironmentPart[] }): boolean =>
  parts.some(({ environment, primary }) => environment === 'simulated' && primary);

/** The simulations that an agent works with. */
export const simulationsOf = async (
  parts: readonly EnvironmentPart[],
  store: Reader,
): Promise<LoadedSimulation['simulation'][]> =>
  Promise.all(
    parts
      .filter(({ environment, primary }) => environment === 'simulated' && primary)
      .map(async ({ of }) => (await simulationWith(store, of)).simulation),
  );

/** Earlier calls that the simulator is shown. */
const mostEarlier = 6;
/** Characters of an earlier result. */
const longestEarlier = 1500;

/** The state of one session and the calls that led to it. */
export class SimulatedState {
  readonly #loaded: LoadedSimulation;
  readonly #tape: Tape;
  #records: Records;
  #earlier: string[] = [];

  constructor(simulation: LoadedSimulation, tape: Tape) {
    this.#loaded = simulation;
    this.#tape = tape;
    this.#records = simulation.simulation.state;
  }

  rewind(): void {
    this.#records = this.#loaded.simulation.state;
    this.#earlier = [];
  }

  snapshot(): JsonObject {
    return canonicalRecords(this.#records, this.#loaded.simulation);
  }

  async call(tool: string, given: JsonObject): Promise<ToolResult> {
    const { simulation } = this.#loaded;
    const call = { before: hashOf(this.#records), tool, arguments: given };
    const known = this.#tape.recall(call) ?? knownRead(simulation, call);
    if (known) return this.#made(known);
    const { ask } = this.#tape;
    if (!ask) throw new BugError(`nobody can be asked what ${tool} of ${simulation.server} returns`);
    const agreed = await agreedAnswer({ input: this.#inputFor(tool, given), simulation }, ask);
    if ('undecided' in agreed) return broken(agreed.undecided);
    const { ok, value, changes } = agreed.outcome;
    const answer = { ...call, ok, value, changes: [...changes] };
    this.#tape.record(answer);
    return this.#made(answer);
  }

  #made({ tool, arguments: given, ok, value, changes }: SimulatedAnswer): ToolResult {
    this.#records = withChanges(this.#records, changes);
    const told = JSON.stringify(value).slice(0, longestEarlier);
    this.#earlier = [...this.#earlier, `${tool} ${JSON.stringify(given)} -> ${told}`].slice(-mostEarlier);
    return { ok, value, tier: 'model', changes };
  }

  #inputFor(name: string, given: JsonObject): Omit<SimulatorInput, 'faults'> {
    const { simulation, specs } = this.#loaded;
    const spec = specs.get(name);
    const tool = simulation.tools.find((candidate) => candidate.name === name);
    if (!spec || !tool) throw new BugError(`the simulation of ${simulation.server} has no tool ${name}`);
    const { description, inputSchema, outputSchema } = spec;
    const { effect, changes } = tool;
    const { title, summary, clock, tables } = simulation;
    const keys = Object.entries(this.#records).flatMap(([table, rows]): [string, string][] => {
      const key = nextKey(rows);
      return key !== undefined && changes.some((each) => each.table === table && each.may.includes('add'))
        ? [[table, key]]
        : [];
    });
    return {
      server: { title, summary, clock, tables },
      state: this.#records,
      tool: { name, description, inputSchema, ...(outputSchema ? { outputSchema } : {}), effect, changes },
      newKeys: Object.fromEntries(keys),
      earlier: this.#earlier,
      given,
    };
  }
}

/** Reads of the first state that were answered when the simulation was made. */
function knownRead(
  { known }: LoadedSimulation['simulation'],
  call: Pick<SimulatedAnswer, 'before' | 'tool' | 'arguments'>,
): SimulatedAnswer | undefined {
  const key = hashOf([call.before, call.tool, call.arguments]);
  return known.find((answer) => hashOf([answer.before, answer.tool, answer.arguments]) === key);
}

/** The service has no answer that can be relied on. Whoever plays stops here. */
const broken = (why: string): ToolResult => ({
  ok: false,
  value: { error: { code: 'SERVICE_UNDECIDED', message: 'The service gave no dependable answer.' } },
  tier: 'model',
  changes: [],
  broken: why,
});

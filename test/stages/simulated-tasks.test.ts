// Tasks on a simulated server: their calls are executed before they are asked for, the gate tells right from wrong, and
// what it has asked for is few calls.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import {
  type LoadedSimulation,
  SimulatedState,
  simulationWith,
} from '../../stages/simulations/simulation.ts';
import { newTape } from '../../stages/simulations/tape.ts';
import { sceneFor } from '../../stages/write-tasks/gate/playing.ts';
import { neighborRow } from '../../stages/write-tasks/gate/proofs/neighbor-row.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import type { Material } from '../../stages/write-tasks/kinds/kind.ts';
import { simulated } from '../../stages/write-tasks/kinds/simulated.ts';
import { executePlan, type TaskBody } from '../../stages/write-tasks/oracle.ts';
import type { ExploredCall } from '../../stages/write-tasks/own-server/explore.ts';
import { exploreSimulation } from '../../stages/write-tasks/simulated/explore-simulation.ts';
import { depotSpecs } from '../support/depot.ts';
import { asDepot, openDepot, type Says } from '../support/simulator.ts';

const persona = {
  name: 'a clerk',
  manner: 'Writes plainly.',
  style: 'plain' as const,
  openings: [''],
  closings: [''],
};
const { signal } = new AbortController();

type Depot = Awaited<ReturnType<typeof openDepot>>;

async function explored({ store, part, tape }: Depot): Promise<[LoadedSimulation, ExploredCall[]]> {
  const loaded = await simulationWith(store, part.of);
  const state = new SimulatedState(loaded, tape);
  const reads = await exploreSimulation(loaded, (tool, given) => {
    state.rewind();
    return state.call(tool, given);
  });
  return [loaded, reads];
}

const agentOn = ({ part }: Depot): Agent => ({
  id: 'agent',
  from: [],
  name: 'Depot',
  mix: 'simulated',
  systemPrompt: 'You help at a depot.',
  tools: depotSpecs.map(({ id, name, description, inputSchema }) => ({
    name,
    description,
    inputSchema,
    origin: { collection: 'specs', id },
  })),
  distractors: [],
  parts: [part],
  provenance: { stage: 'synthesize-agents', unit: 'agent-00001', seed: 1, roles: {} },
});

interface Made {
  readonly task?: TaskBody;
  readonly fault?: string;
  /** Whether the gate has tried the change on another row. */
  readonly isTriedOnNeighbor?: boolean;
  readonly asked: number;
}

async function taskFor(
  seed: number,
  depot: Depot,
  [loaded, reads]: [LoadedSimulation, ExploredCall[]],
): Promise<Made> {
  const agent = agentOn(depot);
  const material = { agent, explored: reads, simulated: loaded, persona } as unknown as Material; // what this kind reads of it
  const plan = simulated.draft(material, randomFor('simulated', seed));
  if (!plan) throw new Error('there is no plan');
  const before = depot.endpoint.requests.length;
  const tape = newTape(depot.tape.recorded(), depot.tape.ask);
  await using ground = await openGround({ ...agent, tape }, depot.store, signal);
  const made = await executePlan(plan, { kind: simulated, persona, ground });
  if ('fault' in made) return { fault: made.fault, asked: depot.endpoint.requests.length - before };
  const fault = await gateFault({ task: made.task, ground });
  const asked = depot.endpoint.requests.length - before;
  if (fault) return { fault: `${fault.reason}: ${fault.detail}`, asked };
  const subject = { task: made.task, ground };
  const neighbor = await neighborRow.play(await sceneFor(subject));
  return { task: made.task, isTriedOnNeighbor: neighbor !== undefined, asked };
}

describe('tasks on a simulated server', () => {
  let depot: Depot;
  const made: Made[] = [];
  beforeAll(async () => {
    depot = await openDepot();
    const reads = await explored(depot);
    for (let seed = 0; seed < 24; seed += 1) made.push(await taskFor(seed, depot, reads));
  });
  afterAll(() => depot[Symbol.asyncDispose]());

  it('pass the gate but for calls that the server refuses, in words of their own', () => {
    const tasks = made.flatMap(({ task }) => task ?? []);
    expect(tasks.length).toBeGreaterThan(16);
    expect(new Set(tasks.map(({ request }) => request)).size).toBeGreaterThan(14);
    expect(tasks.some(({ faults }) => faults.length > 0)).toBe(true);
    expect(tasks.some(({ goals }) => goals.length > 1)).toBe(true);
    for (const { oracle, rubric } of tasks) {
      expect(oracle.touched.length + oracle.communicate.length).toBeGreaterThan(0);
      expect(rubric.some(({ kind }) => kind === 'outcome')).toBe(true);
    }
  });

  it('with a change are proved against another row, for three simulated calls at most', () => {
    const changing = made.filter(({ task }) => (task?.oracle.touched.length ?? 0) > 0);
    expect(changing.length).toBeGreaterThan(8);
    expect(changing.every(({ isTriedOnNeighbor }) => isTriedOnNeighbor)).toBe(true);
    expect(Math.max(...made.map(({ asked }) => asked))).toBeLessThanOrEqual(6); // two samples each
  });
});

it('nothing is proved by a play that the simulator breaks off: the task is turned away', async () => {
  // It agrees with itself about the first change of a task, and about no other.
  let first: string | undefined;
  const says: Says = (call, count) => {
    const said = asDepot(call, count) as { patch: object[]; result: object };
    if (said.patch.length === 0) return said;
    first ??= JSON.stringify(call.given);
    return JSON.stringify(call.given) === first ? said : { ...said, result: { courier: 'Tara Novak' } };
  };
  await using depot = await openDepot({ says });
  const reads = await explored(depot);
  const faults: string[] = [];
  for (let seed = 0; seed < 12; seed += 1) {
    first = undefined;
    const { task, fault } = await taskFor(seed, depot, reads);
    if (task) expect(task.oracle.touched).toEqual([]);
    else faults.push(fault ?? '');
  }
  expect(faults.join('\n')).toMatch(/environment breaks: \w+: no answer is sound/);
});

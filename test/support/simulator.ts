// A simulator behind a real endpoint: the depot's answers, or lies in their place, through HTTP, parsing, and repair.

import { askModel } from '../../pipeline/role.ts';
import type { Context } from '../../pipeline/stage.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { SimulatedAnswer } from '../../schemas/simulation.ts';
import { simulatedEnvironment } from '../../stages/environments/simulated.ts';
import { newTape } from '../../stages/simulations/tape.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { testCall } from './call.ts';
import { depotAnswer, depotSimulation, depotSpecs, type ShownCall, shownCall } from './depot.ts';
import { type EndpointOptions, testEndpoint, type WireRequest } from './endpoint.ts';
import { testModels } from './models.ts';

/** What the model says to a call; `count` counts the requests for this call in this state from 1. */
export type Says = (call: ShownCall, count: number) => unknown;

export const asDepot: Says = (call) => depotAnswer(call);

const promptOf = ({ messages }: WireRequest): string =>
  messages.find(({ role }) => role === 'user')?.content ?? '';

export function saying(says: Says): EndpointOptions['say'] {
  const counts = new Map<string, number>();
  return (request) => {
    const call = shownCall(promptOf(request));
    const key = JSON.stringify([call.state, call.tool, call.given]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const said = says(call, count);
    return { content: typeof said === 'string' ? said : JSON.stringify(said) };
  };
}

const neverAsked = (): never => {
  throw new Error('a model is bound to the role');
};

/** Shares of kinds with which a run has no tasks but those on simulated servers. */
export const noOthers = Object.fromEntries(
  taskKinds.filter(({ name }) => name !== 'simulated').map(({ name }) => [name, 0]),
);

export const isWriters = ({ messages }: WireRequest): boolean =>
  messages[0]?.content?.startsWith('You are an engineer') ?? false;

export async function depotStore(samples = 2): Promise<{ store: Store; id: string }> {
  const simulation = depotSimulation(samples);
  const store = memoryStore();
  await store.commit('harvest', 'depot', { records: { specs: [...depotSpecs] }, rejects: [] });
  await store.commit('write-simulations', 'depot', { records: { simulations: [simulation] }, rejects: [] });
  return { store, id: simulation.id };
}

interface OpenOptions {
  readonly says?: Says;
  readonly samples?: number;
  readonly earlier?: readonly SimulatedAnswer[];
  readonly settings?: Record<string, unknown>;
  readonly strike?: EndpointOptions['strike'];
}

/** The depot, open, with a model behind an endpoint. */
export async function openDepot({
  says = asDepot,
  samples = 2,
  earlier,
  settings,
  strike,
}: OpenOptions = {}) {
  const endpoint = await testEndpoint({ say: saying(says), ...(strike ? { strike } : {}) });
  const models = await testModels({
    m: { baseURL: endpoint.url, price: { input: 1, output: 2 }, ...settings },
  });
  const asking = { model: models.model('m'), call: testCall({ role: 'tool-simulator' }) };
  const ask: Context['ask'] = async (role, input) =>
    (await askModel({ ...role, procedure: neverAsked }, input, asking)).output;
  const { store, id } = await depotStore(samples);
  const tape = newTape(earlier, ask);
  const part = { environment: 'simulated', of: id, tools: depotSpecs.map(({ name }) => name), primary: true };
  const open = (other = tape) =>
    simulatedEnvironment.open({ part, store, signal: new AbortController().signal, tape: other });
  return {
    endpoint,
    tape,
    part,
    store,
    open,
    async [Symbol.asyncDispose]() {
      await models[Symbol.asyncDispose]();
      await endpoint[Symbol.asyncDispose]();
    },
  };
}

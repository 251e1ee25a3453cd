// What exploring the server of an agent finds, for the tasks that are written about it: a server of the user's own, or
// a simulated one, whose reads were made when it was written.
import { hashOf } from '../../../pipeline/hash.ts';
import type { Reader } from '../../../pipeline/store.ts';
import type { Agent } from '../../../schemas/agent.ts';
import { openAgent } from '../../environments/joined.ts';
import { isSimulated, type LoadedSimulation, simulationWith } from '../../simulations/simulation.ts';
import { exploreSimulation } from '../simulated/explore-simulation.ts';
import { type ExploredCall, explore } from './explore.ts';

/** Undefined for an agent without such a server. Tools that may write are not called. */
export async function exploredBy(
  agent: Agent,
  store: Reader,
  signal: AbortSignal,
): Promise<readonly ExploredCall[] | undefined> {
  const simulated = await simulatedBy(agent, store);
  if (simulated) return recordedReads(simulated);
  const part = agent.parts.find(({ server, primary }) => server !== undefined && primary);
  if (!part) return undefined;
  const readable = part.tools.filter((name) => !part.writes?.includes(name));
  await using session = await openAgent({ parts: [part] }, store, signal);
  return await explore(
    agent.tools.filter(({ name }) => readable.includes(name)),
    (tool, given) => session.call(tool, given),
  );
}

/** The simulated server that the agent works with. */
export async function simulatedBy({ parts }: Agent, store: Reader): Promise<LoadedSimulation | undefined> {
  const part = parts.find((each) => isSimulated({ parts: [each] }));
  return part && (await simulationWith(store, part.of));
}

/** Explores as the stage did that wrote the simulation, so that every dependable answer is known. */
async function recordedReads(simulated: LoadedSimulation): Promise<ExploredCall[]> {
  const known = new Map(
    simulated.simulation.known.map((answer) => [hashOf([answer.tool, answer.arguments]), answer]),
  );
  return await exploreSimulation(
    simulated,
    async (tool, given) => known.get(hashOf([tool, given])) ?? { ok: false, value: null },
  );
}

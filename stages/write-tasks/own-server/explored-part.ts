// What exploring an agent's own server finds, for the tasks that are written about it.
import type { Reader } from '../../../pipeline/store.ts';
import type { Agent } from '../../../schemas/agent.ts';
import { openAgent } from '../../environments/joined.ts';
import { type ExploredCall, explore } from './explore.ts';

/** Undefined for an agent without a server of the user's own. Tools that may write are not called. */
export async function exploredBy(
  agent: Agent,
  store: Reader,
  signal: AbortSignal,
): Promise<readonly ExploredCall[] | undefined> {
  const part = agent.parts.find(({ server, primary }) => server !== undefined && primary);
  if (!part) return undefined;
  const readable = part.tools.filter((name) => !part.writes?.includes(name));
  await using session = await openAgent({ parts: [part] }, store, signal);
  return await explore(
    agent.tools.filter(({ name }) => readable.includes(name)),
    (tool, given) => session.call(tool, given),
  );
}

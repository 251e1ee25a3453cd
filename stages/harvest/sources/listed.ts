// The tools that a running server lists, as specs and rejects. Both sources that ask servers use this.
import { ServerError } from '../../mcp/server-failure.ts';
import type { ServerSession } from '../../mcp/session.ts';
import { normalize, type Origin } from '../normalize.ts';
import type { Findings } from './source.ts';

/** Throws if the server cannot be used for a reason that may pass. Its unit then stays owed. */
export async function toolsListedBy<Session extends ServerSession>(
  open: () => Promise<Session>,
  originOf: (session: Session) => Origin,
): Promise<Findings> {
  try {
    await using session = await open();
    const origin = originOf(session);
    const { tools, broken, cut } = await session.listTools();
    const label = origin.server.name;
    return {
      tools: tools.map((tool) => normalize(tool, origin)),
      rejects: [
        ...broken.map(({ name, fault }) => ({
          reason: 'broken declaration',
          detail: `${label}.${name}: ${fault}`,
        })),
        ...(cut
          ? [{ reason: 'list cut', detail: `${label}: ${cut}; the first ${tools.length} are kept` }]
          : []),
        ...(tools.length + broken.length === 0
          ? [{ reason: 'no tools', detail: `${label}: the server lists no tools` }]
          : []),
      ],
    };
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    return { tools: [], rejects: [{ reason: `server ${error.reason}`, detail: error.message }] };
  }
}

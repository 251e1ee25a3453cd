// The tools that a running server lists, as specs and rejects. Both sources that ask servers use this.
import type { ListedTool } from '../../mcp/listed-tools.ts';
import { ServerError } from '../../mcp/server-failure.ts';
import type { ServerSession } from '../../mcp/session.ts';
import { type NormalizedTool, normalizeAll, type Origin } from '../normalize.ts';
import { orderIn } from '../texts/orders.ts';
import { partition } from './partition.ts';
import type { Findings } from './source.ts';

/**
 * A server that gives orders to models in its instructions loses all of its tools. Of tools with one name, a client
 * reaches one alone.
 */
function specsOf(
  tools: readonly ListedTool[],
  origin: Origin,
  instructions: string | undefined,
): NormalizedTool[] {
  const order = orderIn(instructions ?? null);
  const refused = (reason: string, name: string, why: string) => ({
    reject: { reason, detail: `${origin.server.name}.${name}: ${why}` },
  });
  if (order !== undefined)
    return tools.map(({ name }) =>
      refused('prompt injection', name, `server instructions: ${order.slice(0, 200)}`),
    );
  const byName = new Map([...tools].reverse().map((tool) => [tool.name, tool]));
  const [first, repeated] = partition(tools, (tool) => byName.get(tool.name) === tool);
  return [
    ...normalizeAll(first.map((tool) => ({ tool, origin }))),
    ...repeated.map(({ name }) =>
      refused('repeated name', name, 'the server lists another tool of this name before'),
    ),
  ];
}

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
      tools: specsOf(tools, origin, session.instructions),
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

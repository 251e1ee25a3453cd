// live: a real MCP server that is started for each play in a fresh directory with known contents.

import { BugError } from '../../../pipeline/errors.ts';
import type { ToolDeclaration } from '../../../schemas/agent.ts';
import type { Spec } from '../../../schemas/spec.ts';
import type { LiveServer } from '../../mcp/live-server.ts';
import { packagedServers } from '../../mcp/servers.ts';
import { withDistractors } from './distractors.ts';
import { declare, type Mix, type Stock } from './mix.ts';

interface Playable {
  readonly server: string;
  readonly live: LiveServer;
  readonly fixtures: readonly string[];
}

const playableIn = ({ specs, fixtures }: Stock): Playable[] =>
  packagedServers.flatMap(({ name, live }) => {
    const own = fixtures.get(name) ?? [];
    return live && specs.has(name) && own.length > 0 ? [{ server: name, live, fixtures: own }] : [];
  });

export const live: Mix = {
  name: 'live',
  weight: 6,
  isPossible: (stock) => playableIn(stock).length > 0,
  async draw(stock, wanted) {
    // Servers take turns, whatever number of contents each has: tasks on each are a kind of their own.
    const playable = playableIn(stock);
    const chosen = playable[wanted.turn % playable.length];
    if (!chosen) throw new BugError('no live server was harvested');
    const { server, live: setting, fixtures } = chosen;
    const fixture = fixtures[Math.floor(wanted.turn / playable.length) % fixtures.length];
    const specs = wanted.random.shuffle(
      (stock.specs.get(server) ?? []).filter((spec) => !setting.volatile.includes(spec.name)),
    );
    const part = {
      environment: 'mcp',
      of: server,
      fixture,
      tools: specs.map((spec) => spec.name),
      primary: true,
    };
    const tools = specs.map((spec) => declareLive(spec, setting));
    return withDistractors({ parts: [part], tools, distractors: [] }, stock, wanted);
  },
};

/** Arguments without which an answer would hold times of the host are required of agents. */
function declareLive(spec: Spec, { required = {} }: LiveServer): ToolDeclaration {
  const declaration = declare('specs', spec);
  const more = required[spec.name];
  if (!more) return declaration;
  const { required: own = [], ...schema } = declaration.inputSchema;
  const all = [...new Set([...(Array.isArray(own) ? own : []), ...more])];
  return { ...declaration, inputSchema: { ...schema, required: all } };
}

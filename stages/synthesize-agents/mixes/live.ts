// live: a real MCP server that is started for each play in a fresh directory with known contents.

import { BugError } from '../../../pipeline/errors.ts';
import type { ToolDeclaration } from '../../../schemas/agent.ts';
import type { Spec } from '../../../schemas/spec.ts';
import type { LiveServer } from '../../mcp/live-server.ts';
import { packagedServers } from '../../mcp/servers.ts';
import { withDistractors } from './distractors.ts';
import { declare, type Mix, type Stock } from './mix.ts';

/** Every server with each of its contents. Servers take turns, so the first few agents show each server. */
function settingsOf(stock: Stock): { server: string; live: LiveServer; fixture: string }[] {
  const settings = packagedServers.flatMap(({ name, live }) =>
    live && stock.specs.has(name)
      ? (stock.fixtures.get(name) ?? []).map((fixture, order) => ({ server: name, live, fixture, order }))
      : [],
  );
  return settings.sort((a, b) => a.order - b.order);
}

export const live: Mix = {
  name: 'live',
  weight: 2,
  isPossible: (stock) => settingsOf(stock).length > 0,
  async draw(stock, wanted) {
    const settings = settingsOf(stock);
    const setting = settings[wanted.turn % settings.length];
    if (!setting) throw new BugError('no live server was harvested');
    const { server, fixture } = setting;
    const specs = wanted.random.shuffle(
      (stock.specs.get(server) ?? []).filter((spec) => !setting.live.volatile.includes(spec.name)),
    );
    const part = {
      environment: 'mcp',
      of: server,
      fixture,
      tools: specs.map((spec) => spec.name),
      primary: true,
    };
    const tools = specs.map((spec) => declareLive(spec, setting.live));
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

// live: a real MCP server that is started for each play in a fresh directory with known contents.

import { BugError } from '../../../pipeline/errors.ts';
import { packagedServers } from '../../mcp/servers.ts';
import { declare, type Mix, type Stock } from './mix.ts';

/** Every server with each of its contents. Servers take turns, so the first few agents show each server. */
function settingsOf(stock: Stock): { server: string; fixture: string }[] {
  const settings = packagedServers
    .filter(({ name, live }) => live && stock.specs.has(name))
    .flatMap(({ name }) =>
      (stock.fixtures.get(name) ?? []).map((fixture, order) => ({ server: name, fixture, order })),
    );
  return settings.sort((a, b) => a.order - b.order);
}

export const live: Mix = {
  name: 'live',
  weight: 1,
  isPossible: (stock) => settingsOf(stock).length > 0,
  async draw(stock, turn, random) {
    const settings = settingsOf(stock);
    const setting = settings[turn % settings.length];
    if (!setting) throw new BugError('no live server was harvested');
    const volatile = packagedServers.find(({ name }) => name === setting.server)?.live?.volatile ?? [];
    const specs = random.shuffle(
      (stock.specs.get(setting.server) ?? []).filter((spec) => !volatile.includes(spec.name)),
    );
    const part = {
      environment: 'mcp',
      of: setting.server,
      fixture: setting.fixture,
      tools: specs.map((spec) => spec.name),
      primary: true,
    };
    return { parts: [part], tools: specs.map((spec) => declare('specs', spec)), distractors: [] };
  },
};

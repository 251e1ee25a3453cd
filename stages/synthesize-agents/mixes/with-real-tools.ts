// with_real_tools: tools of one application, and among them some tools of a real server that no task needs.
import { BugError } from '../../../pipeline/errors.ts';
import { declare, type Mix, someOf, worldPart } from './mix.ts';

export const withRealTools: Mix = {
  name: 'with_real_tools',
  weight: 2,
  isPossible: (stock) => stock.worlds.length > 0 && stock.specs.size > 0,
  async draw(stock, turn, random) {
    const world = stock.worlds[(turn * 5 + 2) % stock.worlds.length];
    if (!world) throw new BugError('no world to draw from');
    const own = someOf(await stock.toolsOf(world.id), random);
    const names = new Set(own.map((tool) => tool.name));
    const server = random.pick([...stock.specs.keys()]);
    const real = random
      .shuffle((stock.specs.get(server) ?? []).filter((spec) => !names.has(spec.name)))
      .slice(0, random.integer(2, 8));
    const tools = [
      ...own.map((tool) => declare('tools', tool)),
      ...real.map((spec) => declare('specs', spec)),
    ];
    const lent = { environment: 'mcp', of: server, tools: real.map((spec) => spec.name), primary: false };
    return { parts: [worldPart(world.id, own), lent], tools: random.shuffle(tools), distractors: lent.tools };
  },
};

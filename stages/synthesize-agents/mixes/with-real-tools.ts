// with_real_tools: tools of one application, and among them some tools of a real server that no task needs.
import { BugError } from '../../../pipeline/errors.ts';
import { withDistractors } from './distractors.ts';
import { declare, type Mix, someOf, worldPart } from './mix.ts';

export const withRealTools: Mix = {
  name: 'with_real_tools',
  weight: 4,
  isPossible: (stock) => stock.worlds.length > 0 && stock.specs.size > 0,
  async draw(stock, wanted) {
    const { turn, size, random } = wanted;
    const world = stock.worlds[(turn * 5 + 2) % stock.worlds.length];
    if (!world) throw new BugError('no world to draw from');
    const lentAtMost = Math.max(2, Math.ceil(size * 0.3));
    const own = someOf(await stock.toolsOf(world.id), Math.max(3, size - lentAtMost), random);
    const names = new Set(own.map((tool) => tool.name));
    const server = random.pick([...stock.specs.keys()]);
    const real = random
      .shuffle((stock.specs.get(server) ?? []).filter((spec) => !names.has(spec.name)))
      .slice(0, random.integer(2, lentAtMost));
    const lent = { environment: 'mcp', of: server, tools: real.map((spec) => spec.name), primary: false };
    const draw = {
      parts: [{ ...worldPart(world.id, own), clock: world.clock }, lent],
      tools: [...own.map((tool) => declare('tools', tool)), ...real.map((spec) => declare('specs', spec))],
      distractors: lent.tools,
    };
    return withDistractors(draw, stock, wanted);
  },
};

// one_world: tools of one application.
import { BugError } from '../../../pipeline/errors.ts';
import { declare, type Mix, someOf, worldPart } from './mix.ts';

export const oneWorld: Mix = {
  name: 'one_world',
  weight: 5,
  isPossible: (stock) => stock.worlds.length > 0,
  async draw(stock, turn, random) {
    const world = stock.worlds[turn % stock.worlds.length];
    if (!world) throw new BugError('no world to draw from');
    const tools = someOf(await stock.toolsOf(world.id), random);
    return {
      parts: [worldPart(world.id, tools)],
      tools: tools.map((tool) => declare('tools', tool)),
      distractors: [],
    };
  },
};

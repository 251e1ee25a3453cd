// one_world: tools of one grown application.
import { BugError } from '../../../pipeline/errors.ts';
import { realServers } from '../../infer-worlds/infer.ts';
import { withDistractors } from './distractors.ts';
import { declare, type Mix, type Stock, someOf, type Wanted, worldPart } from './mix.ts';

/** An agent that works with one of these worlds. */
export async function drawOne(worlds: Stock['worlds'], stock: Stock, wanted: Wanted) {
  const world = worlds[wanted.turn % worlds.length];
  if (!world) throw new BugError('no world to draw from');
  const tools = someOf(await stock.toolsOf(world.id), wanted.size, wanted.random);
  const own = {
    parts: [{ ...worldPart(world.id, tools), clock: world.clock }],
    tools: tools.map((tool) => declare('tools', tool)),
    distractors: [],
  };
  return withDistractors(own, stock, wanted);
}

/** Those that are no stand-in for a real server. */
export const grownWorlds = ({ worlds }: Stock): Stock['worlds'] =>
  worlds.filter(({ category }) => category !== realServers);

export const oneWorld: Mix = {
  name: 'one_world',
  weight: 9,
  isPossible: (stock) => grownWorlds(stock).length > 0,
  draw: (stock, wanted) => drawOne(grownWorlds(stock), stock, wanted),
};

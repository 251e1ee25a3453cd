// on_demand: one application in a catalog of a hundred tools and more, which the agent searches. Most of them belong
// to other applications, near and far, and to real servers.
import { drawCatalog } from '../../catalog/draw.ts';
import type { Mix, Stock } from './mix.ts';
import { drawOne } from './one-world.ts';

/** The least and most tools of a catalog. Up to its least, declaring all of them is what most products do. */
const sizes = { least: 100, most: 160 };

/** Lenders have some names in common, and a name is taken once. */
const spare = 1.25;

/** Worlds whose lenders have enough tools. */
function worldsWithCatalog(stock: Stock): Stock['worlds'] {
  const real = [...stock.specs.values()].reduce((sum, specs) => sum + specs.length, 0);
  return stock.worlds.filter(({ id }) => {
    const lent = stock.lendersOf(id).reduce((sum, world) => sum + stock.sizeOf(world), 0);
    return stock.sizeOf(id) + lent + real >= sizes.least * spare;
  });
}

const known = new WeakMap<Stock, Stock['worlds']>();

function catalogWorlds(stock: Stock): Stock['worlds'] {
  const worlds = known.get(stock) ?? worldsWithCatalog(stock);
  known.set(stock, worlds);
  return worlds;
}

export const onDemand: Mix = {
  name: 'on_demand',
  weight: 2,
  isPossible: (stock) => catalogWorlds(stock).length > 0,
  async draw(stock, wanted) {
    const { random, turn } = wanted;
    const size = random.integer(sizes.least, sizes.most);
    // Another order than that of the other mixes, so that a small run shows more of its worlds.
    const draw = await drawOne(catalogWorlds(stock), stock, { ...wanted, turn: turn * 3 + 1, size });
    return { ...draw, catalog: drawCatalog(draw.tools.length, random) };
  },
};

// neighbours: two or three applications of one neighborhood, so that a split by world can keep them together. They
// share the latest of their clocks: an assistant has one today.
import { BugError } from '../../../pipeline/errors.ts';
import { withDistractors } from './distractors.ts';
import { declare, type Mix, type Stock, someOf, worldPart } from './mix.ts';

/** A world with the neighbors that are most like it. */
const nearest = 3;

const known = new WeakMap<Stock, (readonly [string, string])[]>();

/** Computed once per stock: thousands of agents draw from it. */
function pairsOf(stock: Stock): (readonly [string, string])[] {
  const pairs =
    known.get(stock) ??
    Array.from({ length: nearest }, (_, rank) =>
      stock.worlds.flatMap(({ id }): [string, string][] => {
        const other = stock.lendersOf(id)[rank];
        return other === undefined ? [] : [[id, other]];
      }),
    ).flat();
  known.set(stock, pairs);
  return pairs;
}

export const neighbours: Mix = {
  name: 'neighbours',
  weight: 4,
  isPossible: (stock) => pairsOf(stock).length > 0,
  async draw(stock, wanted) {
    const { turn, size, random } = wanted;
    const pairs = pairsOf(stock);
    const pair = pairs[turn % pairs.length];
    if (!pair) throw new BugError('no two worlds of one neighborhood');
    const third = stock.lendersOf(pair[0]).filter((world) => !pair.includes(world));
    const worlds = [...pair, ...(size > 30 && random.chance(0.4) ? third.slice(0, 1) : [])];
    const clock =
      stock.worlds
        .flatMap((world) => (worlds.includes(world.id) ? [world.clock] : []))
        .sort()
        .at(-1) ?? '';
    const names = new Set<string>();
    const parts = [];
    const tools = [];
    for (const world of worlds) {
      const share = Math.max(2, Math.floor(size / worlds.length));
      const free = (await stock.toolsOf(world)).filter(({ name }) => !names.has(name));
      if (free.length === 0) continue;
      const own = someOf(free, share, random);
      for (const { name } of own) names.add(name);
      parts.push({ ...worldPart(world, own), clock });
      tools.push(...own.map((tool) => declare('tools', tool)));
    }
    return withDistractors({ parts, tools: random.shuffle(tools), distractors: [] }, stock, wanted);
  },
};

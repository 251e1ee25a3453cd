// neighbours: two applications of one category, so that a split by world can keep them together. They share the
// later of their two clocks: an assistant has one today.
import { BugError } from '../../../pipeline/errors.ts';
import { declare, type Mix, type Stock, someOf, worldPart } from './mix.ts';

type StockedWorld = Stock['worlds'][number];
type Pair = readonly [StockedWorld, StockedWorld];

const known = new WeakMap<Stock, Pair[]>();

/** Every two worlds of one category, both ways round. Computed once per stock: thousands of agents draw from it. */
function pairsOf(stock: Stock): Pair[] {
  const pairs = known.get(stock) ?? pairsAmong(stock);
  known.set(stock, pairs);
  return pairs;
}

function pairsAmong({ worlds }: Stock): Pair[] {
  const byCategory = new Map<string, StockedWorld[]>();
  for (const world of worlds) {
    const others = byCategory.get(world.category);
    if (others) others.push(world);
    else byCategory.set(world.category, [world]);
  }
  return worlds.flatMap((world) =>
    (byCategory.get(world.category) ?? []).flatMap((other): Pair[] =>
      other === world ? [] : [[world, other]],
    ),
  );
}

export const neighbours: Mix = {
  name: 'neighbours',
  weight: 2,
  isPossible: (stock) => pairsOf(stock).length > 0,
  async draw(stock, turn, random) {
    const pairs = pairsOf(stock);
    const pair = pairs[turn % pairs.length];
    if (!pair) throw new BugError('no two worlds of one category');
    const clock = pair.map((world) => world.clock).sort()[1] ?? '';
    const first = someOf(await stock.toolsOf(pair[0].id), random);
    const names = new Set(first.map((tool) => tool.name));
    const second = someOf(await stock.toolsOf(pair[1].id), random).filter((tool) => !names.has(tool.name));
    const tools = random.shuffle([...first, ...second]);
    return {
      parts: [
        { ...worldPart(pair[0].id, first), clock },
        { ...worldPart(pair[1].id, second), clock },
      ],
      tools: tools.map((tool) => declare('tools', tool)),
      distractors: [],
    };
  },
};

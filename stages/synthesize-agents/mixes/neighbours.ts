// neighbours: two applications of one category. Never across categories, so that a split by world can keep them together.
import { BugError } from '../../../pipeline/errors.ts';
import { declare, type Mix, type Stock, someOf, worldPart } from './mix.ts';

const pairsOf = (stock: Stock): [string, string][] =>
  stock.worlds.flatMap((one) =>
    stock.worlds.flatMap((other): [string, string][] =>
      one.category === other.category && one.id !== other.id ? [[one.id, other.id]] : [],
    ),
  );

export const neighbours: Mix = {
  name: 'neighbours',
  weight: 2,
  isPossible: (stock) => pairsOf(stock).length > 0,
  async draw(stock, turn, random) {
    const pairs = pairsOf(stock);
    const pair = pairs[turn % pairs.length];
    if (!pair) throw new BugError('no two worlds of one category');
    const first = someOf(await stock.toolsOf(pair[0]), random);
    const names = new Set(first.map((tool) => tool.name));
    const second = someOf(await stock.toolsOf(pair[1]), random).filter((tool) => !names.has(tool.name));
    const tools = random.shuffle([...first, ...second]);
    return {
      parts: [worldPart(pair[0], first), worldPart(pair[1], second)],
      tools: tools.map((tool) => declare('tools', tool)),
      distractors: [],
    };
  },
};

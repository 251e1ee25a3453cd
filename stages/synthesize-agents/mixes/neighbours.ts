// neighbours: two applications of one category. Never across categories, so that a split by world can keep
// them together.
import { BugError } from '../../../pipeline/errors.ts';
import { declare, type Mix, type Stock, someOf, worldPart } from './mix.ts';

const known = new WeakMap<Stock, [string, string][]>();

/**
 * Every two worlds of one category, both ways round. Made once for a stock: thousands of agents draw from it.
 */
function pairsOf(stock: Stock): [string, string][] {
  const pairs = known.get(stock) ?? pairsAmong(stock);
  known.set(stock, pairs);
  return pairs;
}

function pairsAmong({ worlds }: Stock): [string, string][] {
  const byCategory = new Map<string, string[]>();
  for (const { id, category } of worlds) {
    const ids = byCategory.get(category);
    if (ids) ids.push(id);
    else byCategory.set(category, [id]);
  }
  return worlds.flatMap(({ id, category }) =>
    (byCategory.get(category) ?? []).flatMap((other): [string, string][] =>
      other === id ? [] : [[id, other]],
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

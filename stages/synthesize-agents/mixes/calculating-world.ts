// calculating_world: tools of one application beside some that compute. Figures are read from records, worked out, and
// told or entered.
import { BugError } from '../../../pipeline/errors.ts';
import type { Random } from '../../../pipeline/hash.ts';
import { declaredMathTools } from '../../mathematics/session.ts';
import { withDistractors } from './distractors.ts';
import { mathPart } from './math.ts';
import { declare, type Mix, someOf, worldPart } from './mix.ts';
import { grownWorlds } from './one-world.ts';

/** What fits records best, each in most of the agents. */
const useful: ReadonlySet<string> = new Set([
  'calculate_exact',
  'evaluate_table',
  'describe_data',
  'run_python',
]);
const shares = { useful: 0.8, other: 0.15 };
/** Fewer tools of the application would hardly list anything. */
const fewest = 8;

export const calculatingWorld: Mix = {
  name: 'calculating_world',
  weight: 2,
  isPossible: (stock) => grownWorlds(stock).length > 0,
  async draw(stock, wanted) {
    const { turn, size, random } = wanted;
    const worlds = grownWorlds(stock);
    const world = worlds[(turn * 3 + 1) % worlds.length];
    if (!world) throw new BugError('no world to draw from');
    const { part, tools: calculating } = mathPart(chosenTools(random));
    const own = someOf(await stock.toolsOf(world.id), Math.max(fewest, size - calculating.length), random);
    const draw = {
      parts: [{ ...worldPart(world.id, own), clock: world.clock }, part],
      tools: random.shuffle([...own.map((tool) => declare('tools', tool)), ...calculating]),
      distractors: [],
    };
    return withDistractors(draw, stock, wanted);
  },
};

/** At least one that takes many values. */
function chosenTools(random: Random) {
  const drawn = declaredMathTools.filter(({ name }) =>
    random.chance(useful.has(name) ? shares.useful : shares.other),
  );
  const isEnough = drawn.some(({ name }) => useful.has(name) && name !== 'calculate_exact');
  const needed = isEnough ? undefined : random.pick(['describe_data', 'run_python']);
  return [...drawn, ...declaredMathTools.filter(({ name }) => name === needed)];
}

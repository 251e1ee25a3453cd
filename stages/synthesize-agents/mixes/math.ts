// math: tools that compute, a different choice of them for each agent, beside tools of real servers that no problem
// needs.
import { mathTools } from '../../mathematics/tools/index.ts';
import { withDistractors } from './distractors.ts';
import type { Mix } from './mix.ts';

/** Larger sets would hide the tools that compute among others. */
const most = 40;
/** Fewer would leave hardly a family of problems that an agent can solve. */
const fewest = 9;
/** What hardly a problem does without. */
const always: ReadonlySet<string> = new Set(['calculate_exact']);

export const math: Mix = {
  name: 'math',
  weight: 2,
  isPossible: () => true,
  async draw(stock, wanted) {
    const { random } = wanted;
    const count = random.integer(fewest, mathTools.length);
    const others = random.shuffle(mathTools.filter(({ name }) => !always.has(name)));
    const chosen = [
      ...mathTools.filter(({ name }) => always.has(name)),
      ...others.slice(0, count - always.size),
    ];
    const tools = random.shuffle(chosen).map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema,
      origin: { collection: 'mathematics' as const, id: name },
    }));
    const part = {
      environment: 'math',
      of: 'mathematics',
      tools: tools.map(({ name }) => name),
      primary: true,
    };
    const draw = { parts: [part], tools, distractors: [] };
    return withDistractors(draw, stock, { ...wanted, size: Math.min(wanted.size, most) });
  },
};

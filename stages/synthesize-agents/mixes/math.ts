// math: tools that compute, a different choice of them for each agent, beside tools of real servers that no problem
// needs.
import type { EnvironmentPart, ToolDeclaration } from '../../../schemas/agent.ts';
import { runPython } from '../../mathematics/python.ts';
import { mathTools } from '../../mathematics/tools/index.ts';
import type { MathTool } from '../../mathematics/tools/tool.ts';
import { withDistractors } from './distractors.ts';
import type { Mix } from './mix.ts';

/** Larger sets would hide the tools that compute among others. */
const most = 40;
/** Fewer would leave hardly a family of problems that an agent can solve. */
const fewest = 9;
/** How many agents can run code as well. */
const withPython = 0.6;
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
      ...(random.chance(withPython) ? [runPython] : []),
    ];
    const { part, tools } = mathPart(random.shuffle(chosen));
    const draw = { parts: [part], tools, distractors: [] };
    return withDistractors(draw, stock, { ...wanted, size: Math.min(wanted.size, most) });
  },
};

/** Tools of mathematics as a part of an agent. */
export const mathPart = (
  chosen: readonly Omit<MathTool, 'run'>[],
): { part: EnvironmentPart; tools: ToolDeclaration[] } => ({
  part: { environment: 'math', of: 'mathematics', tools: chosen.map(({ name }) => name), primary: true },
  tools: chosen.map(({ name, description, inputSchema }) => ({
    name,
    description,
    inputSchema,
    origin: { collection: 'mathematics', id: name },
  })),
});

// library: documents to search, read, and cite, for some agents with a Python to run their code in, beside tools of real
// servers and worlds that no question needs.
import { BugError } from '../../../pipeline/errors.ts';
import { libraryTools } from '../../libraries/tools.ts';
import { runPython } from '../../mathematics/python.ts';
import { withDistractors } from './distractors.ts';
import { mathPart } from './math.ts';
import type { Mix } from './mix.ts';

/** How many agents can run the code that documents give. */
const withPython = 0.6;
/** Larger sets would hide the few tools of a library more than products do. */
const most = 40;

export const library: Mix = {
  name: 'library',
  weight: 2,
  isPossible: ({ libraries }) => libraries.length > 0,
  async draw(stock, wanted) {
    const id = stock.libraries[wanted.turn % stock.libraries.length];
    if (id === undefined) throw new BugError('no library was read');
    const tools = libraryTools.map((tool) => ({
      ...tool,
      origin: { collection: 'libraries' as const, id },
    }));
    const part = {
      environment: 'library',
      of: id,
      tools: tools.map(({ name }) => name),
      primary: true,
    };
    const code = wanted.random.chance(withPython) ? mathPart([runPython]) : undefined;
    const draw = {
      parts: [part, ...(code ? [code.part] : [])],
      tools: wanted.random.shuffle([...tools, ...(code?.tools ?? [])]),
      distractors: [],
    };
    return withDistractors(draw, stock, { ...wanted, size: Math.min(wanted.size, most) });
  },
};

// library: documents to search, read, and cite, beside tools of real servers and worlds that no question needs.
import { BugError } from '../../../pipeline/errors.ts';
import { libraryTools } from '../../libraries/tools.ts';
import { withDistractors } from './distractors.ts';
import type { Mix } from './mix.ts';

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
    const draw = { parts: [part], tools: wanted.random.shuffle(tools), distractors: [] };
    return withDistractors(draw, stock, { ...wanted, size: Math.min(wanted.size, most) });
  },
};

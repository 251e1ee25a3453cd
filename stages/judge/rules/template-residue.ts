// template_residue: no message holds markers of a chat template, which a server should have turned into calls,
// reasoning, or the end of a message.
import { markerIn } from '../../../pipeline/models/template-markers.ts';
import { fatal, type Rule } from './rule.ts';

export const templateResidue: Rule = {
  name: 'template_residue',
  summary: 'No message of the agent or the user contains markers of a chat template.',
  check: ({ played }) =>
    played.messages.flatMap(({ role, content, reasoning = '' }, at) => {
      if (role === 'tool') return [];
      const found = markerIn(content) ?? markerIn(reasoning);
      if (!found) return [];
      const blame = role === 'assistant' ? ('agent' as const) : ('user' as const);
      return [{ ...fatal(at, `"${found.marker}" is a marker of ${found.of} in a chat template`), blame }];
    }),
};

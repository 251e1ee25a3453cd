// unnamed_source: the answer gives the figures and not the documents that state them. The play must fail.
import type { Proof } from '../proof.ts';
import { withAnswers } from '../records.ts';

export const unnamedSource: Proof = {
  name: 'unnamed_source',
  expects: 'fail',
  code: 'unnamed source',
  play({ task: { research }, oracle }) {
    if (!research || research.report) return undefined;
    const titles = new Set(research.sources.map(({ title }) => title));
    return withAnswers(oracle, (answer) =>
      [...titles].reduce(
        (text, title) =>
          text.replaceAll(`"${title}"`, 'one of the documents').replaceAll(title, 'one of the documents'),
        answer,
      ),
    );
  },
};

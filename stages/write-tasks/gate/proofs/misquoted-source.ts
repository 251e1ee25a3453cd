// misquoted_source: a quote of the report leaves out a word of what its document says. The play must fail.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Proof, ProofScene } from '../proof.ts';
import { withCall, writesIn } from '../scripts.ts';

export const misquotedSource: Proof = {
  name: 'misquoted_source',
  expects: 'fail',
  code: 'misquoted source',
  play(scene) {
    const write = scene.task.research?.report ? writesIn(scene).find(isReport) : undefined;
    const citations = write?.call.arguments.citations;
    if (!write || !Array.isArray(citations)) return undefined;
    const at = scene.random.integer(0, citations.length - 1);
    const changed = citations.map((citation, index) =>
      index === at && isObject(citation)
        ? { ...citation, quote: withoutWord(String(citation.quote), scene) }
        : citation,
    );
    const given = { ...write.call.arguments, citations: changed };
    return scene.play(withCall(scene.script, write, { ...write.call, arguments: given }));
  },
};

const isReport = ({ call }: ReturnType<typeof writesIn>[number]): boolean =>
  'body' in call.arguments && 'citations' in call.arguments;

/** Without one of the words inside. */
function withoutWord(quote: string, { random }: ProofScene): string {
  const words = quote.split(' ');
  const at = random.integer(1, Math.max(1, words.length - 2));
  return words.length > 2 ? words.toSpliced(at, 1).join(' ') : `${quote} now`;
}

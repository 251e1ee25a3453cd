// What tools say: the sentences of data/seeds/tool-sentences with the words of one tool. A sentence whose
// words are not all known is left out, so that a sentence about states is said only of things with states.
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import { upperFirst, withArticle } from '../english.ts';

const alternatives = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given));

const operationSentencesSchema = z.strictObject({
  description: z.array(alternatives).min(1).describe('sentences in order; of alternatives one is drawn'),
  intents: z.array(z.string()).default([]).describe('what users say; {parameter} marks a value'),
  texts: z
    .record(z.string(), z.string())
    .default({})
    .describe('of parameters, members of results, and wishes about a single field'),
});
type OperationSentences = z.infer<typeof operationSentencesSchema>;

export const sentencesSchema = z.record(z.string(), operationSentencesSchema);
export type Sentences = z.infer<typeof sentencesSchema>;

/** Word -> its text; undefined where the tool has none. */
export type Words = Readonly<Record<string, string | undefined>>;

export function sentencesFor(operation: string, sentences: Sentences): OperationSentences {
  const found = sentences[operation];
  if (found) return found;
  throw new BugError(`data/seeds/tool-sentences has no sentences for the operation ${operation}`);
}

/**
 * `<noun>`, `<a noun>`, `<Noun>`, `<A noun>`: the text of a word, with its article, with a capital.
 * `<if states>`: nothing, in a sentence that is only said where there is such a word.
 */
const slot = /<(a |A |if )?([A-Za-z]+)>/g;

/** The sentence with its words; undefined where one of them is not known. */
export function fill(sentence: string, words: Words): string | undefined {
  let isWhole = true;
  const filled = sentence.replaceAll(slot, (_, article: string | undefined, name: string) => {
    const text = words[name] ?? words[name.charAt(0).toLowerCase() + name.slice(1)];
    if (text === undefined) isWhole = false;
    if (article === 'if ' || text === undefined) return '';
    const said = article === undefined ? text : withArticle(text);
    return /[A-Z]/.test(article ?? name.charAt(0)) ? upperFirst(said) : said;
  });
  return isWhole ? filled : undefined;
}

export const fillAll = (sentences: readonly string[], words: Words): string[] =>
  sentences.flatMap((sentence) => fill(sentence, words) ?? []);

/** A description: of each group one of the sentences that can be said. */
export function describe(
  { description }: Pick<OperationSentences, 'description'>,
  words: Words,
  random: Random,
): string {
  return description
    .flatMap((group) => {
      const sayable = fillAll(group, words);
      return sayable.length > 0 ? [random.pick(sayable)] : [];
    })
    .join(' ');
}

/** A text that a tool cannot do without, such as the description of a parameter. */
export function textNamed(texts: Readonly<Record<string, string>>, name: string, words: Words): string {
  const text = fill(texts[name] ?? '', words);
  if (text) return text;
  throw new BugError(`data/seeds/tool-sentences: no text "${name}" with the words ${Object.keys(words)}`);
}

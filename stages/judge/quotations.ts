// Whether what a judge quotes was said. A judge that makes up its evidence has made up its score.
import type { Message } from '../../schemas/message.ts';
import { comparableText } from '../evidence.ts';

/** Shorter quotations, such as a status, say little, and a judge shortens them freely. */
const fewestLetters = 12;

const plain = (text: string): string =>
  comparableText(text)
    .replaceAll(/["“”\\]/g, '')
    .trim();

/** The quotations in a text; one that leaves words out, with dots, counts as its parts. */
export const quotationsIn = (text: string): string[] =>
  [...text.matchAll(/"([^"]+)"|“([^”]+)”/g)]
    .flatMap(([, straight, curly]) => (straight ?? curly ?? '').split(/\.\.\.|…|\[…\]/))
    .map((part) => part.replace(/[.,;:!?]$/, ''))
    .filter((part) => plain(part).length >= fewestLetters);

/** Quotations of an evidence that occur neither in a play nor in the list of its changes. */
export function inventedQuotations(
  evidence: string,
  { transcript, changes }: { readonly transcript: readonly Message[]; readonly changes: readonly string[] },
): string[] {
  const quoted = quotationsIn(evidence);
  if (quoted.length === 0) return [];
  const said = [
    ...transcript.flatMap(({ content, reasoning = '', toolCalls = [] }) => [
      content,
      reasoning,
      ...toolCalls.map(({ name, arguments: given }) => `${name}(${JSON.stringify(given)})`),
    ]),
    ...changes,
  ].map(plain);
  return quoted.filter((part) => !said.some((text) => text.includes(plain(part))));
}

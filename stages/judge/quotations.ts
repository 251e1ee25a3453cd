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

interface Quotable {
  readonly transcript: readonly Message[];
  readonly changes: readonly string[];
}

/** True if a text quotes anything that a play or the list of its changes has, however short. */
export function hasQuotation(text: string, quotable: Quotable): boolean {
  const said = textsOf(quotable);
  const quoted = [...text.matchAll(/"([^"]+)"|“([^”]+)”/g)].map(([, straight, curly]) =>
    plain(straight ?? curly ?? ''),
  );
  return quoted.some((part) => /[\p{L}\p{N}]{2}/u.test(part) && said.some((each) => each.includes(part)));
}

const textsOf = ({ transcript, changes }: Quotable): string[] =>
  [
    ...transcript.flatMap(({ content, reasoning = '', toolCalls = [] }) => [
      content,
      reasoning,
      ...toolCalls.map(({ name, arguments: given }) => `${name}(${JSON.stringify(given)})`),
    ]),
    ...changes,
  ].map(plain);

/** Numbers of messages that a text names and a play does not have. */
export const misplacedNumbers = (text: string, transcript: readonly Message[]): number[] =>
  [...text.matchAll(/\[(\d{1,4})\]/g)]
    .map(([, number]) => Number(number))
    .filter((number) => number >= transcript.length);

/** Quotations of an evidence that occur neither in a play nor in the list of its changes. */
export function inventedQuotations(evidence: string, quotable: Quotable): string[] {
  const quoted = quotationsIn(evidence);
  if (quoted.length === 0) return [];
  const said = textsOf(quotable);
  return quoted.filter((part) => !said.some((text) => text.includes(plain(part))));
}

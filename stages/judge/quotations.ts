// Whether what a judge quotes was said. A judge that makes up its evidence has made up its score.
import type { Message } from '../../schemas/message.ts';
import { comparableText } from '../evidence.ts';

/** Shorter quotations, such as a status, say little, and a judge shortens them freely. */
const fewestLetters = 12;

const bare = (text: string): string => text.replaceAll(/["“”\\]/g, '').trim();

const plain = (text: string): string => bare(comparableText(text));

/** As it stands: a quotation may be cut off within a date, which is no date then. */
const literal = (text: string): string => bare(text.toLowerCase().replaceAll(/\s+/g, ' '));

/** A quotation that nobody closes must not be looked for again from every mark that opens one. */
const quotation = /"([^"]+)"|“([^”]{1,2000})”/g;

/** The quotations in a text; one that leaves words out, with dots, counts as its parts. */
export const quotationsIn = (text: string): string[] =>
  [...text.matchAll(quotation)]
    .flatMap(([, straight, curly]) => (straight ?? curly ?? '').split(/\.\.\.|…|\[…\]/))
    .map((part) => part.replace(/[.,;:!?]$/, ''))
    .filter((part) => plain(part).length >= fewestLetters);

interface Quotable {
  readonly transcript: readonly Message[];
  readonly changes: readonly string[];
}

/**
 * True if a text quotes anything that a play or the list of its changes has, however short; also without quotation marks
 * behind the number of a message, as small models do.
 */
export function hasQuotation(text: string, quotable: Quotable): boolean {
  const isSaid = saidIn(quotable);
  const marked = [...text.matchAll(/"([^"]+)"|“([^“”]+)”/g)].map(
    ([, straight, curly]) => straight ?? curly ?? '',
  );
  const bareParts = [...text.matchAll(/\[\d+\]:?\s+([^"“”[\]]+)/g)].map(([, words = '']) => words.trim());
  return (
    marked.some((part) => /[\p{L}\p{N}]{2}/u.test(part) && isSaid(part)) ||
    bareParts.some((part) => part.length >= fewestLetters && isSaid(part))
  );
}

const textsOf = ({ content, reasoning = '', toolCalls = [] }: Message): string[] => [
  content,
  reasoning,
  ...toolCalls.map(({ name, arguments: given }) => `${name}(${JSON.stringify(given)})`),
];

/** Tells whether words occur, in the form in which equal values are equal, or letter by letter. */
function saidIn({ transcript, changes }: Quotable): (part: string) => boolean {
  const texts = [...transcript.flatMap(textsOf), ...changes];
  return (part) => [plain, literal].some((form) => texts.some((text) => form(text).includes(form(part))));
}

/** Numbers of messages that a text names and a play does not have. */
export const misplacedNumbers = (text: string, transcript: readonly Message[]): number[] =>
  [...text.matchAll(/\[(\d{1,4})\]/g)]
    .map(([, number]) => Number(number))
    .filter((number) => number >= transcript.length);

/** Quotations of an evidence that names messages, and none of them said that, nor does it stand in the list of changes. */
export function misattributedQuotations(evidence: string, { transcript, changes }: Quotable): string[] {
  const named = [...evidence.matchAll(/\[(\d{1,4})\]/g)].flatMap(([, at]) => transcript[Number(at)] ?? []);
  if (named.length === 0) return [];
  const isSaid = saidIn({ transcript, changes });
  const isSaidThere = saidIn({ transcript: named, changes });
  return quotationsIn(evidence).filter((part) => isSaid(part) && !isSaidThere(part));
}

/** Quotations of an evidence that occur neither in a play nor in the list of its changes. */
export function inventedQuotations(evidence: string, quotable: Quotable): string[] {
  const isSaid = saidIn(quotable);
  return quotationsIn(evidence).filter((part) => !isSaid(part));
}

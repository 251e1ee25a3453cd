// Reading text as evidence: which values it holds, whether it tells a fact, what it claims. Code, no model.
import type { Json } from '../schemas/json.ts';
import type { Message } from '../schemas/message.ts';

/** Lower case, white space folded, thousands separators out of numbers. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/(\d),(?=\d{3}\b)/g, '$1')
    .replaceAll('\\n', ' ')
    .replaceAll(/\s+/g, ' ');
}

/** What the agent could know before message `index`: everything that others said. */
export function evidenceBefore(messages: readonly Message[], index: number): string {
  return messages
    .slice(0, index)
    .filter((message) => message.role !== 'assistant')
    .map((message) => message.content)
    .join('\n');
}

const numberPattern = /(?<![\w.-])-?\d+(?:\.\d+)?(?![\w-]|\.\d)/g;

/** Plain numbers; digits inside IDs, dates, times and file names are no numbers. */
export function numbersIn(text: string): number[] {
  const bare = folded(text).replaceAll(/\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b/g, ' ');
  return [...bare.matchAll(numberPattern)].map((match) => Number(match[0]));
}

/** IDs such as OR-1001, dates and times: values that nobody says by chance. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/\b[A-Z]{2,4}-\d{2,}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b/g)].map(
    (match) => match[0],
  );
}

/** True when a value was said: numbers by value, text in any case. */
export function holds(text: string, value: Json): boolean {
  if (typeof value === 'number') return numbersIn(text).some((number) => Math.abs(number - value) < 1e-9);
  if (typeof value === 'boolean' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => holds(text, item));
  if (typeof value === 'object') return Object.values(value).every((member) => holds(text, member));
  return folded(text).includes(folded(value).trim());
}

/**
 * True when a text tells a named fact. A small number stands in many sentences by chance, so its sentence
 * must also hold a word of its name.
 */
export function tells(text: string, name: string, value: Json): boolean {
  if (typeof value !== 'number' || value >= 100 || !Number.isInteger(value)) return holds(text, value);
  const words = folded(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && word !== 'number');
  return sentencesOf(text).some(
    (sentence) =>
      holds(sentence, value) &&
      isAbout(sentence, name) &&
      (words.length === 0 || words.some((word) => folded(sentence).includes(word.replace(/s$/, '')))),
  );
}

/**
 * False for a sentence about another row of the same sort: it holds an ID of that sort and not the one of the
 * name.
 */
function isAbout(sentence: string, name: string): boolean {
  return codesIn(name).every(
    (code) =>
      sentence.includes(code) ||
      !codesIn(sentence).some((other) => other.split('-')[0] === code.split('-')[0]),
  );
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
}

/** What is quoted is said by somebody else: a remark in a record, a line of a file. */
const unquoted = (text: string): string => text.replaceAll(/"[^"]*"/g, '""');

const negated =
  /\b(not|cannot|can't|couldn't|could not|unable|nothing|no longer|never|without|unless|once|if|before)\b/i;
const done =
  /^(all )?done\b|\b(it|that|this|everything|all|already|now) (is|are|'s|has been) (all )?done\b|\b(all set|taken care of|went through|successful(ly)?)\b|\b(is|are|was|were) (settled|completed|finished)\b|\b(has|have|had) been (?!able)\w+(ed|en|ne|wn|ut|et|ld|nt)\b|\b(is|are) now \w+|\bI(?:'ve| have| just)? (?:already )?(?!need|looked|checked|found|read|searched|tried|have\b)\w+(?:ed|ade|ent|ook|ut|et) (?:it|the|your|that|this|them|a|an|[A-Z]{2,4}-\d)/i;

/** Sentences that say that something was changed. */
export function completionClaims(text: string): string[] {
  return sentencesOf(unquoted(text)).filter(
    (sentence) => done.test(sentence) && !negated.test(sentence) && !sentence.trim().endsWith('?'),
  );
}

const refusal =
  /\b(cannot|can't|can not|could not|couldn't|unable to|not able to|am not able|not possible|isn't possible|no (tool|way|means)|don't have|do not have|outside (of )?(what|my)|beyond (what|my)|was refused|is not something I)\b/i;

/** True when a text says that something cannot be done. */
export function declines(text: string): boolean {
  return sentencesOf(unquoted(text)).some(
    (sentence) => refusal.test(sentence) && !sentence.trim().endsWith('?'),
  );
}

/** True when a text ends on a plan instead of a result. */
export function promises(text: string): boolean {
  const last = sentencesOf(text).at(-1) ?? '';
  return (
    /\b(I will now|I'll now|let me now|I am going to|I'm going to|I will (look|check|get|do|make|proceed|start)|next I will|I'll (look|check|get|do|make|proceed|start))\b/i.test(
      last,
    ) && !last.trim().endsWith('?')
  );
}

/** True for a number that follows from two others by adding, taking away or multiplying. */
export function isDerived(number: number, known: readonly number[]): boolean {
  const near = (value: number): boolean => Math.abs(value - number) < 0.005;
  return known.some((a) => known.some((b) => near(a + b) || near(a - b) || near(a * b)));
}

// Phrases for the same step on several records, as one: "cancel order OR-1001" and "cancel order OR-1002" are
// "cancel orders OR-1001 and OR-1002".
import { andList, plural } from '../english.ts';

/** One phrase for phrases that differ in one word, the key of a record; undefined for others. */
export function seriesPhrase(phrases: readonly string[]): string | undefined {
  const split = phrases.map((phrase) => phrase.split(' '));
  const [first = []] = split;
  const varying = first.flatMap((word, at) => (split.every((words) => words[at] === word) ? [] : [at]));
  const [at = 0] = varying;
  const isSeries =
    split.length > 1 &&
    at > 1 &&
    varying.length === 1 &&
    split.every(({ length }) => length === first.length);
  const keyed = split.map((words) => /^([A-Za-z]+-\d+)([,;]?)$/.exec(words[at] ?? ''));
  const keys = keyed.flatMap((match) => match?.[1] ?? []);
  if (!isSeries || keys.length < keyed.length) return undefined;
  const before = plural(first.slice(0, at).join(' '));
  const after = first
    .slice(at + 1)
    .join(' ')
    .replaceAll(/\bits\b/g, 'their');
  return [before, keysInWords(keys) + (keyed[0]?.[2] ?? ''), after].filter((part) => part !== '').join(' ');
}

/** More keys than these are not spelled out. */
const mostKeys = 5;

/** "MS-1001 to MS-1014" for keys without a gap; otherwise the first few and how many more there are. */
function keysInWords(keys: readonly string[]): string {
  if (keys.length <= mostKeys) return andList(keys);
  const numbers = keys.map((key) => Number(key.split('-').at(-1)));
  const isUnbroken = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  if (isUnbroken) return `${keys[0]} to ${keys.at(-1)}`;
  return andList([...keys.slice(0, 3), `${keys.length - 3} more`]);
}

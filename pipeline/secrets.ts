// Secrets: the values that a config takes from the environment. They are removed from whatever an endpoint or a
// server says before anything else sees it, in every form that they take in a URL, in JSON, and in JSON within JSON.

/** A shorter value could be part of an ordinary word. */
const shortest = 6;

export const redactor = (secrets: Iterable<string>): ((text: string) => string) =>
  namedRedactor([...secrets].map((secret) => [secret, 'secret']));

/** `secrets`: each value with the name that stands in for it: "[NAME]". */
export function namedRedactor(secrets: Iterable<readonly [value: string, name: string]>) {
  // The longest first: one may be part of another.
  const known = [...new Map([...secrets].filter(([value]) => value.length >= shortest))].sort(
    ([a], [b]) => b.length - a.length,
  );
  if (known.length === 0) return (text: string): string => text;
  const pattern = new RegExp(known.map(([value]) => `(${anyFormOf(value)})`).join('|'), 'gu');
  return (text: string): string =>
    text.replaceAll(pattern, (_, ...groups: unknown[]) => `[${nameIn(groups, known)}]`);
}

function nameIn(groups: readonly unknown[], known: readonly (readonly [string, string])[]): string {
  const found = known.find((_, index) => groups[index] !== undefined);
  return found?.[1] ?? 'secret';
}

/** The value in which each character may stand as it is or escaped. */
const anyFormOf = (value: string): string => Array.from(value, formsOf).join('');

/** JSON in JSON doubles backslashes, and a URL in a URL escapes the percent signs: three times is enough. */
const backslashes = String.raw`\\{1,8}`;
const percent = '%(?:25){0,3}';

function formsOf(character: string): string {
  const inJson = JSON.stringify(character).slice(1, -1);
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const bytes = [...Buffer.from(character)];
  const forms = [
    ...(character === ' ' ? ['\\+'] : []), // in a form
    // In pairs, so that no half of a pair stays behind and escapes what follows.
    ...(character === '\\' ? ['\\\\{4}', '\\\\{2}'] : []),
    ...(/^\\[^u\\]/.test(inJson) ? [`${backslashes}${escapedForPattern(inJson.slice(1))}`] : []),
    units.map((unit) => `${backslashes}u${inHex(unit, 4)}`).join(''),
    bytes.map((byte) => `${percent}${inHex(byte, 2)}`).join(''),
    escapedForPattern(character), // the shortest form last, as it may begin another one
  ];
  return `(?:${forms.join('|')})`;
}

const escapedForPattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A number in hexadecimal digits of either case. */
const inHex = (number: number, digits: number): string =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

// Texts in source: their escapes, and the indentation of blocks.
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
};

const escapeSequence = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\n\s*)|([\s\S]))/gi;
/** The last code point of Unicode. */
const lastCodePoint = 0x10ffff;

/** The text between quotes, with the escapes replaced that the languages of the C family share. */
export const unescaped = (text: string): string => text.replaceAll(escapeSequence, unescapedPart);

function unescapedPart(
  written: string,
  ...[braced, short, byte, line, character = '']: (string | undefined)[]
): string {
  const digits = braced ?? short ?? byte;
  if (digits === undefined) return line === undefined ? (escapes[character] ?? character) : '';
  const code = Number.parseInt(digits, 16);
  return code <= lastCodePoint ? String.fromCodePoint(code) : written;
}

/** A block of lines without their common indentation. */
export function dedented(text: string): string {
  const lines = text
    .replace(/^[ \t]*\n/, '')
    .trimEnd()
    .split('\n');
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  return lines.map((line) => line.slice(depth)).join('\n');
}

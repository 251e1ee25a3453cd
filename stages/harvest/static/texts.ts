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

/** What stands between the quotes, its escapes replaced: those that the languages of the C family share. */
export function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\n\s*)|([\s\S]))/gi,
    (_, braced, short, byte, line, character: string) => {
      const code = braced ?? short ?? byte;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return line === undefined ? (escapes[character] ?? character) : '';
    },
  );
}

/** A block of lines without the indentation that all of them have. */
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

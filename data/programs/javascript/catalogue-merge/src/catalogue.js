/** @typedef {Map<string, string>} Catalogue from key to message */

/**
 * Reads a catalogue, one message per line:
 *
 *     # Greetings
 *     greeting.morning = Good morning, {name}!
 *
 * Spaces around key and message are dropped. `\n` in a message is a line break and `\\` a backslash; a backslash
 * before any other character stands for itself. Empty lines and lines that begin with `#` are skipped. A message
 * may be empty and may contain `=`.
 *
 * @param {string} text
 * @returns {Catalogue}
 * @throws {SyntaxError} with the number of the line if it has no `=`, no key, or a key that was there before
 */
export function parseCatalogue(text) {
  /** @type {Catalogue} */
  const catalogue = new Map();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const split = line.indexOf('=');
    const key = line.slice(0, Math.max(split, 0)).trim();
    if (key === '') throw new SyntaxError(`Line ${index + 1} has no key: ${line}`);
    if (catalogue.has(key)) throw new SyntaxError(`Line ${index + 1} repeats the key ${key}.`);
    const message = line.slice(split + 1).trim();
    catalogue.set(
      key,
      message.replace(/\\([\\n])/g, (_, sign) => (sign === 'n' ? '\n' : '\\')),
    );
  }
  return catalogue;
}

/**
 * Writes a catalogue so that {@link parseCatalogue} reads the same, sorted by key, one line each.
 *
 * @param {Catalogue} catalogue its messages have no spaces at their ends
 */
export function formatCatalogue(catalogue) {
  return [...catalogue.keys()]
    .sort()
    .map((key) => `${key} = ${String(catalogue.get(key)).replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}\n`)
    .join('');
}

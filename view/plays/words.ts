// What a full-text search finds: words, or how they begin.

/** As the index takes texts apart. */
export const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longestWord));

/** Of a word in the index. */
export const longestWord = 40;

/** The first text after all that begin with the word. Texts are in the order of their code points. */
export function after(word: string): string {
  const points = [...word];
  const last = points.at(-1)?.codePointAt(0) ?? 0;
  const next = last + 1 === 0xd800 ? 0xe000 : last + 1; // the halves of characters are none
  return `${points.slice(0, -1).join('')}${String.fromCodePoint(next)}`;
}

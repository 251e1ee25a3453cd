/**
 * Splits a text into the words that are indexed: runs of letters and digits in lower case. Apostrophes within a
 * word are dropped (`o'er` is `oer`), everything else separates words.
 *
 * @param {string} text
 * @returns {string[]} in the order of the text
 */
export function words(text) {
  return (
    text
      .toLowerCase()
      .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

// Quotations: a quote stands in a text if its words and marks do, in order, wherever lines break.

/** Line breaks, quotation marks, and dashes differ between a page and its text. */
const plain = (text: string): string =>
  text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function holdsQuote(text: string, quote: string): boolean {
  const wanted = plain(quote);
  return wanted !== '' && plain(text).includes(wanted);
}

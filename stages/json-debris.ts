// Pieces of JSON within a text: a small model loses its place in the reply and goes on with the syntax around it, as in
// "Thank you':[ ". The text is valid then, and nobody would have written it.

const pieces = /["']\s*:\s*["'[{]|[{}]|\\[nt"]|\[(?=\s|$)|(?:^|\s)\]/g;

/** The first piece that is not in what the writer was given. */
export const jsonDebrisIn = (text: string, given: string): string | undefined =>
  [...text.matchAll(pieces)].map(([piece]) => piece).find((piece) => !given.includes(piece));

// Where a text contains another, in time that grows with the sum of their lengths, whatever they are.

/** Up to this length of the part, the search of JavaScript is faster at its worst, too. */
const short = 64;

/** The first place, or -1. */
export function firstPlace(text: string, part: string): number {
  return part.length <= short ? text.indexOf(part) : (placesOfLong(text, part, 1)[0] ?? -1);
}

/** All places, from left to right, without those that overlap the one before. */
export function places(text: string, part: string): number[] {
  if (part.length > short) return placesOfLong(text, part, Number.POSITIVE_INFINITY);
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found.push(at);
  return found;
}

/** By Knuth, Morris, and Pratt: after a mismatch it goes on from the longest start of the part that still fits. */
function placesOfLong(text: string, part: string, most: number): number[] {
  const fits = startsThatEnd(part);
  const found: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length && found.length < most; at += 1) {
    while (matched > 0 && part[matched] !== text[at]) matched = fits[matched - 1] ?? 0;
    if (part[matched] === text[at]) matched += 1;
    if (matched < part.length) continue;
    found.push(at - part.length + 1);
    matched = 0;
  }
  return found;
}

/** For each place of a text, the length of its longest start that ends there, other than the whole up to there. */
function startsThatEnd(text: string): number[] {
  const lengths = [0];
  let length = 0;
  for (let at = 1; at < text.length; at += 1) {
    while (length > 0 && text[length] !== text[at]) length = lengths[length - 1] ?? 0;
    if (text[length] === text[at]) length += 1;
    lengths.push(length);
  }
  return lengths;
}

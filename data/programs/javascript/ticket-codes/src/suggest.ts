import { CHECK_SIGNS, decodeTicket, encodeTicket, normalize } from './codes.ts';

/**
 * Finds the tickets that somebody may have meant with a code: those whose code differs from it in one sign,
 * or in two neighbouring signs that have changed places.
 *
 * @param isSold only tickets that were sold are suggested
 * @returns codes as {@link encodeTicket} writes them, sorted, each once; only the code itself if it is valid;
 *   empty if there is none, or the code does not have seven signs
 */
export function suggest(code: string, isSold: (ticket: number) => boolean): string[] {
  const signs = normalize(code);
  const candidates = decodeTicket(signs) === undefined ? neighbours(signs) : [signs];
  const tickets = candidates.map(decodeTicket).filter((ticket) => ticket !== undefined && isSold(ticket));
  return [...new Set(tickets)].map((ticket) => encodeTicket(ticket!)).sort();
}

function neighbours(signs: string): string[] {
  return [...signs].flatMap((_, index) => {
    const [before, after] = [signs.slice(0, index), signs.slice(index + 1)];
    const swapped = before + after.slice(0, 1) + signs[index] + after.slice(1);
    return [swapped, ...[...CHECK_SIGNS].map((sign) => before + sign + after)];
  });
}

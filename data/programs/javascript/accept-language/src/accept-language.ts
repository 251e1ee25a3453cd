export interface Wanted {
  /** Lower case, such as `de-ch`, or `*`. */
  readonly tag: string;
  /** Above 0, up to 1. */
  readonly weight: number;
}

/**
 * Reads an Accept-Language header such as `de-CH, de;q=0.9, *;q=0.5`. Parts of another form are ignored, as are
 * those with a weight that is not a number from 0 to 1 with at most three decimal places.
 *
 * @returns the wanted languages, the highest weight first; equal ones in the order of the header. Languages with
 *   the weight 0 are not wanted and listed in `refused`.
 */
export function parseAcceptLanguage(header: string): { wanted: Wanted[]; refused: string[] } {
  const found = header.split(',').flatMap((part) => {
    const match =
      /^\s*(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(part);
    return match ? [{ tag: match[1].toLowerCase(), weight: Number(match[2] ?? 1) }] : [];
  });
  return {
    wanted: found.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight),
    refused: found.filter(({ weight }) => weight === 0).map(({ tag }) => tag),
  };
}

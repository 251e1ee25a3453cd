export interface Lot {
  readonly litres: number;
  readonly grape: string;
  readonly village: string;
  readonly vintage: number;
  /** Percent by volume. */
  readonly alcohol: number;
}

/**
 * Adds up the shares of a blend by a property of its lots.
 *
 * @param lots at least one, with more than 0 litres together
 * @returns percentages by value, the largest first; equal ones in the order of the lots
 */
export function shares<Key extends 'grape' | 'village' | 'vintage'>(
  lots: readonly Lot[],
  key: Key,
): [value: Lot[Key], percent: number][] {
  const litres = new Map<Lot[Key], number>();
  for (const lot of lots) litres.set(lot[key], (litres.get(lot[key]) ?? 0) + lot.litres);
  const total = lots.reduce((sum, lot) => sum + lot.litres, 0);
  return [...litres]
    .map(([value, amount]): [Lot[Key], number] => [value, (amount * 100) / total])
    .sort((a, b) => b[1] - a[1]);
}

/** The alcohol of a blend, in percent by volume, weighted by litres. */
export function alcoholOf(lots: readonly Lot[]): number {
  const total = lots.reduce((sum, lot) => sum + lot.litres, 0);
  return lots.reduce((sum, lot) => sum + lot.litres * lot.alcohol, 0) / total;
}

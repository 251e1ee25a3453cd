import { alcoholOf, type Lot, shares } from './blend.ts';

/** The share, in percent, that one grape, village, or vintage needs to stand on the label. */
const MAIN = { grape: 85, village: 100, vintage: 85 } as const;

/** Every grape that is named beside others needs this share. */
const NAMED = 15;

const RESERVE = { alcohol: 12.5, years: 2 } as const;

/**
 * Writes the strongest label that the rules allow. Its parts are separated by commas:
 *
 * 1. The grape, if it makes up at least 85 % of the blend. Otherwise up to three grapes, the largest share first,
 *    with hyphens (`Elbling-Rivaner`), if each of them has at least 15 % and they make up the whole blend.
 *    Otherwise `Cuvée`.
 * 2. The village, if the whole blend comes from it.
 * 3. The vintage, if it makes up at least 85 %.
 * 4. `Reserve`, if all lots are at least two years old in the year of bottling, and the blend has 12.5 % of
 *    alcohol or more.
 * 5. `Estate bottled`, if all lots come from vineyards of the winery's own.
 *
 * @throws {RangeError} if there is no wine, or a lot is younger than the year of bottling allows
 */
export function labelFor(lots: readonly Lot[], bottled: number): string {
  const wine = lots.filter((lot) => lot.litres > 0);
  if (wine.length === 0) throw new RangeError('There is no wine in this blend.');
  const youngest = Math.max(...wine.map((lot) => lot.vintage));
  if (youngest > bottled) throw new RangeError(`A wine of ${youngest} cannot be bottled in ${bottled}.`);
  const [village, villageShare] = shares(wine, 'village')[0];
  const [vintage, vintageShare] = shares(wine, 'vintage')[0];
  const isReserve = bottled - youngest >= RESERVE.years && alcoholOf(wine) >= RESERVE.alcohol;
  return [
    grapePart(shares(wine, 'grape')),
    ...(villageShare >= MAIN.village ? [village] : []),
    ...(vintageShare >= MAIN.vintage ? [String(vintage)] : []),
    ...(isReserve ? ['Reserve'] : []),
    ...(wine.every((lot) => lot.own) ? ['Estate bottled'] : []),
  ].join(', ');
}

function grapePart(grapes: readonly [string, number][]): string {
  if (grapes[0][1] >= MAIN.grape) return grapes[0][0];
  const canBeNamed = grapes.length <= 3 && grapes.every(([, percent]) => percent >= NAMED);
  return canBeNamed ? grapes.map(([name]) => name).join('-') : 'Cuvée';
}

// Chooses as many plays as are wanted: good ones that, together, come close to the wanted mix. Each play is worth its
// quality and what it adds to its buckets, and adds less the fuller they are. For such sums a greedy choice is close to
// the best there is. This one lowers a threshold step by step and takes what is worth more (Badanidiyuru and Vondrák
// 2014), so that its time is linear in the number of plays.
import type { Bucket, Placing } from './mix.ts';

interface Choosable {
  readonly quality: number;
  readonly placing: Placing;
}

/**
 * Quality decides between plays that fill similar gaps. With more weight, plays with a recovery would crowd out other
 * kinds: at 2, the kinds of what is selected are further from the wanted mix than those of all accepted plays.
 */
const qualityWeight = 0.5;
/** By how much the threshold sinks: what a bucket loses with the first of a hundred plays that it wants. */
const step = 0.01;

/** `plays` come best first, and in this order where they are worth the same. */
export function choose<Play extends Choosable>(plays: readonly Play[], most: number): ReadonlySet<Play> {
  const chosen = new Set<Play>();
  /** What each was worth when it was last looked at: it can only be worth less by now. */
  const worths = Float64Array.from(plays, worthOf);
  const all = Math.min(most, plays.length);
  const takeAbove = (threshold: number): void => {
    for (let index = 0; index < worths.length && chosen.size < all; index += 1) {
      if ((worths[index] as number) < threshold) continue; // the index is within the list
      const play = plays[index] as Play; // as above
      worths[index] = worthOf(play);
      if ((worths[index] as number) < threshold) continue;
      chosen.add(play);
      take(play);
      worths[index] = Number.NEGATIVE_INFINITY;
    }
  };
  let threshold = worths.reduce((highest, worth) => Math.max(highest, worth), 0);
  for (; chosen.size < all; threshold -= step) takeAbove(threshold);
  return chosen;
}

function take({ placing }: Choosable): void {
  for (const buckets of placing) for (const bucket of buckets) bucket.taken += 1 / buckets.length;
}

const worthOf = ({ quality, placing }: Choosable): number =>
  placing.reduce((sum, buckets) => sum + gainIn(buckets), qualityWeight * quality);

/** 1 in an empty bucket, 1/2 in one that holds what is wanted. */
function gainIn(buckets: readonly Bucket[]): number {
  const gains = buckets.map(({ wanted, taken }) => (wanted === 0 ? 0 : wanted / (wanted + taken)));
  return gains.length === 0 ? 0 : gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

/** The bucket of a play that is fullest for what is wanted of it. */
export const fullestOf = (placing: Placing): Bucket | undefined =>
  placing.flat().toSorted((a, b) => fillOf(b) - fillOf(a))[0];

const fillOf = ({ wanted, taken }: Bucket): number => taken / Math.max(wanted, 1e-9);

// Which plays are audited: a seeded sample that holds accepted and turned-down plays, and every kind, in the shares
// that they have in the run. A larger sample of the same seed contains the smaller ones.
import { InvalidArgumentError } from 'commander';
import { type Random, randomFor } from '../../hash.ts';

export type SampleSize = { readonly percent: number } | { readonly count: number };

/** `5%`, `2.5%` or `40`. */
export function sampleSize(text: string): SampleSize {
  const [, digits = '', percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const number = Number(digits);
  if (percent === '%' && number > 0 && number <= 100) return { percent: number };
  if (percent === '' && number > 0 && Number.isSafeInteger(number)) return { count: number };
  throw new InvalidArgumentError('Expected a share, such as 5%, or how many plays, such as 40.');
}

/** What a sample keeps the shares of. */
interface Ruled {
  readonly kind: string;
  readonly verdict: string;
}

/** At least one play if there is any. They come in an order that does not give their verdicts away. */
export function sampleOf<Play extends Ruled>(
  plays: readonly Play[],
  size: SampleSize,
  seed: number,
): readonly Play[] {
  const random = randomFor(seed, 'audit');
  const wanted = 'count' in size ? size.count : Math.ceil((plays.length * size.percent) / 100);
  const byVerdict = grouped(plays, ({ verdict }) => verdict).map(([verdict, ruled]) => {
    const byKind = grouped(ruled, ({ kind }) => kind).map(
      ([kind, group]) => [kind, random.fork(`${verdict} ${kind}`).shuffle(group)] as const,
    );
    return [verdict, spread(byKind, random.fork(verdict))] as const;
  });
  return random.fork('order').shuffle(spread(byVerdict, random.fork('verdicts')).slice(0, wanted));
}

type Group<Play> = readonly [name: string, plays: readonly Play[]];

function grouped<Play>(plays: readonly Play[], nameOf: (play: Play) => string): Group<Play>[] {
  const groups = new Map<string, Play[]>();
  for (const play of plays) {
    const group = groups.get(nameOf(play));
    if (group) group.push(play);
    else groups.set(nameOf(play), [play]);
  }
  return [...groups];
}

/** Merges the groups so that every beginning of the result holds its share of each, up to one play. */
function spread<Play>(groups: readonly Group<Play>[], random: Random): Play[] {
  return groups
    .flatMap(([name, plays]) => {
      const offset = random.fork(name).next();
      return plays.map((play, index) => ({ play, place: (index + offset) / plays.length }));
    })
    .sort((a, b) => a.place - b.place)
    .map(({ play }) => play);
}

// Groups by k-means (ml-kmeans) from our own initial centres, and near-duplicates by joining close neighbours.
import type { Random } from '../../pipeline/hash.ts';
import { cosine, normalised } from '../vectors.ts';
import type { Neighbour } from './nearest.ts';

export interface Group {
  readonly centre: Float32Array;
  /** Indexes into the vectors, nearest to the centre first. */
  readonly members: readonly number[];
}

export async function groupsOf(vectors: readonly Float32Array[], count: number, random: Random): Promise<Group[]> {
  const { kmeans } = await import('ml-kmeans'); // loaded where it is used: a tenth of a second
  const centres = spreadCentres(vectors, Math.min(count, vectors.length), random);
  const { clusters } = kmeans(
    vectors.map((vector) => [...vector]),
    centres.length,
    { initialization: centres.map((centre) => [...centre]), maxIterations: 100 },
  );
  return centres
    .map((_, group) => clusters.flatMap((assigned, index) => (assigned === group ? [index] : [])))
    .filter((members) => members.length > 0)
    .map((members) => {
      const centre = meanOf(members.flatMap((index) => vectors[index] ?? []));
      const near = (index: number): number => cosine(centre, vectors[index] ?? centre);
      return { centre, members: [...members].sort((a, b) => near(b) - near(a) || a - b) };
    });
}

/** k-means++ (Arthur and Vassilvitskii 2007): the next centre is drawn with odds that grow with its distance from those there are. */
function spreadCentres(vectors: readonly Float32Array[], count: number, random: Random): Float32Array[] {
  const centres = [random.pick(vectors)];
  const distances = vectors.map(() => Number.POSITIVE_INFINITY);
  while (centres.length < count) {
    const newest = centres.at(-1);
    let total = 0;
    for (const [index, vector] of vectors.entries()) {
      const distance = newest ? Math.max(0, 2 - 2 * cosine(vector, newest)) : 0;
      distances[index] = Math.min(distances[index] ?? distance, distance);
      total += distances[index] ?? 0;
    }
    let left = random.next() * total;
    const chosen = distances.findIndex((distance) => {
      left -= distance;
      return left <= 0;
    });
    centres.push(vectors[chosen < 0 ? vectors.length - 1 : chosen] ?? random.pick(vectors));
  }
  return centres;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const [index, value] of vector.entries()) mean[index] = (mean[index] ?? 0) + value / vectors.length;
  return normalised(mean);
}

/** Sets of two or more indexes that hang together by cosines of at least `threshold`. */
export function duplicateSets(neighbours: readonly (readonly Neighbour[])[], threshold: number): number[][] {
  const leader = neighbours.map((_, index) => index);
  const find = (index: number): number => {
    const above = leader[index] ?? index;
    return above === index ? index : find(above);
  };
  for (const [index, near] of neighbours.entries()) {
    for (const neighbour of near) if (neighbour.cosine >= threshold) leader[find(neighbour.index)] = find(index);
  }
  const sets = new Map<number, number[]>();
  for (const index of leader.keys()) sets.set(find(index), [...(sets.get(find(index)) ?? []), index]);
  return [...sets.values()].filter((set) => set.length > 1);
}

// Groups by k-means (ml-kmeans) from initial centers of our own, and sets of near-duplicates from close
// neighbors.
import type { Random } from '../../pipeline/hash.ts';
import { cosine, unitVector } from '../vectors.ts';
import type { Neighbor } from './nearest.ts';

export interface Group {
  readonly centre: Float32Array;
  /** Indexes of the vectors, the one nearest to the center first. */
  readonly members: readonly number[];
}

/**
 * Vectors that the centers are fitted to. The others join the nearest center. More vectors would move a
 * center by less than the spread of its members.
 */
const fitted = 4000;

/**
 * Dimensions in which the centers are fitted. A projection by random signs changes distances by some tenths
 * (Achlioptas 2003). That decides few memberships, and all of them are decided again in all dimensions.
 */
const fittedDimensions = 64;

/** Starting from spread centers, few vectors change their group after so many. */
const iterations = 10;

export async function groupsOf(
  vectors: readonly Float32Array[],
  count: number,
  random: Random,
): Promise<Group[]> {
  const { kmeans } = await import('ml-kmeans'); // loaded where it is used: a tenth of a second
  const sample = vectors.length <= fitted ? vectors : random.fork('fitted').shuffle(vectors).slice(0, fitted);
  const flat = projection(sample, random.fork('projection'));
  const first = spreadCentres(flat, Math.min(count, flat.length), random);
  const { clusters } = kmeans(
    flat.map((vector) => [...vector]),
    first.length,
    { initialization: first.map((centre) => [...centre]), maxIterations: iterations },
  );
  const gathered = first.map((): Float32Array[] => []);
  // There is one cluster for each vector of the sample.
  for (const [index, group] of clusters.entries()) gathered[group]?.push(sample[index] as Float32Array);
  const centres = gathered.filter((members) => members.length > 0).map(meanOf);
  return groupsAround(vectors, centres);
}

/** The vectors in fewer dimensions, with unit length again. */
function projection(vectors: readonly Float32Array[], random: Random): Float32Array[] {
  const dimensions = vectors[0]?.length ?? 0;
  if (dimensions <= fittedDimensions) return [...vectors];
  const signs = Array.from({ length: fittedDimensions }, () =>
    Int8Array.from({ length: dimensions }, () => (random.chance(0.5) ? 1 : -1)),
  );
  return vectors.map((vector) => {
    const flat = new Float32Array(fittedDimensions);
    for (const [place, row] of signs.entries()) {
      let sum = 0;
      for (let index = 0; index < dimensions; index += 1) sum += (row[index] ?? 0) * (vector[index] ?? 0);
      flat[place] = sum;
    }
    return unitVector(flat);
  });
}

/** Each vector joins its nearest center. The center then moves to the middle of its members. */
function groupsAround(vectors: readonly Float32Array[], centres: readonly Float32Array[]): Group[] {
  const joined = centres.map((): number[] => []);
  for (const [index, vector] of vectors.entries()) {
    let best = { group: 0, cosine: Number.NEGATIVE_INFINITY };
    for (const [group, centre] of centres.entries()) {
      const near = cosine(vector, centre);
      if (near > best.cosine) best = { group, cosine: near };
    }
    joined[best.group]?.push(index);
  }
  return joined
    .filter((members) => members.length > 0)
    .map((members) => {
      const centre = meanOf(members.map((index) => vectors[index] as Float32Array)); // indexes of the vectors
      const near = new Map(members.map((index) => [index, cosine(centre, vectors[index] ?? centre)]));
      return { centre, members: members.sort((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0) || a - b) };
    });
}

/**
 * k-means++ (Arthur and Vassilvitskii 2007): each next center is drawn with odds that grow with its distance
 * to the centers drawn before.
 */
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
  return unitVector(mean);
}

interface Likeness {
  readonly threshold: number;
  /** Whether two that are as near as that may stand for each other; by default any two may. */
  isSame?(one: number, other: number): boolean;
}

/** Sets of two or more indexes that are connected by cosines of at least `threshold`. */
export function duplicateSets(
  neighbors: readonly (readonly Neighbor[])[],
  { threshold, isSame = () => true }: Likeness,
): number[][] {
  const leader = neighbors.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    for (let above = leader[at] ?? at; above !== at; above = leader[at] ?? at) {
      leader[at] = leader[above] ?? above; // halves the way for the next search
      at = above;
    }
    return at;
  };
  for (const [index, near] of neighbors.entries()) {
    for (const neighbor of near)
      if (neighbor.cosine >= threshold && isSame(index, neighbor.index))
        leader[find(neighbor.index)] = find(index);
  }
  const sets = new Map<number, number[]>();
  for (const index of leader.keys()) {
    const set = sets.get(find(index)) ?? [];
    sets.set(find(index), set);
    set.push(index);
  }
  return [...sets.values()].filter((set) => set.length > 1);
}

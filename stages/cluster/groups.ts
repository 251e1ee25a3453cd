// Groups by k-means (ml-kmeans) from our own initial centres, and near-duplicates by joining close
// neighbours.
import type { Random } from '../../pipeline/hash.ts';
import { cosine, normalised } from '../vectors.ts';
import type { Neighbour } from './nearest.ts';

export interface Group {
  readonly centre: Float32Array;
  /** Indexes into the vectors, nearest to the centre first. */
  readonly members: readonly number[];
}

/**
 * Vectors that centres are fitted on; the others join the nearest. More of them move a centre by less than a
 * member's own spread.
 */
const fitted = 4000;

/**
 * Dimensions in which the centres are fitted. Random signs keep distances within some tenths (Achlioptas
 * 2003), which decides few memberships; those are decided again in all dimensions.
 */
const fittedDimensions = 64;

/** From spread centres few vectors change their group after so many. */
const iterations = 10;

export async function groupsOf(
  vectors: readonly Float32Array[],
  count: number,
  random: Random,
): Promise<Group[]> {
  const { kmeans } = await import('ml-kmeans'); // loaded where it is used: a tenth of a second
  const sample = vectors.length <= fitted ? vectors : random.fork('fitted').shuffle(vectors).slice(0, fitted);
  const flat = projected(sample, random.fork('projection'));
  const first = spreadCentres(flat, Math.min(count, flat.length), random);
  const { clusters } = kmeans(
    flat.map((vector) => [...vector]),
    first.length,
    { initialization: first.map((centre) => [...centre]), maxIterations: iterations },
  );
  const gathered = first.map((): Float32Array[] => []);
  for (const [index, group] of clusters.entries()) gathered[group]?.push(sample[index] as Float32Array); // one cluster for each
  const centres = gathered.filter((members) => members.length > 0).map(meanOf);
  return grouped(vectors, centres);
}

/** The vectors in fewer dimensions, of unit length again. */
function projected(vectors: readonly Float32Array[], random: Random): Float32Array[] {
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
    return normalised(flat);
  });
}

/** Each vector joins its nearest centre, which then moves to the middle of those that joined. */
function grouped(vectors: readonly Float32Array[], centres: readonly Float32Array[]): Group[] {
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
 * k-means++ (Arthur and Vassilvitskii 2007): the next centre is drawn with odds that grow with its distance
 * from those there are.
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
    for (const neighbour of near)
      if (neighbour.cosine >= threshold) leader[find(neighbour.index)] = find(index);
  }
  const sets = new Map<number, number[]>();
  for (const index of leader.keys()) sets.set(find(index), [...(sets.get(find(index)) ?? []), index]);
  return [...sets.values()].filter((set) => set.length > 1);
}

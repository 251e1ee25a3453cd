// Nearest neighbours by cosine: hnswlib-node where its addon could be built, else an exact search. One
// function in front of both.
import { cosine } from '../vectors.ts';

export interface Neighbour {
  readonly index: number;
  readonly cosine: number;
}

/**
 * For each of `asked` the `count` nearest of `vectors`, nearest first; itself is left out where both lists
 * are one.
 */
type Search = (
  vectors: readonly Float32Array[],
  asked: readonly Float32Array[],
  count: number,
) => Promise<Neighbour[][]>;

/**
 * Each vector's `count` nearest others, nearest first. Cosines are exact whichever way the neighbours were
 * found.
 */
export const nearest = (vectors: readonly Float32Array[], count: number): Promise<Neighbour[][]> =>
  nearestIn(vectors, vectors, count);

export async function nearestIn(
  vectors: readonly Float32Array[],
  asked: readonly Float32Array[],
  count: number,
): Promise<Neighbour[][]> {
  return ((await hnswSearch()) ?? exactSearch)(vectors, asked, count);
}

export const exactSearch: Search = async (vectors, asked, count) =>
  asked.map((vector, self) => ranked(vector, asked === vectors ? self : -1, vectors, vectors.keys(), count));

function ranked(
  vector: Float32Array,
  self: number,
  vectors: readonly Float32Array[],
  candidates: Iterable<number>,
  count: number,
): Neighbour[] {
  const found: Neighbour[] = [];
  for (const index of candidates) {
    const other = vectors[index];
    if (index !== self && other) found.push({ index, cosine: cosine(vector, other) });
  }
  return found.sort((a, b) => b.cosine - a.cosine || a.index - b.index).slice(0, count);
}

/** The few members of hnswlib-node that are used. It takes plain arrays alone. */
interface Hnsw {
  HierarchicalNSW: new (
    space: 'cosine',
    dimensions: number,
  ) => {
    initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
    setEf(ef: number): void;
    addPoint(point: number[], label: number): void;
    searchKnn(point: number[], count: number): { neighbors: number[] };
  };
}

/** Undefined where the optional addon is not installed: it needs a compiler. */
export async function hnswSearch(): Promise<Search | undefined> {
  let library: Hnsw;
  try {
    const imported = (await import('hnswlib-node' as string)) as { default: Hnsw }; // optional, so its types may be absent
    library = imported.default;
  } catch {
    return undefined;
  }
  return async (vectors, asked, count) => {
    const index = new library.HierarchicalNSW('cosine', vectors[0]?.length ?? 0);
    index.initIndex({
      maxElements: Math.max(1, vectors.length),
      m: 16,
      efConstruction: 200,
      randomSeed: 100,
    });
    // A search list of four times the answers reaches a recall of 1.000 at 20,000 points (docs/log.md).
    index.setEf(Math.max(100, 4 * count));
    for (const [label, vector] of vectors.entries()) index.addPoint([...vector], label);
    return asked.map((vector, self) => {
      const { neighbors } = index.searchKnn([...vector], Math.min(count + 1, vectors.length));
      return ranked(vector, asked === vectors ? self : -1, vectors, neighbors, count);
    });
  };
}

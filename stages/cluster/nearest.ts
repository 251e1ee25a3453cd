// Nearest neighbors by cosine: hnswlib-node where its addon is installed, else an exact search.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { cosine } from '../vectors.ts';

export interface Neighbor {
  readonly index: number;
  readonly cosine: number;
}

/**
 * For each of `asked` the `count` nearest of `vectors`, nearest first. Where both lists are one, no vector is
 * its own neighbor.
 */
type Search = (
  vectors: readonly Float32Array[],
  asked: readonly Float32Array[],
  count: number,
) => Promise<Neighbor[][]>;

/** For each vector its `count` nearest others, nearest first. The cosines are exact with either search. */
export const nearest = (vectors: readonly Float32Array[], count: number): Promise<Neighbor[][]> =>
  nearestIn(vectors, vectors, count);

export async function nearestIn(
  vectors: readonly Float32Array[],
  asked: readonly Float32Array[],
  count: number,
): Promise<Neighbor[][]> {
  return ((await hnswSearch()) ?? exactSearch)(vectors, asked, count);
}

export const exactSearch: Search = async (vectors, asked, count) =>
  asked.map((vector, self) => {
    const others = asked === vectors ? [...vectors.keys()].filter((index) => index !== self) : vectors.keys();
    return rankedNeighbors(vector, vectors, others).slice(0, count);
  });

/** The candidates by their cosine to a vector, nearest first. */
function rankedNeighbors(
  vector: Float32Array,
  vectors: readonly Float32Array[],
  candidates: Iterable<number>,
): Neighbor[] {
  const found: Neighbor[] = [];
  for (const index of candidates) {
    const other = vectors[index];
    if (other) found.push({ index, cosine: cosine(vector, other) });
  }
  return found.sort((a, b) => b.cosine - a.cosine || a.index - b.index);
}

/** The few members of hnswlib-node that are used. It takes only plain arrays. */
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

/** Undefined where the optional addon is not installed, or was never built: that needs a compiler. */
export async function hnswSearch(): Promise<Search | undefined> {
  const library = await optionalModule<{ default: Hnsw }>('hnswlib-node');
  return library && searchWith(library.default);
}

/** A module that is not installed is undefined. One that is installed and does not load is an error. */
export async function optionalModule<Module>(name: string): Promise<Module | undefined> {
  try {
    return (await import(name)) as Module; // it is optional, so its types may be absent
  } catch (cause) {
    if (isAbsent(cause, name)) return undefined;
    const advice = `rebuild it (npm rebuild ${name}), or remove it: then an exact search takes its place`;
    throw new UsageError(`${name} is installed but does not load: ${messageOf(cause)}; ${advice}`, { cause });
  }
}

/** An addon without any binary (npm install --ignore-scripts) says in `tries` where it looked for one. */
function isAbsent(cause: unknown, name: string): boolean {
  if (!(cause instanceof Error)) return false;
  const isMissing =
    'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND' && cause.message.includes(`'${name}'`);
  return isMissing || ('tries' in cause && Array.isArray(cause.tries));
}

/** Points between two turns of the event loop, so that Ctrl-C is heard: some tenths of a second. */
const pointsPerTurn = 200;

const searchWith =
  (library: Hnsw): Search =>
  async (vectors, asked, count) => {
    const index = new library.HierarchicalNSW('cosine', vectors[0]?.length ?? 0);
    index.initIndex({
      maxElements: Math.max(1, vectors.length),
      m: 16,
      efConstruction: 200,
      randomSeed: 100,
    });
    // A search list of four times the answers reaches a recall of 1.000 at 20,000 points (docs/log.md).
    index.setEf(Math.max(100, 4 * count));
    for (const [label, vector] of vectors.entries()) {
      if (label % pointsPerTurn === 0) await nextTurn();
      index.addPoint([...vector], label);
    }
    const found: Neighbor[][] = [];
    for (const [self, vector] of asked.entries()) {
      if (self % pointsPerTurn === 0) await nextTurn();
      const { neighbors } = index.searchKnn([...vector], Math.min(count + 1, vectors.length));
      const others = asked === vectors ? neighbors.filter((neighbor) => neighbor !== self) : neighbors;
      found.push(rankedNeighbors(vector, vectors, others).slice(0, count));
    }
    return found;
  };

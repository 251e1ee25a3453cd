// Coordinates of many vectors on a plane. UMAP (McInnes, Healy and Melville 2018) lays out all of them, or a
// sample; each of the others is then placed among its nearest neighbors in the sample.
import type { Random } from '../../pipeline/hash.ts';
import { type Neighbor, nearest, nearestIn } from '../cluster/nearest.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Vectors that are laid out together. UMAP takes some seconds for so many, and its time grows faster than
 * linearly.
 */
const most = 3000;

/** How many neighbors UMAP keeps together, and among how many the others are placed. */
const neighbors = { kept: 15, placed: 5 };

export async function coordinates(
  vectors: readonly Float32Array[],
  random: Random,
  fitted: number = most,
): Promise<Point[]> {
  if (vectors.length <= fitted) return layout(vectors, random);
  const order = random.fork('sample').shuffle([...vectors.keys()]);
  const chosen = new Set(order.slice(0, fitted));
  const sample = [...chosen].map((index) => vectors[index] as Float32Array); // indexes of the vectors
  const known = new Map([...chosen].map((index, place) => [index, place]));
  const points = await layout(sample, random);
  const near = await nearestIn(sample, vectors, neighbors.placed);
  return vectors.map((_, index) => points[known.get(index) ?? -1] ?? pointAmong(near[index] ?? [], points));
}

/** The mean position of the neighbors. Nearer ones count more. */
function pointAmong(near: readonly Neighbor[], points: readonly Point[]): Point {
  let [x, y, total] = [0, 0, 0];
  for (const { index, cosine } of near) {
    const point = points[index];
    if (!point) continue;
    const weight = 1 / (1e-3 + 1 - Math.min(1, cosine));
    x += weight * point.x;
    y += weight * point.y;
    total += weight;
  }
  return total === 0 ? { x: 0, y: 0 } : roundedPoint({ x: x / total, y: y / total });
}

async function layout(vectors: readonly Float32Array[], random: Random): Promise<Point[]> {
  const count = Math.min(neighbors.kept, vectors.length - 1);
  // Fewer than four points have no shape that a layout could find.
  if (vectors.length < 4) return vectors.map((_, index) => ({ x: index, y: 0 }));
  const { UMAP } = await import('umap-js'); // loaded where it is used
  const draw = random.fork('layout');
  const umap = new UMAP({ nComponents: 2, nNeighbors: count, minDist: 0.1, random: () => draw.next() });
  const found = await nearest(vectors, count);
  umap.setPrecomputedKNN(
    found.map((list, self) => [self, ...list.map(({ index }) => index)].slice(0, count)),
    found.map((list) => [0, ...list.map(({ cosine }) => Math.max(0, 1 - cosine))].slice(0, count)),
  );
  return umap.fit(vectors.map((vector) => [...vector])).map(([x = 0, y = 0]) => roundedPoint({ x, y }));
}

/** A thousandth of a unit is finer than any picture. */
const roundedPoint = ({ x, y }: Point): Point => ({
  x: Math.round(x * 1000) / 1000,
  y: Math.round(y * 1000) / 1000,
});

// Places of many vectors on a plane: UMAP (McInnes, Healy and Melville 2018) of all, or of a sample in which
// every other vector is then placed among its nearest.
import type { Random } from '../../pipeline/hash.ts';
import { type Neighbour, nearest, nearestIn } from '../cluster/nearest.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Vectors that are laid out together: UMAP takes some seconds for so many, and its time grows faster than the
 * number.
 */
const most = 3000;

/** Neighbours that UMAP keeps together, and among which the others are placed. */
const neighbours = { kept: 15, placed: 5 };

export async function coordinates(
  vectors: readonly Float32Array[],
  random: Random,
  fitted: number = most,
): Promise<Point[]> {
  if (vectors.length <= fitted) return laidOut(vectors, random);
  const order = random.fork('sample').shuffle([...vectors.keys()]);
  const chosen = new Set(order.slice(0, fitted));
  const sample = [...chosen].map((index) => vectors[index] as Float32Array); // indexes of the vectors
  const known = new Map([...chosen].map((index, place) => [index, place]));
  const points = await laidOut(sample, random);
  const near = await nearestIn(sample, vectors, neighbours.placed);
  return vectors.map((_, index) => points[known.get(index) ?? -1] ?? among(near[index] ?? [], points));
}

/** The mean of the neighbours' places, nearer ones counting more. */
function among(near: readonly Neighbour[], points: readonly Point[]): Point {
  let [x, y, total] = [0, 0, 0];
  for (const { index, cosine } of near) {
    const point = points[index];
    if (!point) continue;
    const weight = 1 / (1e-3 + 1 - Math.min(1, cosine));
    x += weight * point.x;
    y += weight * point.y;
    total += weight;
  }
  return total === 0 ? { x: 0, y: 0 } : rounded({ x: x / total, y: y / total });
}

async function laidOut(vectors: readonly Float32Array[], random: Random): Promise<Point[]> {
  const count = Math.min(neighbours.kept, vectors.length - 1);
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
  return umap.fit(vectors.map((vector) => [...vector])).map(([x = 0, y = 0]) => rounded({ x, y }));
}

/** A thousandth of a unit is finer than any picture. */
const rounded = ({ x, y }: Point): Point => ({
  x: Math.round(x * 1000) / 1000,
  y: Math.round(y * 1000) / 1000,
});

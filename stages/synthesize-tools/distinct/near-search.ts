// Finds a vector that is nearer than a threshold: exactly, among twenty thousand others, in less than a
// millisecond. An orthogonal projection only makes distances smaller. So a pair that is too far apart in the
// few directions in which vectors differ most is too far apart. Those directions, the principal components of
// the first vectors, decide how many pairs are compared in full, never which ones are found.
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Of 384 dimensions, these rule out 99 of 100 pairs at a threshold of 0.9; the first eight rule out half. */
const directions = 32;
/** How many vectors the directions are first learned from, again at each fourfold number, and at most. */
const learned = { first: 500, most: 1000 };

interface Near {
  readonly index: number;
  readonly cosine: number;
}

export class NearSearch {
  readonly #mostDistance: number;
  readonly #vectors: Float32Array[] = [];
  #basis: Float32Array[] | undefined;
  #learnNextAt = learned.first;
  /** The `directions` coordinates of each vector, one vector after the other. */
  #shadows = new Float32Array(0);

  /** `threshold`: cosine from which two L2-normalised vectors are near. */
  constructor(threshold: number) {
    this.#mostDistance = 2 - 2 * threshold;
  }

  add(vector: Float32Array): void {
    this.#vectors.push(vector);
    if (this.#vectors.length === this.#learnNextAt) this.#learn();
    else this.#cast(this.#vectors.length - 1);
  }

  #learn(): void {
    this.#learnNextAt *= 4;
    const stride = Math.ceil(this.#vectors.length / learned.most);
    const sample = this.#vectors.filter((_, index) => index % stride === 0);
    this.#basis = principalDirections(sample, directions);
    for (const index of this.#vectors.keys()) this.#cast(index);
  }

  /** The first vector added that is near and that `counts` accepts. */
  find(vector: Float32Array, counts: (near: Near) => boolean = () => true): Near | undefined {
    const shadow = this.#basis && shadowOf(vector, this.#basis);
    // Slightly more than the threshold, because coordinates are rounded to single precision.
    const next = (from: number): number =>
      shadow ? nextWithin(this.#mostDistance + 1e-4, { shadow, shadows: this.#shadows }, from) : from;
    for (let index = next(0); index < this.#vectors.length; index = next(index + 1)) {
      const other = this.#vectors[index] as Float32Array; // the index is within the list
      const distance = squaredDistance(vector, other, this.#mostDistance);
      const near = { index, cosine: 1 - distance / 2 };
      if (distance <= this.#mostDistance && counts(near)) return near;
    }
    return undefined;
  }

  #cast(index: number): void {
    if (!this.#basis) return;
    const end = (index + 1) * directions;
    if (end > this.#shadows.length) {
      const larger = new Float32Array(2 * end);
      larger.set(this.#shadows);
      this.#shadows = larger;
    }
    const vector = this.#vectors[index] as Float32Array;
    this.#shadows.set(shadowOf(vector, this.#basis), index * directions);
  }
}

/**
 * The first index from `from` on whose shadow is not too far away, or the end of the list. This loop takes
 * most of the time.
 */
function nextWithin(
  most: number,
  { shadow, shadows }: { shadow: Float32Array; shadows: Float32Array },
  from: number,
): number {
  // All indexes are within the lists.
  const at = (list: Float32Array, index: number): number => list[index] as number;
  for (let start = from * directions; start < shadows.length; start += directions) {
    let distance = 0;
    // Four at a time between comparisons: the fastest of the ways that were tried.
    for (let place = 0; place < directions && distance <= most; place += 4) {
      const a = at(shadow, place) - at(shadows, start + place);
      const b = at(shadow, place + 1) - at(shadows, start + place + 1);
      const c = at(shadow, place + 2) - at(shadows, start + place + 2);
      const d = at(shadow, place + 3) - at(shadows, start + place + 3);
      distance += a * a + b * b + c * c + d * d;
    }
    if (distance <= most) return start / directions;
  }
  return shadows.length;
}

/** Exact up to `most`; any larger value beyond it. */
function squaredDistance(a: Float32Array, b: Float32Array, most: number): number {
  let distance = 0;
  for (let start = 0; start < a.length && distance <= most; start += 32) {
    const end = Math.min(start + 32, a.length);
    for (let index = start; index < end; index += 1) {
      const difference = (a[index] as number) - (b[index] as number); // both have the length of a
      distance += difference * difference;
    }
  }
  return distance;
}

function shadowOf(vector: Float32Array, basis: readonly Float32Array[]): Float32Array {
  const shadow = new Float32Array(directions);
  for (const [place, direction] of basis.entries()) {
    let sum = 0;
    for (let index = 0; index < vector.length; index += 1)
      sum += (direction[index] as number) * (vector[index] as number); // both have one length
    shadow[place] = sum;
  }
  return shadow;
}

/** Orthonormal, in descending order of the second moment; fewer where the vectors have fewer dimensions. */
function principalDirections(vectors: readonly Float32Array[], count: number): Float32Array[] {
  const rows = new Matrix(vectors.map((vector) => [...vector]));
  const { eigenvectorMatrix } = new EigenvalueDecomposition(rows.transpose().mmul(rows), {
    assumeSymmetric: true,
  });
  const last = eigenvectorMatrix.columns - 1; // eigenvalues ascend
  return Array.from({ length: Math.min(count, last + 1) }, (_, place) =>
    Float32Array.from(eigenvectorMatrix.getColumn(last - place)),
  );
}

// Finds a sketch that is near another one without comparing all pairs: locality-sensitive hashing (Indyk and Motwani
// 1998). A sketch has 32 bands of four places. Sketches that share a band meet in a list and are compared.
import { places, type Sketch, similarity } from './sketch.ts';

const bands = 32;
const rows = places / bands;

/** Two sketches share a band in 87 % of the cases at this similarity, and in 99 % at 0.6. */
export const lowestThreshold = 0.5;

/** Holds up to `capacity` sketches in flat tables: about 300 bytes for each besides the sketch. */
export class NearIndex {
  readonly #threshold: number;
  readonly #sketches: Sketch[] = [];
  readonly #lists: number;
  /** The number of the last sketch of each list plus one, by band and list; 0 where there is none. */
  readonly #last: Int32Array;
  /** The sketch before it in its list, in the same form, by sketch and band. */
  readonly #before: Int32Array;

  constructor(capacity: number, threshold: number) {
    this.#threshold = threshold;
    this.#lists = 2 ** Math.ceil(Math.log2(capacity + 2));
    this.#last = new Int32Array(bands * this.#lists);
    this.#before = new Int32Array(bands * capacity);
  }

  /** The number of a sketch that is near, and how near; sketches are numbered as they are added. */
  find(sketch: Sketch): { readonly number: number; readonly similarity: number } | undefined {
    for (let band = 0; band < bands; band += 1) {
      let held = this.#last[this.#listOf(sketch, band)] ?? 0;
      for (; held > 0; held = this.#before[(held - 1) * bands + band] ?? 0) {
        const near = similarity(this.#sketches[held - 1] as Sketch, sketch); // lists hold what was added
        if (near >= this.#threshold) return { number: held - 1, similarity: near };
      }
    }
    return undefined;
  }

  add(sketch: Sketch): void {
    const number = this.#sketches.push(sketch) - 1;
    for (let band = 0; band < bands; band += 1) {
      const list = this.#listOf(sketch, band);
      this.#before[number * bands + band] = this.#last[list] ?? 0;
      this.#last[list] = number + 1;
    }
  }

  #listOf(sketch: Sketch, band: number): number {
    let hash = 0;
    for (let place = band * rows; place < (band + 1) * rows; place += 1)
      hash = Math.imul(hash ^ (sketch[place] as number), 0x01000193); // places are within the sketch
    return band * this.#lists + (((hash ^ (hash >>> 15)) >>> 0) & (this.#lists - 1));
  }
}

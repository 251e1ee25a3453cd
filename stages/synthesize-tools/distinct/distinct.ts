// Decides which grown tools and worlds are new. Units come in a fixed order, so that of two similar ones the
// same one is always kept.
import { hashOf } from '../../../pipeline/hash.ts';
import { NearSearch } from './near-search.ts';

export interface Candidate {
  readonly name: string;
  /** The tool itself: name, description, and parameters, without what distinguishes records. */
  readonly body: object;
  /** Of name, description and parameters; L2-normalised. */
  readonly vector: Float32Array;
  /** Of its parameters, without their names. */
  readonly shape: string;
}

/**
 * Cosines from which two tools are near-duplicates: any two, and two whose parameters have the same shape.
 */
interface Thresholds {
  readonly any: number;
  readonly sameShape: number;
}

export interface Twin {
  readonly of: string;
  readonly cosine: number;
}

/** Remembers what was admitted and finds what a candidate repeats. */
export class Distinct {
  readonly thresholds: Thresholds;
  readonly #search: NearSearch;
  readonly #names: string[] = [];
  readonly #shapes: string[] = [];
  readonly #bodies = new Set<string>();
  /** Tool name -> worlds that have a tool of that name, and of each world how many tools it has. */
  readonly #worldsWith = new Map<string, number[]>();
  readonly #sizes: number[] = [];
  readonly #worldNames: string[] = [];

  constructor(thresholds: Thresholds) {
    this.thresholds = thresholds;
    this.#search = new NearSearch(Math.min(thresholds.any, thresholds.sameShape));
  }

  /** The admitted tool that this one is too similar to. */
  twinOf({ body, vector, shape }: Candidate): Twin | undefined {
    if (this.#bodies.has(hashOf(body))) return { of: 'an identical tool', cosine: 1 };
    const near = this.#search.find(
      vector,
      ({ index, cosine }) =>
        cosine >= this.thresholds.any ||
        (cosine >= this.thresholds.sameShape && this.#shapes[index] === shape),
    );
    return near && { of: this.#names[near.index] ?? '', cosine: near.cosine };
  }

  admitTool({ name, body, vector, shape }: Candidate): void {
    this.#bodies.add(hashOf(body));
    this.#search.add(vector);
    this.#names.push(name);
    this.#shapes.push(shape);
  }

  /** The admitted world that shares more than half of these names, relative to the smaller of the two. */
  worldLike(names: readonly string[]): string | undefined {
    const shared = new Map<number, number>();
    for (const name of names)
      for (const world of this.#worldsWith.get(name) ?? []) shared.set(world, (shared.get(world) ?? 0) + 1);
    const found = [...shared].find(
      ([world, count]) => count > Math.min(names.length, this.#sizes[world] ?? 0) / 2,
    );
    return found && this.#worldNames[found[0]];
  }

  admitWorld(name: string, tools: readonly string[]): void {
    const number = this.#sizes.push(tools.length) - 1;
    this.#worldNames.push(name);
    for (const tool of tools) this.#worldsWith.set(tool, [...(this.#worldsWith.get(tool) ?? []), number]);
  }
}

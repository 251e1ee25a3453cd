// Which of the grown tools and worlds are new. Asked in one fixed order of units, so that of two that are alike always the same one stays.
import { hashOf } from '../../pipeline/hash.ts';

export interface Candidate {
  readonly name: string;
  /** What the tool is: description, schemas and program, without what tells one record from another. */
  readonly body: object;
  /** Of name, description and parameters; L2-normalised. */
  readonly vector: Float32Array;
}

export interface Twin {
  readonly of: string;
  readonly cosine: number;
}

/** Dimensions that are looked at between two looks at whether a pair can still be alike. */
const step = 32;

/** Remembers what was admitted, and says what a candidate repeats. */
export class Distinct {
  readonly threshold: number;
  readonly #vectors: Float32Array[] = [];
  readonly #names: string[] = [];
  readonly #bodies = new Set<string>();
  /** Tool name -> worlds that have a tool of that name, and of each world how many tools it has. */
  readonly #worldsWith = new Map<string, number[]>();
  readonly #sizes: number[] = [];
  readonly #worldNames: string[] = [];

  /** `threshold`: cosine from which two tools count as near-duplicates. */
  constructor(threshold: number) {
    this.threshold = threshold;
  }

  /** The admitted tool that this one is too near to. */
  twinOf({ body, vector }: Candidate): Twin | undefined {
    if (this.#bodies.has(hashOf(body))) return { of: 'an equal tool', cosine: 1 };
    for (const [index, other] of this.#vectors.entries()) {
      const near = cosineFrom(this.threshold, vector, other);
      if (near !== undefined) return { of: this.#names[index] ?? '', cosine: near };
    }
    return undefined;
  }

  admitTool({ name, body, vector }: Candidate): void {
    this.#bodies.add(hashOf(body));
    this.#vectors.push(vector);
    this.#names.push(name);
  }

  /** The admitted world that shares more than half of these names, counted against the smaller of the two. */
  worldLike(names: readonly string[]): string | undefined {
    const shared = new Map<number, number>();
    for (const name of names)
      for (const world of this.#worldsWith.get(name) ?? []) shared.set(world, (shared.get(world) ?? 0) + 1);
    const found = [...shared].find(([world, count]) => count > Math.min(names.length, this.#sizes[world] ?? 0) / 2);
    return found && this.#worldNames[found[0]];
  }

  admitWorld(name: string, tools: readonly string[]): void {
    const number = this.#sizes.push(tools.length) - 1;
    this.#worldNames.push(name);
    for (const tool of tools) this.#worldsWith.set(tool, [...(this.#worldsWith.get(tool) ?? []), number]);
  }
}

/**
 * The cosine of two L2-normalised vectors where it reaches the threshold, else undefined. Exact: the squared distance only grows
 * with further dimensions, and 2 - 2 cos of the threshold is the most that it may come to.
 */
function cosineFrom(threshold: number, a: Float32Array, b: Float32Array): number | undefined {
  const most = 2 - 2 * threshold;
  let distance = 0;
  for (let start = 0; start < a.length; start += step) {
    const end = Math.min(start + step, a.length);
    for (let index = start; index < end; index += 1) {
      const difference = (a[index] as number) - (b[index] as number); // both have the length of a
      distance += difference * difference;
    }
    if (distance > most) return undefined;
  }
  return 1 - distance / 2;
}

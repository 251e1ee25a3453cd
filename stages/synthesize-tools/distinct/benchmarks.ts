// The tools of the benchmarks that were read, and the one that a grown tool repeats.
import { UsageError } from '../../../pipeline/errors.ts';
import type { Benchmark } from '../../../schemas/benchmark.ts';
import { decodeVector } from '../../vectors.ts';
import type { Candidate, Twin } from './distinct.ts';
import { NearSearch } from './near-search.ts';

export class Benchmarks {
  readonly #search: NearSearch;
  readonly #listed: Pick<Benchmark, 'file' | 'name' | 'dimensions'>[] = [];

  /** `threshold`: cosine from which a tool counts as a repetition. */
  constructor(threshold: number) {
    this.#search = new NearSearch(threshold);
  }

  add({ file, name, dimensions, data }: Benchmark): void {
    this.#listed.push({ file, name, dimensions });
    this.#search.add(decodeVector(data));
  }

  find({ vector }: Candidate): Twin | undefined {
    const [first] = this.#listed;
    if (first && first.dimensions !== vector.length)
      throw new UsageError(
        `${first.file} was embedded in ${first.dimensions} dimensions, but the tools in ${vector.length}; ` +
          'start another run after you change the embedder',
      );
    const near = this.#search.find(vector);
    const found = near && this.#listed[near.index];
    return found && { of: `${found.name} of ${found.file}`, cosine: near.cosine };
  }
}

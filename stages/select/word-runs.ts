// Runs of words that a text shares with a benchmark: 13 words in a row, as GPT-3 was decontaminated (Brown et al. 2020).
// A shorter text of the benchmark counts if all of it occurs. Numbers count as one word.
import { hashOf } from '../../pipeline/hash.ts';
import { wordsOf } from './sketch.ts';

/** Shorter texts occur by chance. */
const fewestWords = 8;

export class WordRuns {
  readonly #most: number;
  /** By a hash of the run: what it is from. */
  readonly #sources = new Map<string, string>();
  /** Lengths of the runs. */
  readonly #lengths = new Set<number>();

  constructor(most: number) {
    this.#most = most;
  }

  add(text: string, source: string): void {
    const words = wordsOf(text);
    const length = Math.min(this.#most, words.length);
    if (length < Math.min(fewestWords, this.#most)) return;
    this.#lengths.add(length);
    for (const run of runsIn(words, length))
      if (!this.#sources.has(run.key)) this.#sources.set(run.key, source);
  }

  /** The first run that a text shares with what was added. */
  find(text: string): { readonly source: string; readonly run: string } | undefined {
    const words = wordsOf(text);
    for (const length of this.#lengths)
      for (const { key, run } of runsIn(words, length)) {
        const source = this.#sources.get(key);
        if (source !== undefined) return { source, run };
      }
    return undefined;
  }
}

function runsIn(words: readonly string[], length: number): { readonly key: string; readonly run: string }[] {
  const count = Math.max(words.length - length + 1, 0);
  return Array.from({ length: count }, (_, start) => {
    const run = words.slice(start, start + length).join(' ');
    return { key: hashOf(run), run };
  });
}

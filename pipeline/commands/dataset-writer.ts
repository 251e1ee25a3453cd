// What the commands `export` and `push` need to know about the formats of training files, from the stage that writes them.
import type { OutputFile } from '../files/whole-file.ts';
import type { Reader } from '../store.ts';

export interface DatasetTarget {
  /** The options of the stage that writes datasets. */
  readonly options: unknown;
  /** Opens a file of the dataset. */
  open(name: string): Promise<OutputFile>;
}

export interface WrittenFile {
  readonly split: 'train' | 'test';
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface DatasetWriter {
  readonly formats: readonly string[];
  /** Throws a UsageError where a run has nothing for the format. */
  write(format: string, store: Reader, target: DatasetTarget): Promise<readonly WrittenFile[]>;
  /** Whether a text holds a key, a token, or a private key. */
  hasSecret(text: string): boolean;
}

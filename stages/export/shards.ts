// The files of one split: the next one begins when the last is large enough.
import type { OutputFile } from '../../pipeline/files/whole-file.ts';

export interface Shard {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface WrittenShard extends Shard {
  readonly split: 'train' | 'test';
}

export interface Shards {
  /** Writes a row as a line; returns where it stands. */
  write(row: object): Promise<{ readonly file: string; readonly line: number }>;
  /** Finishes the last file; the first one is there even if it has no row. */
  finish(): Promise<readonly Shard[]>;
}

interface Options {
  readonly split: string;
  /** Bytes after which a file is full. */
  readonly most: number;
  open(name: string): Promise<OutputFile>;
}

/** `train.jsonl`, `train-00002.jsonl`, and so on. */
export async function shards({ split, most, open }: Options): Promise<Shards> {
  const finished: Shard[] = [];
  const begin = async (number: number) => {
    const name = number === 1 ? `${split}.jsonl` : `${split}-${String(number).padStart(5, '0')}.jsonl`;
    return { name, file: await open(name), rows: 0, bytes: 0 };
  };
  let current = await begin(1);
  const close = async (): Promise<void> => {
    const { bytes, sha256 } = await current.file.finish();
    finished.push({ name: current.name, rows: current.rows, bytes, sha256 });
  };
  return {
    async write(row) {
      const line = Buffer.from(`${JSON.stringify(row)}\n`);
      if (current.rows > 0 && current.bytes + line.length > most) {
        await close();
        current = await begin(finished.length + 1);
      }
      await current.file.write(line);
      current.rows += 1;
      current.bytes += line.length;
      return { file: current.name, line: current.rows };
    },
    async finish() {
      await close();
      return finished;
    },
  };
}

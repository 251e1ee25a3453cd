// Standard output as commands write it. Waiting for each write shows a closed pipe or a full disk where it
// happens, and keeps a slow reader from filling the memory.
import type { Writable } from 'node:stream';

export interface Output {
  /** Resolves when the text has been handed to the system; rejects with the system's error. */
  write(text: string): Promise<void>;
}

export function outputTo(stream: Writable): Output {
  stream.on('error', () => {}); // reported by the write that failed
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

export const writeJson = (output: Output, value: unknown): Promise<void> =>
  output.write(`${JSON.stringify(value)}\n`);

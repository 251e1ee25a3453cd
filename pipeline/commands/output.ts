// Standard output as commands write it. Waiting for each write shows a closed pipe or a full disk where it
// happens, and keeps a slow reader from filling the memory.
import type { Writable } from 'node:stream';

export interface Output {
  /** Resolves when the text has been handed to the system; rejects with the system's error. */
  write(text: string): Promise<void>;
  /** True once a write found that nobody reads any more, as when `| head` has seen enough. */
  readonly isClosed: boolean;
  /** True if a person reads it at a terminal. */
  readonly isTerminal: boolean;
}

export function outputTo(stream: Writable & { readonly isTTY?: boolean }): Output {
  let isClosed = false;
  stream.on('error', () => {}); // reported by the write that failed
  return {
    get isClosed() {
      return isClosed;
    },
    isTerminal: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) return resolve();
          isClosed ||= 'code' in error && error.code === 'EPIPE';
          reject(error);
        });
      }),
  };
}

export const writeJson = (output: Output, value: unknown): Promise<void> =>
  output.write(`${JSON.stringify(value)}\n`);

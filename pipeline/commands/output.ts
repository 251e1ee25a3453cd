// The two outputs of a command: data on stdout, and everything else on stderr. Neither shows a character of a text
// from outside that a terminal would obey.
import type { Writable } from 'node:stream';
import { printable } from '../printable.ts';

/**
 * Standard output. Waiting for each write shows a closed pipe or a full disk where it happens, and keeps a slow
 * reader from filling the memory.
 */
export interface Output {
  /**
   * Writes a text in which every character can be seen. Resolves when it has been handed to the system; rejects
   * with the system's error.
   */
  write(text: string): Promise<void>;
  /** Writes a text as it is: one that has its own colors and is otherwise printable, or JSON for a program. */
  writeAsIs(text: string): Promise<void>;
  /** True once a write found that nobody reads any more, as when `| head` has seen enough. */
  readonly isClosed: boolean;
  /** True if a person reads it at a terminal. */
  readonly isTerminal: boolean;
}

/** Standard error: messages and progress, for people. */
export interface Notes {
  /** Writes a text in which every character can be seen. */
  write(text: string): unknown;
  readonly isTTY: boolean;
  /** The stream itself, for what draws on a terminal and makes its texts printable on its own. */
  readonly screen: Writable & { readonly columns?: number };
}

export function outputTo(stream: Writable & { readonly isTTY?: boolean }): Output {
  let isClosed = false;
  stream.on('error', () => {}); // reported by the write that failed
  const writeAsIs = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) return resolve();
        isClosed ||= 'code' in error && error.code === 'EPIPE';
        reject(error);
      });
    });
  return {
    get isClosed() {
      return isClosed;
    },
    isTerminal: stream.isTTY === true,
    write: (text) => writeAsIs(printable(text)),
    writeAsIs,
  };
}

export function notesTo(stream: Notes['screen'] & { readonly isTTY?: boolean }): Notes {
  stream.on('error', () => {}); // a run goes on when nobody reads its progress any more
  return { write: (text) => stream.write(printable(text)), isTTY: stream.isTTY === true, screen: stream };
}

/** A line of JSON. At a terminal no character in it is obeyed; programs get it as it is. */
export function writeJson(output: Output, value: unknown): Promise<void> {
  const line = `${JSON.stringify(value)}\n`;
  return output.isTerminal ? output.write(line) : output.writeAsIs(line);
}

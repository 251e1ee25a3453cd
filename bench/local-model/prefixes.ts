// The beginnings of prompts as files, so that each is read once, however many sequences need it: the system message
// of a role, or of an agent with its tools. A sequence that needs a beginning which another one is reading waits for
// it.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sequence, Token } from './llama.ts';

/** Beginnings end at multiples of so many tokens. A client that has gone away is noticed there, too. */
const stride = 256;

interface Reading {
  readonly tokens: readonly Token[];
  /** How many of them other prompts may share. */
  readonly shared: number;
  readonly signal: AbortSignal;
}

export class Prefixes {
  readonly #folder = mkdtempSync(join(tmpdir(), 'local-model-'));
  readonly #files = new Map<string, Promise<string>>();

  constructor() {
    process.on('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** Reads a prompt but for its end, from which the reply is written. Gives how many tokens were really read. */
  async readUpTo(sequence: Sequence, reading: Reading): Promise<number> {
    const { tokens, shared, signal } = reading;
    await this.#load(sequence, reading);
    let at = sequence.nextTokenIndex;
    let count = 0;
    while (at + stride < tokens.length) {
      signal.throwIfAborted();
      const next = at - (at % stride) + stride;
      const part = tokens.slice(at, next);
      const read = (): Promise<void> => {
        count += part.length;
        return sequence.evaluateWithoutGeneratingNewTokens(part);
      };
      if (next <= shared) await this.#saved(sequence, tokens.slice(0, next), read);
      else await read();
      at = sequence.nextTokenIndex;
    }
    signal.throwIfAborted();
    return count;
  }

  /** Takes the longest beginning that is there, or being read, if it is longer than what the sequence holds. */
  async #load(sequence: Sequence, { tokens, shared }: Reading): Promise<void> {
    for (let end = shared - (shared % stride); end > sequence.nextTokenIndex; end -= stride) {
      const file = await this.#files.get(keyOf(tokens.slice(0, end)))?.catch(() => undefined);
      if (file === undefined) continue;
      await sequence.clearHistory();
      return await sequence.loadStateFromFile(file, { acceptRisk: true });
    }
  }

  /** The next part of a beginning: read by the first who needs it, loaded by all others. */
  async #saved(sequence: Sequence, beginning: readonly Token[], read: () => Promise<void>): Promise<void> {
    const key = keyOf(beginning);
    const known = await this.#files.get(key)?.catch(() => undefined);
    if (known !== undefined) {
      await sequence.clearHistory();
      return await sequence.loadStateFromFile(known, { acceptRisk: true });
    }
    const saving = this.#save(sequence, join(this.#folder, key), read);
    this.#files.set(key, saving);
    saving.catch(() => this.#files.delete(key));
    await saving;
  }

  async #save(sequence: Sequence, file: string, read: () => Promise<void>): Promise<string> {
    await read();
    await sequence.saveStateToFile(file);
    return file;
  }
}

const keyOf = (tokens: readonly Token[]): string =>
  createHash('sha256').update(Int32Array.from(tokens)).digest('hex').slice(0, 32);

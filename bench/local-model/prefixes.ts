// The beginnings of prompts as files, so that each is read once, however many sequences need it: the system message
// of a role, or of an agent with its tools. A sequence that needs a beginning which another one is reading waits for
// it.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sequence, Token } from './llama.ts';
import type { Turnstile } from './turnstile.ts';

/** Prompts are read in parts of so many tokens, and a client that has gone away is noticed between them. */
const stride = 256;

interface Reading {
  readonly tokens: readonly Token[];
  /** How many of them other prompts may share. */
  readonly shared: number;
  readonly signal: AbortSignal;
}

export class Prefixes {
  readonly #turnstile: Turnstile;
  readonly #folder: string;
  readonly #files = new Map<string, Promise<string>>();

  /** In a folder that is given, the files stay for the next server with the same weights. */
  constructor(turnstile: Turnstile, folder: string | undefined) {
    this.#turnstile = turnstile;
    this.#folder = folder ?? mkdtempSync(join(tmpdir(), 'local-model-'));
    if (folder === undefined)
      process.on('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
    else mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(this.#folder))
      if (!name.endsWith('.partial')) this.#files.set(name, Promise.resolve(join(this.#folder, name)));
  }

  /** Reads a prompt but for its end, from which the reply is written. Gives how many tokens were really read. */
  async readUpTo(sequence: Sequence, { tokens, shared, signal }: Reading): Promise<number> {
    let count = 0;
    const readTo = async (last: number): Promise<void> => {
      for (let at = sequence.nextTokenIndex; at < last; at = sequence.nextTokenIndex) {
        signal.throwIfAborted();
        const part = tokens.slice(at, Math.min(last, at + stride));
        await this.#turnstile.passed();
        await sequence.evaluateWithoutGeneratingNewTokens(part);
        count += part.length;
      }
    };
    await this.#shared(sequence, tokens.slice(0, Math.min(shared, tokens.length - 1)), readTo);
    await readTo(tokens.length - 1);
    signal.throwIfAborted();
    return count;
  }

  /** A beginning: read by the first who needs it, loaded by all others. */
  async #shared(
    sequence: Sequence,
    beginning: readonly Token[],
    readTo: (last: number) => Promise<void>,
  ): Promise<void> {
    if (beginning.length <= sequence.nextTokenIndex) return;
    const key = keyOf(beginning);
    const known = await this.#files.get(key)?.catch(() => undefined);
    if (known !== undefined)
      return await this.#turnstile.through(async () => {
        await sequence.clearHistory();
        await sequence.loadStateFromFile(known, { acceptRisk: true });
      });
    const saving = this.#save(sequence, join(this.#folder, key), () => readTo(beginning.length));
    this.#files.set(key, saving);
    saving.catch(() => this.#files.delete(key));
    await saving;
  }

  async #save(sequence: Sequence, file: string, read: () => Promise<void>): Promise<string> {
    await read();
    await this.#turnstile.through(() => sequence.saveStateToFile(`${file}.partial`));
    renameSync(`${file}.partial`, file);
    return file;
  }
}

const keyOf = (tokens: readonly Token[]): string =>
  createHash('sha256').update(Int32Array.from(tokens)).digest('hex').slice(0, 32);

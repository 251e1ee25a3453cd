// What was found out about a run and need not be found out again: how many units a stage plans, that a dataset file is what
// was written. Each note says what it rests on, so one that is out of date is of no use, and does no harm.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { checkedLine, readChecked } from './unit-line.ts';

const notesSchema = z.object({ notes: z.record(z.string(), z.string()) });

export class Notes {
  readonly #path: string;
  readonly #notes: Map<string, string>;
  #isChanged = false;

  constructor(path: string) {
    this.#path = path;
    this.#notes = new Map(Object.entries(notesIn(path)));
  }

  get(name: string): string | undefined {
    return this.#notes.get(name);
  }

  set(name: string, note: string | undefined): void {
    if (this.#notes.get(name) === note) return;
    if (note === undefined) this.#notes.delete(name);
    else this.#notes.set(name, note);
    this.#isChanged = true;
  }

  /** Where that is not possible, the next one finds the same out again. */
  save(): void {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    const draft = `${this.#path}.${randomBytes(8).toString('hex')}`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const notes = Object.fromEntries(this.#notes);
      writeFileSync(draft, `${checkedLine(JSON.stringify({ notes }).slice(1)).text}\n`, { flag: 'wx' });
      renameSync(draft, this.#path);
    } catch {
      rmSync(draft, { force: true });
    }
  }
}

function notesIn(path: string): Record<string, string> {
  try {
    return notesSchema.safeParse(readChecked(readFileSync(path).subarray(0, -1))).data?.notes ?? {};
  } catch {
    return {}; // there are none yet
  }
}

// The index of the plays of a run with what people noted on them, both as they are now.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditFile } from '../../pipeline/run.ts';
import { PlayIndex } from '../plays/play-index.ts';
import { type Decision, Notes } from './notes.ts';

/** Milliseconds that an answer waits for what is new; later, it says what is there. */
const patience = 400;

export class PlayAccess implements AsyncDisposable {
  readonly #directory: string;
  readonly #note: (message: string) => void;
  readonly notes: Notes;
  #index: Promise<PlayIndex> | undefined;
  #visited: Set<string> | undefined;
  #noted: Promise<void> = Promise.resolve();
  /** Of the last look that has ended, so that whoever asks hears of one that took longer than the patience. */
  #failure: unknown;
  /** Of the file of verdicts, when it was read. */
  #audited: string | undefined;

  constructor(directory: string, note: (message: string) => void) {
    this.#directory = directory;
    this.#note = note;
    this.notes = new Notes(directory);
  }

  async current(): Promise<PlayIndex> {
    this.#index ??= PlayIndex.open(this.#directory, this.#note);
    const index = await this.#index;
    const refreshed = index.refresh();
    refreshed.then(
      () => {
        this.#failure = undefined;
      },
      (error) => {
        this.#failure = error;
      },
    );
    await Promise.race([refreshed, sleep(patience)]);
    if (this.#failure !== undefined) throw this.#failure;
    await this.#takeNotes(index);
    return index;
  }

  async decide(trajectory: string, decision: Decision): Promise<void> {
    await this.notes.decide(trajectory, decision);
    await this.#takeNotes(await this.current());
  }

  async visit(trajectory: string): Promise<void> {
    const index = await this.current();
    if (this.#visited?.has(trajectory)) return;
    this.#visited?.add(trajectory); // before it is written, so that the next request finds it
    await this.notes.visit(trajectory);
    await index.query('INSERT INTO visits VALUES ($trajectory)', { trajectory });
  }

  /** `toolloom audit` may write verdicts meanwhile. One look comes after the other, since each fills the same tables. */
  #takeNotes(index: PlayIndex): Promise<void> {
    const before = this.#noted;
    this.#noted = before.catch(() => {}).then(() => this.#takeNewNotes(index)); // whoever asked first was told
    return this.#noted;
  }

  async #takeNewNotes(index: PlayIndex): Promise<void> {
    if (!this.#visited) {
      this.#visited = new Set(await this.notes.visits());
      await index.replace(
        'visits',
        [...this.#visited].map((id) => [id]),
      );
    }
    const file = await stat(join(this.#directory, auditFile)).catch(() => undefined); // there are no verdicts yet
    const stamp = `${file?.size} ${file?.mtimeMs}`;
    if (stamp === this.#audited) return;
    this.#audited = stamp;
    const verdicts = await this.notes.verdicts();
    await index.replace(
      'audits',
      [...verdicts].map(([id, { verdict }]) => [id, verdict]),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const index = await this.#index?.catch(() => undefined); // it was never open
    await index?.[Symbol.asyncDispose]();
  }
}

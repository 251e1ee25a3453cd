// The copy of a run's committed units on the disk of a process, in a file store that follows the log of the database. Where
// it had got to is kept beside it; after a kill some entries come again, and change nothing.
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { readSettings } from '../files/settings-file.ts';
import { writeWhole } from '../files/whole-file.ts';
import { sharedFile } from '../run.ts';
import { committedIn, parseUnitLine } from '../store/unit-line.ts';
import type { Store } from '../store.ts';
import type { LogEntry, SharedLog } from './log.ts';

const placeSchema = z.strictObject({
  /** Of the run, as the database knows it. */
  token: z.string(),
  /** The last entry of the log that is in the copy. */
  seq: z.int().nonnegative(),
});

export const placeIn = (directory: string): Promise<z.infer<typeof placeSchema> | undefined> =>
  readSettings({
    path: join(directory, sharedFile),
    schema: placeSchema,
    advice: 'delete it, and the copy of the run is compared with the database anew',
  });

/** Has the copy compared with the whole log once more, as after lines of it were lost. */
export async function followAnew(directory: string): Promise<void> {
  const known = await placeIn(directory);
  if (known) await writeWhole(join(directory, sharedFile), `${JSON.stringify({ ...known, seq: 0 })}\n`);
}

/** Entries after which the place is written down. */
const entriesBetween = 256;

interface MirrorOptions {
  readonly directory: string;
  readonly local: Store;
  readonly log: SharedLog;
  readonly token: string;
}

export class Mirror {
  readonly #options: MirrorOptions;
  #place: number;
  #written: number;
  #following: Promise<void> | undefined;

  private constructor(options: MirrorOptions, place: number) {
    this.#options = options;
    this.#place = place;
    this.#written = -1;
  }

  /** `place`: the end of the log, if the copy holds all of it already. */
  static async open(options: MirrorOptions, place?: number): Promise<Mirror> {
    const { directory, local, token } = options;
    const known = await placeIn(directory);
    if (known ? known.token !== token : hasUnits(local) && place === undefined)
      throw new UsageError(
        `${directory} holds units of a run that is not in this database; ` +
          'name another folder with --run, or another database',
      );
    const mirror = new Mirror(options, place ?? known?.seq ?? 0);
    await mirror.#writePlace();
    return mirror;
  }

  /** Resolves when the copy holds everything up to this place. */
  async reach(place: number): Promise<void> {
    while (this.#place < place) {
      this.#following ??= this.follow().finally(() => {
        this.#following = undefined;
      });
      await this.#following;
    }
  }

  /** Takes in everything that the log has now. One call at a time. */
  async follow(): Promise<void> {
    let entries: (LogEntry & { readonly seq: number })[] = [];
    for await (const entry of this.#options.log.after(this.#place)) {
      entries.push(entry);
      if (entries.length < entriesBetween) continue;
      await this.#take(entries);
      entries = [];
    }
    await this.#take(entries);
  }

  /** This process has appended this entry itself, and put it into the copy. */
  async passed(place: number): Promise<void> {
    this.#place = Math.max(this.#place, place);
    if (this.#place - this.#written >= entriesBetween) await this.#writePlace();
  }

  async close(): Promise<void> {
    await this.#following?.catch(() => {});
    await this.#writePlace();
  }

  /** Units side by side, so that they share the writing to disk; a withdrawal waits for what came before it. */
  async #take(entries: readonly (LogEntry & { readonly seq: number })[]): Promise<void> {
    const { local } = this.#options;
    let commits: Promise<void>[] = [];
    for (const { stage, line } of entries) {
      const bytes = Buffer.from(line);
      const parsed = parseUnitLine(bytes);
      if (parsed.kind === 'damaged')
        throw new UsageError(
          `the database holds a damaged unit of ${stage} (${parsed.why}); restore the database`,
        );
      if (parsed.kind === 'withdrawal') {
        await Promise.all(commits);
        commits = [];
        const finished = local.finished(stage);
        await local.withdraw(
          stage,
          Object.keys(parsed.withdrawn).filter((unit) => finished.has(unit)),
        );
      } else if (!local.finished(stage).has(parsed.header.unit))
        commits.push(local.commit(stage, parsed.header.unit, committedIn(bytes)));
    }
    await Promise.all(commits);
    this.#place = entries.at(-1)?.seq ?? this.#place;
    await this.#writePlace();
  }

  async #writePlace(): Promise<void> {
    if (this.#written === this.#place) return;
    const { directory, token } = this.#options;
    const seq = this.#place;
    this.#written = seq;
    await writeWhole(join(directory, sharedFile), `${JSON.stringify({ token, seq })}\n`);
  }
}

export const hasUnits = ({ notes }: Store): boolean =>
  notes?.stages().some((stage) => notes.finished(stage) > 0) ?? false;

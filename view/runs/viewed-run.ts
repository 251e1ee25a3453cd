// A run as the viewer reads it, also while another process writes it.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ViewOptions } from '../../pipeline/commands/run-viewer.ts';
import type { Registries } from '../../pipeline/config/schema.ts';
import { type Config, configFrom } from '../../pipeline/config.ts';
import { BugError } from '../../pipeline/errors.ts';
import { frozenConfigOf, readRunStore, runFile, unitsFolder } from '../../pipeline/run.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { RunListing } from '../contract/runs.ts';
import { PlayAccess } from './play-access.ts';

export interface RunTable extends AsyncDisposable {
  get(key: string): ViewedRun | undefined;
  list(): Promise<readonly RunListing[]>;
}

interface OpenStore {
  readonly store: Reader & AsyncDisposable;
  /** Sizes of the files that it was read from. */
  readonly stamp: string;
  /** Requests that read it now. */
  users: number;
  isOutdated: boolean;
}

export class ViewedRun implements AsyncDisposable {
  readonly key: string;
  readonly directory: string;
  readonly plays: PlayAccess;
  readonly #registries: Registries;
  #open: Promise<OpenStore> | undefined;

  constructor(
    key: string,
    directory: string,
    { registries, note }: Pick<ViewOptions, 'registries' | 'note'>,
  ) {
    this.key = key;
    this.directory = directory;
    this.#registries = registries;
    this.plays = new PlayAccess(directory, note);
  }

  async config(): Promise<Config> {
    const frozen = await frozenConfigOf(this.directory);
    if (!frozen) throw new BugError(`${this.directory} has no ${runFile} any more`);
    return configFrom(frozen.config, this.#registries, join(this.directory, runFile));
  }

  /**
   * Hands over the store as it is now, for as long as `work` takes. Opening it reads every unit of the run once, so
   * what is asked for often belongs into an index.
   */
  async read<Result>(work: (store: Reader) => Promise<Result>): Promise<Result> {
    const open = await this.#current();
    open.users += 1;
    try {
      return await work(open.store);
    } finally {
      open.users -= 1;
      await closeIfDone(open);
    }
  }

  async #current(): Promise<OpenStore> {
    const stamp = await this.stamp();
    const before = await this.#open?.catch(() => undefined); // the next one may be readable again
    if (before?.stamp === stamp) return before;
    const opening = readRunStore(this.directory).then((store) => ({
      store,
      stamp,
      users: 0,
      isOutdated: false,
    }));
    this.#open = opening;
    if (before) {
      before.isOutdated = true;
      await closeIfDone(before);
    }
    return await opening;
  }

  /** Changes whenever a unit is committed. */
  async stamp(): Promise<string> {
    const folder = join(this.directory, unitsFolder);
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl')).sort();
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    return sizes.join(',');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const open = await this.#open?.catch(() => undefined); // it was never open
    if (open) await open.store[Symbol.asyncDispose]();
    await this.plays[Symbol.asyncDispose]();
  }
}

async function closeIfDone({ store, users, isOutdated }: OpenStore): Promise<void> {
  if (isOutdated && users === 0) await store[Symbol.asyncDispose]();
}

// Opens a run for writing where it lives: in the files of its folder, or in a database that workers share.
import type { Config, Frozen } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { Executor, Perform } from '../executor.ts';
import { localExecutor } from '../executors/local.ts';
import { splitExecutor } from '../executors/split.ts';
import { environmentVariable } from '../process-env.ts';
import type { RunPlace, RunPlaceOptions } from '../run/run-place.ts';
import { openRunStore } from '../run.ts';
import type { AnyStage } from '../stage.ts';
import type { Store } from '../store.ts';

export interface OpenedRun extends AsyncDisposable {
  readonly store: Store;
  /** What its units share with those of other processes; absent where the run lives in files. */
  readonly place?: (options: RunPlaceOptions) => RunPlace;
  /** Brings what all processes have paid into the files of the run; absent where these are all there is. */
  readonly copyPaid?: () => Promise<void>;
  /** To be called once. */
  executor(perform: Perform): Executor;
}

interface OpenRunOptions {
  readonly directory: string;
  readonly frozen: Frozen;
  /** Of the database; undefined for files. */
  readonly dsn: string | undefined;
  /** Units at once in this process; 0 to leave them to workers. */
  readonly concurrency: number;
  readonly stages: readonly AnyStage[];
  readonly note: (message: string) => void;
  readonly drain: AbortSignal;
  readonly quit: AbortSignal;
}

export async function openRun(options: OpenRunOptions): Promise<OpenedRun> {
  const { directory, frozen, dsn, concurrency, note } = options;
  if (dsn === undefined && concurrency === 0)
    throw new UsageError('--only-coordinate needs a database that workers share; name it with --database');
  const local = await openRunStore(directory, frozen, { note, isShared: dsn !== undefined });
  if (dsn === undefined)
    return {
      store: local,
      executor: (perform) => localExecutor(concurrency, perform),
      [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
    };
  try {
    const { openCoordinator } = await import('../postgres/coordinator.ts');
    const { database: _, ...config } = frozen.config; // its DSN may hold a password
    const coordinator = await openCoordinator({ ...options, dsn, local, frozen: { ...frozen, config } });
    const shared = new Set(options.stages.filter(isShared).map(({ name }) => name));
    return {
      store: coordinator.store,
      place: coordinator.place,
      copyPaid: coordinator.copyPaid,
      executor: (perform) =>
        splitExecutor(
          (stage) => shared.has(stage),
          coordinator.executor(perform),
          localExecutor(localUnits, perform),
        ),
      async [Symbol.asyncDispose]() {
        await coordinator[Symbol.asyncDispose]();
        await local[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await local[Symbol.asyncDispose]();
    throw error;
  }
}

/** Units at once of stages that workers do not share. */
const localUnits = 8;

/**
 * What is planned from the store can be made anywhere. What is planned from the config alone may read files of this machine,
 * and datasets are files in the folder of the run.
 */
const isShared = ({ reads, writes }: AnyStage): boolean =>
  reads !== undefined && !writes.includes('datasets');

/** The DSN of the database in which a run lives, if it does not live in files. */
export const databaseOf = (
  flag: string | undefined,
  { database }: Pick<Config, 'database'>,
): string | undefined => flag ?? database ?? environmentVariable('TOOLLOOM_DATABASE_URL');

// The record whose id begins in some way, in one of several runs.
import { UsageError } from '../../errors.ts';
import { readRunStore } from '../../run.ts';
import { type CommandContext, exitCodes } from '../command.ts';
import { findRecord } from '../find-record.ts';
import { writeJson } from '../output.ts';
import { readable } from '../show/readable.ts';

interface Printing {
  readonly flags: { readonly json?: boolean };
  readonly context: CommandContext;
}

/** The first run that has one answers. */
export async function printFoundRecord(
  start: string,
  runs: readonly string[],
  { flags, context: { stdout } }: Printing,
): Promise<number> {
  let missing: UsageError | undefined;
  for (const run of runs) {
    await using store = await readRunStore(run);
    try {
      const { collection, id } = findRecord(start, store, run);
      const record = collection === 'rejects' ? await store.reject(id) : await store.get(collection, id);
      if (flags.json) await writeJson(stdout, { run, collection, record });
      else await stdout.write(`${collection} ${id} of ${run}\n\n${readable(record)}\n`);
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      missing ??= error;
    }
  }
  throw missing ?? new UsageError('name a run with --run');
}

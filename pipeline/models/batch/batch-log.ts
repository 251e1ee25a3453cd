// The batches of a run, in a file that is only appended to. What will be done is on the disk before it is done, so that a
// process that takes over finds every batch again and sends none twice.
//
//   {"file":"file-1","model":"kimi","at":"2026-01-01T00:00:00.000Z","worst":0.4,"calls":["5e1…"]}   before it is created
//   {"file":"file-1","batch":"batch_1"}                                                             once it is
//   {"file":"file-1","over":"completed","results":["file-2"]}                                       it has come to its end
//   {"file":"file-1","taken":["5e1…"]}                                     these calls need nothing more of it
import { z } from 'zod';
import { UsageError } from '../../errors.ts';
import { openAppendLog } from '../../files/append-log.ts';
import { readLines } from '../../files/line-file.ts';

const lineSchema = z.union([
  z.strictObject({
    /** Of the calls at the provider. No other batch has it, so a lost answer can be found again. */
    file: z.string(),
    model: z.string(),
    at: z.string(),
    /** USD, at most. */
    worst: z.number(),
    calls: z.array(z.string()),
  }),
  z.strictObject({ file: z.string(), batch: z.string() }),
  z.strictObject({ file: z.string(), over: z.string(), results: z.array(z.string()) }),
  z.strictObject({ file: z.string(), taken: z.array(z.string()) }),
]);
type BatchLine = z.infer<typeof lineSchema>;

export interface KnownBatch {
  readonly file: string;
  readonly model: string;
  readonly at: string;
  readonly worst: number;
  /** How many calls were sent. */
  readonly size: number;
  /** Calls that were not taken yet. */
  readonly calls: Set<string>;
  /** At the provider. */
  id?: string;
  /** The status with which it ended. */
  over?: string;
  /** Files at the provider. */
  results: readonly string[];
}

/** Statuses of batches without results: their calls were not made. `refused` and `dropped` are our own. */
const empty: ReadonlySet<string> = new Set(['failed', 'refused', 'dropped']);

export const givesNothing = ({ over }: KnownBatch): boolean => empty.has(over ?? '');

export interface BatchLog {
  /** By file. */
  readonly batches: ReadonlyMap<string, KnownBatch>;
  /** Resolves once the line is on the disk. */
  write(line: BatchLine): Promise<void>;
  close(): Promise<void>;
}

export async function openBatchLog(path: string): Promise<BatchLog> {
  const batches = new Map<string, KnownBatch>();
  const log = await openAppendLog(path, (line, _, number) =>
    take(batches, lineFrom(line.toString('utf8'), path, number)),
  );
  return {
    batches,
    write(line) {
      take(batches, line);
      return log.append(JSON.stringify(line)).durable;
    },
    close: () => log.close(),
  };
}

/** Batches that were not over when last seen, also while another process writes the file. */
export async function batchesOut(path: string): Promise<readonly KnownBatch[]> {
  const batches = new Map<string, KnownBatch>();
  await readLines(path, (line, number) => take(batches, lineFrom(line, path, number)));
  return [...batches.values()].filter(({ over }) => over === undefined);
}

function lineFrom(text: string, path: string, number: number): BatchLine {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(
      `${path}:${number}: not a line about a batch; restore the file, or start another run with --run`,
      { cause },
    );
  }
}

function take(batches: Map<string, KnownBatch>, line: BatchLine): void {
  const { file } = line;
  if ('calls' in line) {
    const { model, at, worst, calls } = line;
    batches.set(file, { file, model, at, worst, size: calls.length, calls: new Set(calls), results: [] });
    return;
  }
  const known = batches.get(file);
  if (!known) return;
  if ('batch' in line) known.id = line.batch;
  else if ('over' in line) Object.assign(known, { over: line.over, results: line.results });
  else for (const call of line.taken) known.calls.delete(call);
  const isDone = known.over !== undefined && known.calls.size === 0;
  if (isDone || givesNothing(known)) batches.delete(file);
}

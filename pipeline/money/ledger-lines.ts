// The lines of a ledger. A call that begins writes a reservation; however it ends, a second line settles it. What a killed
// process had in flight is never settled.
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { type LedgerEntry, ledgerEntrySchema } from './spending.ts';

/** Written when a call begins. If the process dies, the call counts as lost, unless it is in a batch. */
const reservationSchema = z.strictObject({
  reserves: z.int(),
  /** A call that may outlast the process, by its name in batches. */
  batched: z.string().optional(),
  ...ledgerEntrySchema.omit({ settles: true }).shape,
});

export interface LedgerLine {
  readonly entry: LedgerEntry;
  readonly settles?: number | undefined;
  readonly reserves?: number | undefined;
  readonly batched?: string | undefined;
}

/** Told without parsing: what is spent is read from half of the lines. */
export const isReservation = (line: string): boolean => line.startsWith('{"reserves":');

export function ledgerLineFrom(line: string, path: string, number: number): LedgerLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('reserves' in value)) {
      const entry = ledgerEntrySchema.parse(value);
      return { entry, settles: entry.settles };
    }
    const { reserves, batched, ...entry } = reservationSchema.parse(value);
    return { entry, reserves, batched };
  } catch (cause) {
    throw new UsageError(
      `${path}:${number}: not a line of a ledger; restore the file, or start another run with --run`,
      { cause },
    );
  }
}

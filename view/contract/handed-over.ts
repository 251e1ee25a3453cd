// What a page that was handed over as a file holds: a sample of one run, and the answers to all that its pages ask for.
import type { PlayDetail } from './play.ts';
import type { PlayLine } from './plays.ts';
import type { RunListing } from './runs.ts';

export interface HandedOver {
  readonly run: RunListing;
  /** Version of the program that wrote the file. */
  readonly version: string;
  /** All trajectories of the run. */
  readonly of: number;
  /** In the order of the run. */
  readonly lines: readonly PlayLine[];
  /** By the ID of the trajectory. */
  readonly details: Readonly<Record<string, PlayDetail>>;
  /** Everything else, by the path below that of the run, with its query. */
  readonly answers: Readonly<Record<string, object>>;
}

/** ID of the element that holds it: JSON, compressed by gzip, in base64. */
export const packedElement = 'packed-run';

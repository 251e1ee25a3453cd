// Source: where specs are found. A place is one unit of harvesting: a server, a repository.
import type { z } from 'zod';
import type { SettingProblem } from '../../../pipeline/setting-problems.ts';
import type { RejectDraft, UnitLog } from '../../../pipeline/stage.ts';
import type { Reader } from '../../../pipeline/store.ts';
import type { Normalised } from '../normalise.ts';

export interface Found {
  readonly tools: readonly Normalised[];
  /** When the place as a whole gave nothing. */
  readonly rejects: readonly RejectDraft[];
}

export interface Reading<Options> {
  readonly options: Options;
  readonly signal: AbortSignal;
  readonly log: UnitLog;
}

export interface Source<Options = unknown> {
  readonly name: string;
  readonly options: z.ZodType<Options>;
  /** As the check of a stage; paths begin at the options of this source. */
  check?(options: Options): Promise<readonly SettingProblem[]>;
  places(options: Options, store: Reader): AsyncIterable<string> | Iterable<string>;
  read(place: string, context: Reading<Options>): Promise<Found>;
}

/**
 * Identity, for the sake of inference; lists hold sources of unknown options, each parsed by its own schema.
 */
export function defineSource<Options>(source: Source<Options>): Source {
  return source as Source; // options reach the functions only after `options` has parsed them
}

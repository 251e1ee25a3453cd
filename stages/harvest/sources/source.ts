// Source: a kind of place where specs are found. A place is one unit of the harvest: a server, a folder, a
// repository.
import type { z } from 'zod';
import type { SettingProblem } from '../../../pipeline/setting-problems.ts';
import type { RejectDraft, UnitLog } from '../../../pipeline/stage.ts';
import type { Reader } from '../../../pipeline/store.ts';
import type { NormalizedTool } from '../normalize.ts';

export interface Findings {
  readonly tools: readonly NormalizedTool[];
  /** Why tools of the place are missing, or the whole place. */
  readonly rejects: readonly RejectDraft[];
}

export interface SourceContext<Options> {
  readonly options: Options;
  readonly signal: AbortSignal;
  readonly log: UnitLog;
}

export interface Source<Options = unknown> {
  readonly name: string;
  readonly options: z.ZodType<Options>;
  /** Like the check of a stage. Paths start at the options of this source. */
  check?(options: Options): Promise<readonly SettingProblem[]>;
  places(options: Options, store: Reader): AsyncIterable<string> | Iterable<string>;
  read(place: string, context: SourceContext<Options>): Promise<Findings>;
}

/** Identity, for type inference. A list holds sources with unknown options, which each schema parses. */
export function defineSource<Options>(source: Source<Options>): Source {
  return source as Source; // options reach the functions only after `options` has parsed them
}

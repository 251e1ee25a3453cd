// A failure that lasts, as the results since the user last spoke show it.
import { type FaultKind, isPassing } from '../../environments/faults/fault.ts';
import { faultIn } from '../../environments/faults/seen.ts';
import type { CallResult } from '../answers/results.ts';

export interface Outage {
  readonly kind: FaultKind;
  /** What was tried: "cancel order OR-1001". */
  readonly phrase: string;
  /** How often. */
  readonly attempts: number;
  /** What worked before, as "find the booking". */
  readonly done: readonly string[];
}

type PhraseOf = (result: CallResult) => string | undefined;

/** Undefined unless the last call failed for good. */
export function outageIn(results: readonly CallResult[], phraseOf: PhraseOf): Outage | undefined {
  const last = results.at(-1);
  const kind = last && faultIn(last.value);
  if (!last?.error || !kind?.because) return undefined;
  const isSame = ({ tool, given }: CallResult): boolean =>
    tool === last.tool && JSON.stringify(given) === JSON.stringify(last.given);
  const attempts = results.filter(isSame).length;
  // A sound agent tries more than once where that may help.
  if (isPassing(kind) && attempts === 1) return undefined;
  const done = results.flatMap((result) => (result.error ? [] : (phraseOf(result) ?? [])));
  return {
    kind,
    phrase: phraseOf(last) ?? 'do that',
    attempts,
    done: [...new Set(done.map((phrase) => phrase.replace(/^find the IDs? of /, 'find ')))],
  };
}

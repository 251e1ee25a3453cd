// A reply that makes its unit fail must not do so for ever. Which one it was is unknown, so the last one is retracted, and
// with every further failure of the unit twice as many.
import { BudgetError, PostponedError, ReplyError, UnavailableError, UsageError } from '../../errors.ts';
import { stoppingErrorLine } from '../../system-error.ts';
import { CallError, type CallFault } from '../admission/call-error.ts';
import { type Journal, journalKey } from './journal.ts';

interface FailedUnit {
  readonly journal: Journal;
  readonly unit: string;
  /** The keys of all replies that the unit has used, in order. */
  readonly keys: readonly string[];
}

export async function retractAfter(error: unknown, { journal, unit, keys }: FailedUnit): Promise<void> {
  if (keys.length === 0 || !mayComeFromReplies(error)) return;
  // A server may have died of the last call, but most are away for other reasons: no more than that call is paid again.
  if (error instanceof UnavailableError) return await journal.remove(keys.at(-1) ?? '');
  const failuresKey = journalKey('failures', unit, 0);
  const known = await journal.get(failuresKey);
  const failures = known && 'failures' in known ? known.failures : 0;
  for (const key of keys.slice(-(2 ** failures))) await journal.remove(key);
  await journal.put(failuresKey, { failures: failures + 1 });
}

/** The endpoint refuses the prompt, which holds earlier replies. */
const ofPrompt: ReadonlySet<CallFault> = new Set(['too_long', 'moderated', 'bad_request']);

/** Useless replies are retracted where they are read, and what ends a run is no fault of a unit. */
function mayComeFromReplies(error: unknown): boolean {
  if (error instanceof CallError) return ofPrompt.has(error.fault);
  const isApart = [ReplyError, UsageError, BudgetError, PostponedError].some((kind) => error instanceof kind);
  return !isApart && stoppingErrorLine(error) === undefined;
}

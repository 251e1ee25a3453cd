// Outcomes in the order in which their units were planned.
import type { Outcome } from '../executor.ts';

/**
 * An outcome that comes early waits for those of the units before it. After an interruption, what follows a
 * unit that did not finish is dropped and stays owed: otherwise it would be admitted before that unit, and
 * the run would not end with the bytes of an undisturbed one.
 */
export async function* inPlannedOrder(
  units: readonly string[],
  outcomes: AsyncIterable<Outcome>,
  drain: AbortSignal,
): AsyncIterable<Outcome> {
  const early = new Map<string, Outcome>();
  let next = 0;
  let isCutOff = false;
  for await (const outcome of outcomes) {
    early.set(outcome.unit, outcome);
    for (let ready = takeNext(); ready; ready = takeNext()) {
      if (!isCutOff) yield ready;
      isCutOff ||= 'error' in ready && drain.aborted;
    }
  }

  function takeNext(): Outcome | undefined {
    const unit = units[next];
    const ready = unit === undefined ? undefined : early.get(unit);
    if (!ready) return undefined;
    early.delete(ready.unit);
    next += 1;
    return ready;
  }
}

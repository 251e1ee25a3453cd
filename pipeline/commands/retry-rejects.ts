// --retry-rejects: owes units again that were rejected for a reason the user names.
import { UsageError } from '../errors.ts';
import type { AnyStage } from '../stage.ts';
import type { Store } from '../store.ts';

/** Returns a message for each stage whose units are owed again. */
export async function oweRejected(
  reasons: readonly string[],
  stages: readonly AnyStage[],
  store: Store,
): Promise<readonly string[]> {
  const chosen = reasons.map((reason) => ({
    reason,
    found: stages
      .map(({ name }) => ({ stage: name, units: store.rejectedFor(name, reason) }))
      .filter(({ units }) => units.length > 0),
  }));
  // All reasons are checked before anything changes.
  for (const { reason, found } of chosen) if (found.length === 0) throw unknownReason(reason, stages, store);
  const messages: string[] = [];
  for (const { reason, found } of chosen)
    for (const { stage, units } of found) {
      const finished = store.finished(stage);
      const owed = units.filter((unit) => finished.has(unit)); // two reasons can name the same unit
      await store.withdraw(stage, owed);
      messages.push(`${stage}: trying ${countText(units.length, 'unit')} again, rejected for "${reason}"`);
    }
  return messages;
}

const countText = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function unknownReason(reason: string, stages: readonly AnyStage[], store: Store): UsageError {
  const tallies = stages.map(({ name }) => ({ name, ...store.tally(name) }));
  if (tallies.some(({ reasons }) => Object.hasOwn(reasons, reason)))
    return new UsageError(
      `no unit can be tried again for "${reason}": every unit with such a reject made records as well`,
    );
  const known = tallies.flatMap(({ name, unitReasons }) => {
    const listed = Object.keys(unitReasons)
      .sort()
      .map((each) => `"${each}"`);
    return listed.length > 0 ? [`${name}: ${listed.join(', ')}`] : [];
  });
  const listing = known.length === 0 ? 'no unit was rejected at all' : `the reasons are ${known.join('; ')}`;
  return new UsageError(`no unit was rejected for "${reason}"; ${listing}`);
}

// Finds a record by its id, or by the beginning of it.
import { type CollectionName, collections } from '../../schemas/index.ts';
import { UsageError } from '../errors.ts';
import { compareIds, type Reader } from '../store.ts';

export interface FoundRecord {
  readonly collection: CollectionName | 'rejects';
  readonly id: string;
}

/** Candidates that a message lists. */
const mostListed = 8;

/** The one trajectory whose id begins so. */
export function findTrajectory(start: string, store: Reader, directory: string): string {
  const matches = matchesOf(start, store).filter(({ collection }) => collection === 'trajectories');
  return theOne(matches, { start, noun: 'trajectory', directory }).id;
}

/** The one record of any collection whose id begins so. Rejects count when no other record matches. */
export function findRecord(start: string, store: Reader, directory: string): FoundRecord {
  const matches = matchesOf(start, store);
  const records = matches.filter(({ collection }) => collection !== 'rejects');
  return theOne(records.length > 0 ? records : matches, { start, noun: 'record', directory });
}

/** In the order of collections. */
function matchesOf(start: string, store: Reader): FoundRecord[] {
  if (start.trim() === '') throw new UsageError('the id is empty; give an id or the beginning of one');
  const names: readonly string[] = Object.keys(collections);
  return store
    .startingWith(start)
    .map(({ listed, id }) => ({ collection: listed, id }))
    .sort((a, b) => names.indexOf(a.collection) - names.indexOf(b.collection) || compareIds(a.id, b.id));
}

function theOne(
  matches: readonly FoundRecord[],
  { start, noun, directory }: { start: string; noun: string; directory: string },
): FoundRecord {
  const exact = matches.filter(({ id }) => id === start);
  const [found, another] = exact.length > 0 ? exact : matches;
  if (found === undefined)
    throw new UsageError(
      `no ${noun} of ${directory} has an id that begins with ${start}; ` +
        '`toolloom cat COLLECTION` prints records with their ids',
    );
  if (another === undefined) return found;
  const candidates = matches.slice(0, mostListed).map(({ collection, id }) => `${id} (${collection})`);
  const more = matches.length > mostListed ? `, and ${matches.length - mostListed} more` : '';
  throw new UsageError(`${matches.length} records begin with ${start}: ${candidates.join(', ')}${more}`);
}

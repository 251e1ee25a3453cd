// Finds a record by its id, or by the beginning of it.
import { type CollectionName, collections } from '../../schemas/index.ts';
import type { Reject } from '../../schemas/reject.ts';
import { UsageError } from '../errors.ts';
import type { Reader } from '../store.ts';

export interface FoundRecord {
  readonly collection: CollectionName | 'rejects';
  readonly id: string;
}

/** Candidates that a message lists. */
const mostListed = 8;

/** The one trajectory whose id begins so. */
export function findTrajectory(start: string, store: Reader, directory: string): string {
  requireStart(start);
  const matches = matchesIn('trajectories', start, store);
  return theOne(matches, { start, noun: 'trajectory', directory }).id;
}

/** The one record of any collection whose id begins so. Rejects count when no other record matches. */
export async function findRecord(start: string, store: Reader, directory: string): Promise<FoundRecord> {
  requireStart(start);
  const names = Object.keys(collections) as CollectionName[]; // keys of a typed object
  const matches = names.flatMap((collection) => matchesIn(collection, start, store));
  const found = matches.length > 0 ? matches : await matchingRejects(start, store);
  return theOne(found, { start, noun: 'record', directory });
}

export async function rejectWith(id: string, store: Reader): Promise<Reject | undefined> {
  for await (const reject of store.rejects()) if (reject.id === id) return reject;
  return undefined;
}

function requireStart(start: string): void {
  if (start.trim() === '') throw new UsageError('the id is empty; give an id or the beginning of one');
}

function matchesIn(collection: CollectionName, start: string, store: Reader): FoundRecord[] {
  return store.ids(collection).flatMap((id) => (id.startsWith(start) ? [{ collection, id }] : []));
}

async function matchingRejects(start: string, store: Reader): Promise<FoundRecord[]> {
  const found = new Map<string, FoundRecord>();
  for await (const { id } of store.rejects())
    if (id.startsWith(start)) found.set(id, { collection: 'rejects', id });
  return [...found.values()];
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

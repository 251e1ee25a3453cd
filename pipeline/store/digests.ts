// The digests of what a unit made.
import { type DigestName, type Digests, digests } from '../../schemas/digests.ts';
import type { Committed } from '../store.ts';

export type UnitDigests = { readonly [D in DigestName]?: readonly Digests[D][] };

/** Whether a unit with records of these collections has any. */
export const hasDigests = (collection: string): boolean => Object.hasOwn(digests, collection);

/** Undefined where nothing of it has one. */
export function digestsOf({ records, rejects }: Committed): UnitDigests | undefined {
  const made = { ...records, ...(rejects.length > 0 ? { rejects } : {}) };
  const entries = Object.entries(made).filter(([name, list]) => hasDigests(name) && list.length > 0);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(
    entries.map(([name, list]) => {
      const digestOf = digests[name as DigestName] as (record: object) => object; // the key says which record it is
      return [name, list.map(digestOf)];
    }),
  );
}

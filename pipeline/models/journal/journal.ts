// Journal: every model call, kept before its answer is used. It is the cache, it lets a unit resume, and it
// makes replays possible.
import { hash } from 'node:crypto';
import type { Reply } from '../model.ts';

/**
 * What is kept: a reply, the vector of one text in base64 (Float32, little-endian), or how often a unit has failed over
 * its replies.
 */
export type Kept = { readonly reply: Reply } | { readonly vector: string } | { readonly failures: number };

export interface Journal {
  /** A file is read at once, which takes less time than waiting for it; a database answers in a while. */
  get(key: string): Kept | undefined | Promise<Kept | undefined>;
  /** Resolves when the entry would survive the death of the process. */
  put(key: string, kept: Kept): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * `fingerprint` is the hash of the endpoint's identity and the exact bytes of the request. The unit and the
 * ordinal keep two calls apart that send the same request on purpose.
 */
export function journalKey(fingerprint: string, unit: string, ordinal: number): string {
  return hash('sha256', `${fingerprint}\n${unit}\n${ordinal}`);
}

export function memoryJournal(): Journal {
  const entries = new Map<string, Kept>();
  return {
    get: (key) => entries.get(key),
    put: async (key, kept) => void entries.set(key, kept),
    remove: async (key) => void entries.delete(key),
  };
}

/** Keeps nothing: every call is made and paid for again. */
export const noJournal: Journal = { get: () => undefined, put: async () => {}, remove: async () => {} };

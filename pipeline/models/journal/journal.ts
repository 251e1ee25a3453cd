// Journal: every model call, kept before its answer is used. It is the cache, the resume inside a unit, and
// the replay.
import { hash } from 'node:crypto';
import type { Reply } from '../model.ts';

/** What is kept: a reply, or the vector of one text as base64 of Float32, little-endian. */
export type Kept = { readonly reply: Reply } | { readonly vector: string };

export interface Journal {
  get(key: string): Kept | undefined;
  /** Resolves when what was put outlives the process. */
  put(key: string, kept: Kept): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * `fingerprint` is the hash of the endpoint's identity and the exact bytes of the request. The unit and the
 * ordinal make the same request, asked twice on purpose, two calls.
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

/** Keeps nothing: every call is made and paid again. */
export const noJournal: Journal = { get: () => undefined, put: async () => {}, remove: async () => {} };

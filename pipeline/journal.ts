// Journal: every model call, kept before its answer is used. It is the cache, the resume inside a unit, and the replay.

import { hashOf } from './hash.ts';
import type { Reply, Request } from './models/model.ts';

export interface Journal {
  get(key: string): Promise<Reply | undefined>;
  /** Resolves when the reply is durable. */
  put(key: string, reply: Reply): Promise<void>;
}

/** The unit and the ordinal make the same request, asked twice on purpose, two calls. */
export function journalKey(endpoint: string, request: Request, unit: string, ordinal: number): string {
  return hashOf({ endpoint, request, unit, ordinal });
}

export function memoryJournal(): Journal {
  const replies = new Map<string, Reply>();
  return {
    get: async (key) => replies.get(key),
    put: async (key, reply) => {
      replies.set(key, reply);
    },
  };
}

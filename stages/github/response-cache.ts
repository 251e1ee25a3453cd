// Responses of an API on disk, with their ETags. A fresh response is not requested again. An older one is
// requested again on condition that it has changed.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Json, jsonSchema } from '../../schemas/json.ts';

const storedSchema = z.strictObject({
  url: z.string(),
  etag: z.string().nullable(),
  at: z.number(),
  body: jsonSchema,
});

interface CachedResponse {
  readonly body: Json;
  readonly etag: string | null;
  readonly isFresh: boolean;
}

export interface ResponseCache {
  read(url: string): Promise<CachedResponse | undefined>;
  write(url: string, answer: { body: Json; etag: string | null }): Promise<void>;
}

/** `now`: milliseconds since the epoch. */
export function responseCache(
  folder: string,
  { freshHours, now }: { freshHours: number; now: () => number },
): ResponseCache {
  const fileOf = (url: string): string =>
    join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
  return {
    async read(url) {
      const text = await readFile(fileOf(url), 'utf8').catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return undefined; // it was never requested
        throw cause;
      });
      const stored = text === undefined ? undefined : storedSchema.safeParse(jsonIn(text)).data;
      if (stored?.url !== url) return undefined;
      return { body: stored.body, etag: stored.etag, isFresh: now() - stored.at < freshHours * 3_600_000 };
    },
    async write(url, { body, etag }) {
      await mkdir(folder, { recursive: true });
      const file = fileOf(url);
      // Runs share the folder, so each write has a name of its own.
      const part = `${file}.${randomUUID()}.part`;
      await writeFile(part, JSON.stringify({ url, etag, at: now(), body }));
      await rename(part, file);
    },
  };
}

/** A file that was not written to its end counts as absent. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// A JSON file that toolloom wrote and that a person may have changed.
import { readdir, readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { messageOf, UsageError } from '../errors.ts';

interface SettingsFile<Content> {
  readonly path: string;
  readonly schema: z.ZodType<Content>;
  /** What to do if it is damaged, as "restore it, or start another run with --run". */
  readonly advice: string;
  /** Codes of `node:fs` that mean that there is no such file. */
  readonly absent?: readonly string[];
}

/** Undefined where there is no file. Throws a UsageError for one that does not hold what it should. */
export async function readSettings<Content>({
  path,
  schema,
  advice,
  absent = ['ENOENT'],
}: SettingsFile<Content>): Promise<Content | undefined> {
  const text = await unlessAbsent(readFile(path, 'utf8'), absent);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`${path} cannot be read (${messageOf(cause).split('\n')[0]}); ${advice}`, { cause });
  }
}

/** Names in a folder; none where there is no such folder. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await unlessAbsent(readdir(folder), ['ENOENT'])) ?? [];

async function unlessAbsent<Result>(
  reading: Promise<Result>,
  absent: readonly string[],
): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (absent.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined; // node:fs errors carry a code
    throw error;
  }
}

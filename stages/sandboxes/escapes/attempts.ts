// The attempts to escape, as they lie under data/sandboxes/escapes/.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../seeds.ts';
import type { Language, SandboxName } from '../sandbox.ts';

const attemptSchema = z.strictObject({
  name: z.string(),
  kind: z.string(),
  /** The program. */
  code: z.string(),
  /** A program of the next session, which must not see what the first one did. */
  next: z.string().optional(),
  /** Whether it must print the same when it is run again. */
  twice: z.literal(true).optional(),
  /**
   * Where it succeeds without a sandbox: in one process of the language's own interpreter, in Pyodide as it comes, or
   * by running on. `none` is for what would harm the machine, or cannot work there either.
   */
  plain: z.enum(['interpreter', 'pyodide', 'runs on', 'none']).default('interpreter'),
  /** Backends that do not promise to prevent it. */
  not: z.array(z.enum(['quickjs', 'pyodide', 'bubblewrap'])).default([]),
});
export type Attempt = z.infer<typeof attemptSchema>;

export async function attemptsOf(language: Language): Promise<Attempt[]> {
  const path = join(packageRoot(), 'data', 'sandboxes', 'escapes', `${language}.yaml`);
  return z.array(attemptSchema).parse(parse(await readFile(path, 'utf8')));
}

export const attemptsAgainst = async (language: Language, sandbox: SandboxName): Promise<Attempt[]> =>
  (await attemptsOf(language)).filter(({ not }) => !not.includes(sandbox));

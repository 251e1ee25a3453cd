// facts.yaml of a library: what its documents state and what code they give, written by whoever knows them, and how
// people ask for it. Each quote must stand in its document, and so must the code.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isDeepYaml } from '../../pipeline/config/yaml-depth.ts';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { codeSampleSchema, statedFactSchema } from '../../schemas/document.ts';
import { librarySchema } from '../../schemas/library.ts';

export const factsFileName = 'facts.yaml';

const { title, summary, clock, fields } = librarySchema.shape;

const place = { document: z.string().describe('path of the file that states it') };

const factsFileSchema = z.strictObject({
  title: title.optional(),
  summary: summary.optional(),
  clock: clock.optional(),
  fields: fields.default({}),
  facts: z.array(statedFactSchema.extend(place)).default([]),
  samples: z.array(codeSampleSchema.extend(place)).default([]),
});
export type FactsFile = z.infer<typeof factsFileSchema>;

/** Undefined for a folder without one. */
export async function readFactsFile(folder: string): Promise<FactsFile | undefined> {
  const path = join(folder, factsFileName);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = factsFileSchema.safeParse(parseYaml(text, path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${path}: ${issue?.path.join('.')}: ${issue?.message}`);
}

function parseYaml(text: string, path: string): unknown {
  if (isDeepYaml(text)) throw new UsageError(`${path} is nested too deeply for a list of facts`);
  try {
    return parse(text, { logLevel: 'error' });
  } catch (error) {
    throw new UsageError(`${path} is not YAML: ${messageOf(error)}`);
  }
}

// decontaminate: reads lists of benchmark tools, so that no grown tool repeats one of them. One unit is one
// list.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries, type SettingProblem } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import { listedTools } from './decontaminate/listed-tools.ts';
import { embeddings } from './embed.ts';
import { vectorFields } from './vectors.ts';

export const decontaminate = defineStage({
  name: 'decontaminate',
  summary: 'read the benchmarks that grown tools must not repeat',
  writes: ['benchmarks'],
  whole: false,
  options: () =>
    z.strictObject({
      files: z
        .array(z.string())
        .default([])
        .describe(
          'lists of benchmark tools, as JSON or JSON lines; relative paths start at the working directory',
        ),
    }),
  async check({ files }) {
    const problems = await Promise.all(files.map((file, index) => problemWith(file, index)));
    return [...problems.flat(), ...repeatedEntries(['files'], files, (file) => resolve(file))];
  },
  async *units(_, { files }) {
    // A list that is named twice, or under two paths, is read once.
    const seen = new Set<string>();
    for (const file of files) {
      const id = `${basename(file)}-${hashOf(await readList(file))}`;
      if (!seen.has(id)) yield { id, input: { file } };
      seen.add(id);
    }
  },
  async work({ file }, { embed }) {
    const tools = listedTools(await readList(file), file);
    const vectors = await embeddings(tools, embed);
    const benchmarks = tools.map(({ name, description }, index) =>
      withId({ from: [], file: basename(file), name, description, ...vectorFields(vectors[index]) }),
    );
    return { records: { benchmarks }, rejects: [] };
  },
});

async function problemWith(file: string, index: number): Promise<SettingProblem[]> {
  try {
    listedTools(await readList(file), file);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return [{ path: ['files', index], message: error.message }];
    throw error;
  }
}

async function readList(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`cannot read ${file} (${messageOf(cause)}); expected a list of benchmark tools`, {
      cause,
    });
  }
}

// decontaminate: lists of benchmarks are read, so that no grown tool repeats one of theirs. One unit is one
// list.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { hashOf, identified } from '../pipeline/hash.ts';
import { repeatedEntries, type SettingProblem } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import { listedTools } from './decontaminate/listed-tools.ts';
import { embeddingText } from './embed.ts';
import { encodeVector } from './vectors.ts';

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
          'lists of benchmark tools, JSON or JSON lines; paths are taken from where the command is run',
        ),
    }),
  async check({ files }) {
    const problems = await Promise.all(files.map((file, index) => problemWith(file, index)));
    return [...problems.flat(), ...repeatedEntries(['files'], files, (file) => resolve(file))];
  },
  async *units(_, { files }) {
    for (const file of files)
      yield { id: `${basename(file)}-${hashOf(await textOf(file))}`, input: { file } };
  },
  async work({ file }, { embed }) {
    const tools = listedTools(await textOf(file), file);
    const vectors = await embed(tools.map(embeddingText));
    const benchmarks = tools.map(({ name, description }, index) => {
      const vector = vectors[index];
      if (!vector) throw new Error('the model gave no vector');
      const data = encodeVector(vector);
      return identified({
        from: [],
        file: basename(file),
        name,
        description,
        dimensions: vector.length,
        data,
      });
    });
    return { records: { benchmarks }, rejects: [] };
  },
});

async function problemWith(file: string, index: number): Promise<SettingProblem[]> {
  try {
    listedTools(await textOf(file), file);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return [{ path: ['files', index], message: error.message }];
    throw error;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`cannot read ${file} (${messageOf(cause)}); expected a list of benchmark tools`, {
      cause,
    });
  }
}

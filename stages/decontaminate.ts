// decontaminate: reads lists of benchmark tools and tasks, so that no grown tool and no exported row repeats one of them.
// One unit is one list.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../pipeline/errors.ts';
import { hashOf, withId } from '../pipeline/hash.ts';
import { repeatedEntries, type SettingProblem } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import { listedTasks } from './decontaminate/listed-tasks.ts';
import { listedTools } from './decontaminate/listed-tools.ts';
import { embeddings } from './embed.ts';
import { vectorFields } from './vectors.ts';

export const decontaminate = defineStage({
  name: 'decontaminate',
  summary: 'read the benchmarks that tools and tasks must not repeat',
  writes: ['benchmarks', 'questions'],
  whole: false,
  options: () =>
    z.strictObject({
      files: z
        .array(z.string())
        .default([])
        .describe(
          'lists of benchmark tools, tasks, or both, as JSON or JSON lines; relative paths start at the working directory',
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
    const { tools, tasks } = await listIn(file);
    const named = { from: [], file: basename(file) };
    const toolVectors = await embeddings(tools, embed);
    const taskVectors: Float32Array[] = [];
    for (let start = 0; start < tasks.length; start += textsAtOnce)
      taskVectors.push(...(await embed(tasks.slice(start, start + textsAtOnce))));
    const benchmarks = tools.map(({ name, description }, index) =>
      withId({ ...named, name, description, ...vectorFields(toolVectors[index]) }),
    );
    const questions = tasks.map((text, index) =>
      withId({ ...named, text, ...vectorFields(taskVectors[index]) }),
    );
    return { records: { benchmarks, questions }, rejects: [] };
  },
});

/** Few enough for one request to any embedder. */
const textsAtOnce = 256;

/** Throws a UsageError that names the file if there is neither a tool nor a task in it. */
async function listIn(file: string) {
  const text = await readList(file);
  const list = { tools: listedTools(text, file), tasks: listedTasks(text, file) };
  if (list.tools.length + list.tasks.length > 0) return list;
  throw new UsageError(
    `${file}: there are no tools and no tasks in it; expected JSON or JSON lines with objects that have a name and ` +
      'a description, or with what users say',
  );
}

async function problemWith(file: string, index: number): Promise<SettingProblem[]> {
  try {
    await listIn(file);
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
    throw new UsageError(
      `cannot read ${file} (${messageOf(cause)}); expected a list of benchmark tools or tasks`,
      {
        cause,
      },
    );
  }
}

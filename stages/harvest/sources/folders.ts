// Source `folders`: the source code of MCP servers on this machine, one checkout per folder. It is read,
// never run.
import { readdir, realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../../../pipeline/errors.ts';
import { repeatedEntries, type SettingProblem } from '../../../pipeline/setting-problems.ts';
import { checkoutOf } from '../static/checkout.ts';
import { manifestsOf } from '../static/manifest.ts';
import { readFolder } from '../static/read-folder.ts';
import { readTools } from '../static/read-project.ts';
import { specsFrom } from '../static/spec-from.ts';
import { readingRejects } from './declared.ts';
import { defineSource, type Findings } from './source.ts';

export const folders = defineSource({
  name: 'folders',
  options: z.strictObject({
    paths: z
      .array(z.string())
      .default([])
      .describe('folders with the source code of MCP servers, one checkout each; it is read, never run'),
  }),
  async check({ paths }) {
    const places = new Map<string, string>();
    const problems: SettingProblem[] = [];
    for (const [index, path] of paths.entries())
      try {
        await readdir(path);
        places.set(path, await realpath(path));
      } catch (error) {
        problems.push({
          path: ['paths', index],
          message: `cannot read ${path} (${messageOf(error)}); expected a folder with source code`,
        });
      }
    return [...problems, ...repeatedEntries(['paths'], paths, (path) => places.get(path) ?? path)];
  },
  // A folder that is named twice, or in two ways, is read once.
  places: ({ paths }) =>
    paths.filter((path, index) => paths.findIndex((other) => resolve(other) === resolve(path)) === index),
  async read(place, { signal, log }): Promise<Findings> {
    const folder = resolve(place);
    const read = await readTexts(folder, place, signal);
    const manifests = manifestsOf(read.texts);
    const progress = (done: number, all: number): void => log.note(`${place}: ${done} of ${all} files read`);
    const declared = await readTools(read.texts, { manifests, signal, progress });
    const checkout = await checkoutOf(folder);
    const name = basename(folder);
    return {
      tools: specsFrom(declared.tools, { manifests, checkout, fallbackName: name }),
      rejects: readingRejects(place, read, declared),
    };
  },
});

async function readTexts(folder: string, place: string, signal: AbortSignal) {
  try {
    return await readFolder(folder, signal);
  } catch (cause) {
    signal.throwIfAborted();
    const advice = 'stages.harvest.folders.paths must name folders with source code';
    throw new UsageError(`cannot read ${place}: ${messageOf(cause)}; ${advice}`, { cause });
  }
}

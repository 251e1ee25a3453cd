// Source `folders`: the source code of MCP servers on this machine, a checkout each, read without running
// anything.
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../../../pipeline/errors.ts';
import { repeatedEntries, type SettingProblem } from '../../../pipeline/setting-problems.ts';
import { manifestsOf } from '../static/manifest.ts';
import { most, readFolder } from '../static/read-folder.ts';
import { readTools } from '../static/read-project.ts';
import { type Checkout, specFrom } from '../static/spec-from.ts';
import { defineSource, type Found } from './source.ts';

export const folders = defineSource({
  name: 'folders',
  options: z.strictObject({
    paths: z
      .array(z.string())
      .default([])
      .describe('folders with the source code of MCP servers, a checkout each, read and never run'),
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
  places: ({ paths }) => paths,
  async read(place, { signal }): Promise<Found> {
    const folder = resolve(place);
    const { texts, isCut } = await readTexts(folder, place, signal);
    const manifests = manifestsOf(texts);
    const { tools, unread } = await readTools(texts, manifests);
    const checkout = await checkoutOf(folder);
    const name = basename(folder);
    return {
      tools: tools.map((tool) => specFrom(tool, manifests, checkout, name)),
      rejects: [
        ...unread.map(({ path, line, why }) => ({
          reason: 'tool not read',
          detail: `${place}: ${path}:${line}: ${why}`,
        })),
        ...(isCut
          ? [
              {
                reason: 'folder too large',
                detail: `${place}: read up to ${most.files} files or ${most.bytes / 2 ** 20} MB`,
              },
            ]
          : []),
        ...(tools.length === 0
          ? [{ reason: 'no tools', detail: `${place}: ${texts.size} files, no tool declared in them` }]
          : []),
      ],
    };
  },
});

async function readTexts(folder: string, place: string, signal: AbortSignal) {
  try {
    return await readFolder(folder, signal);
  } catch (cause) {
    signal.throwIfAborted();
    const next = 'stages.harvest.folders.paths names folders with source code';
    throw new UsageError(`cannot read ${place}: ${messageOf(cause)}; ${next}`, { cause });
  }
}

/** What git has written about the folder: the repository on GitHub and the commit, where it is one. */
async function checkoutOf(folder: string): Promise<Checkout> {
  const read = (path: string): Promise<string> =>
    readFile(join(folder, '.git', path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''; // no checkout, a worktree, or a packed reference
      throw error;
    });
  const repository = /github\.com[/:]([\w.-]+\/[\w-]+(?:\.[\w-]+)*?)(?:\.git)?\s*$/m.exec(
    await read('config'),
  )?.[1];
  const head = (await read('HEAD')).trim();
  const commit = head.startsWith('ref: ') ? (await read(head.slice('ref: '.length))).trim() : head;
  return { ...(repository ? { repository } : {}), ...(/^[0-9a-f]{40}$/.test(commit) ? { commit } : {}) };
}

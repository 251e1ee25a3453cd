// read-documents: reads folders of documents that research plays search, read, and cite. One unit is one folder.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../pipeline/errors.ts';
import { repeatedEntries, type SettingProblem } from '../pipeline/setting-problems.ts';
import { defineStage } from '../pipeline/stage.ts';
import { readFactsFile } from './read-documents/facts-file.ts';
import { filesIn, folderOf, nameOf } from './read-documents/folder.ts';
import { readLibrary } from './read-documents/read-library.ts';

export const readDocuments = defineStage({
  name: 'read-documents',
  summary: 'read the documents that research tasks are about',
  writes: ['libraries', 'documents'],
  whole: false,
  options: () =>
    z.strictObject({
      libraries: z
        .array(z.string())
        .default(['skerry-sound'])
        .describe(
          'folders of documents in Markdown, HTML, plain text, or PDF; a name is that of a library that comes ' +
            'with toolloom; none for no research tasks',
        ),
    }),
  async check({ libraries }) {
    const problems = await Promise.all(libraries.map((library, index) => problemWith(library, index)));
    const folders = await Promise.all(libraries.map(folderOf));
    const named = new Map(libraries.map((library, index) => [library, nameOf(folders[index] ?? '')]));
    return [
      ...problems.flat(),
      ...repeatedEntries(['libraries'], libraries, (library) => named.get(library) ?? library),
    ];
  },
  async *units(_, { libraries }) {
    for (const library of libraries) yield { id: nameOf(await folderOf(library)), input: { library } };
  },
  async work({ library: given }, { signal }) {
    const folder = await folderOf(given);
    const { library, documents, rejects } = await readLibrary(folder, nameOf(folder), signal);
    return { records: { libraries: [library], documents }, rejects };
  },
});

async function problemWith(library: string, index: number): Promise<SettingProblem[]> {
  const path = ['libraries', index];
  const folder = await folderOf(library);
  if (folder !== resolve(library)) return []; // one of ours, which tests read
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    return [{ path, message: `there is no folder ${library}; expected a folder of documents` }];
  try {
    await readFactsFile(folder);
    const files = await filesIn(folder);
    return files.length > 0 ? [] : [{ path, message: `${library} holds no files; expected documents` }];
  } catch (error) {
    if (error instanceof UsageError) return [{ path, message: error.message }];
    throw error;
  }
}

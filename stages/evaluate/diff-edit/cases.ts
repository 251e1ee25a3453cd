// What a model is asked to edit: the files of the programs that come with toolloom, and longer ones that are put
// together from them, with changes that are spelled out. The same version of toolloom gives the same cases.

import { BugError } from '../../../pipeline/errors.ts';
import { hashOf, randomFor } from '../../../pipeline/hash.ts';
import { folderOf, ownPrograms } from '../../check-programs/folder.ts';
import { readProgram } from '../../check-programs/read-program.ts';
import { linesOf } from '../../workspaces/lines.ts';
import { drawChanges, type LineChange, requestFor, withChanges } from './changes.ts';

export const editFormats = ['search_replace', 'unified_diff'] as const;
export type EditFormat = (typeof editFormats)[number];

export interface EditCase {
  readonly id: string;
  readonly format: EditFormat;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly LineChange[];
  readonly request: string;
}

/** Of a file that is put together. Programs alone have no files of this length. */
const longerThan = [400, 1000] as const;

const mostChanges = 4;

let known: Promise<readonly EditCase[]> | undefined;

export function editCases(): Promise<readonly EditCase[]> {
  known ??= readCases();
  return known;
}

async function readCases(): Promise<EditCase[]> {
  const names = await ownPrograms();
  const programs = await Promise.all(
    names.map(async (name) => {
      const program = await readProgram(await folderOf(name), name);
      if (typeof program === 'string') throw new BugError(`the program ${name} cannot be read: ${program}`);
      return program;
    }),
  );
  const files = programs.flatMap((program) =>
    Object.entries(program.files).map(([path, text]) => ({ name: program.name, path, text })),
  );
  return [...files, ...joined(files)].flatMap((file) => editFormats.map((format) => caseOf(file, format)));
}

interface SourceFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** Files of one language one after the other, until the text is long enough. */
function joined(files: readonly SourceFile[]): SourceFile[] {
  const endings = [...new Set(files.map(({ path }) => endingOf(path)))].sort();
  return endings.flatMap((ending) =>
    longerThan.flatMap((length) => {
      const texts: SourceFile[] = [];
      let text = '';
      for (const file of files.filter(({ path }) => endingOf(path) === ending)) {
        text += file.text.endsWith('\n') ? `${file.text}\n` : `${file.text}\n\n`;
        if (linesOf(text).length < length) continue;
        const number = texts.length + 1;
        texts.push({ name: `joined-${length}-${number}`, path: `src/all_${number}${ending}`, text });
        text = '';
      }
      return texts;
    }),
  );
}

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.'));

function caseOf({ name, path, text }: SourceFile, format: EditFormat): EditCase {
  // Both formats are asked for the same changes.
  const random = randomFor('edit', name, path);
  const lines = linesOf(text);
  const file = lines.map((line) => line.text);
  const marks = endingOf(path) === '.py' ? '#' : '//';
  const changes = drawChanges(file, random.integer(1, mostChanges), random).map((change) => ({
    ...change,
    lines: change.what === 'insert' ? change.lines.map((line) => line.replace('#', marks)) : change.lines,
  }));
  const after = withChanges(file, changes)
    .map((line) => `${line}\n`)
    .join('');
  const request = requestFor(path, file, changes);
  const body = { format, path, before: text, after, changes, request };
  return { id: hashOf(body), ...body };
}

// The programs that a written one must differ from, whatever a run is about: those that come with toolloom, and the
// examples that its writer has seen.
import { filesUnder, ownFolderOf, ownPrograms, readDescribed } from '../check-programs/folder.ts';
import { type Sketched, sketched } from './alike.ts';
import { examplePrograms } from './example-programs.ts';
import { readWritten } from './written-program.ts';

export interface KnownProgram {
  readonly area: string;
  readonly title: string;
  readonly about: string;
  readonly sketch: Sketched;
}

let known: Promise<readonly KnownProgram[]> | undefined;

/** They do not change while a process runs, and sketching all of them takes a second. */
export function knownPrograms(): Promise<readonly KnownProgram[]> {
  known ??= readAll();
  return known;
}

async function readAll(): Promise<KnownProgram[]> {
  const examples = Object.values(examplePrograms).map(({ topic, program }) => readWritten(program, topic));
  const own = await Promise.all(
    (await ownPrograms()).map(async (name) => {
      const described = await readDescribed(ownFolderOf(name));
      const files = await filesUnder(ownFolderOf(name), 'src');
      return typeof described === 'string' ? [] : [{ ...described, name, files }];
    }),
  );
  return [...own.flat(), ...examples].map(({ area, title, about, name, files }) => ({
    area,
    title,
    about,
    sketch: sketched({ name, title, files }),
  }));
}

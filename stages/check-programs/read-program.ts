// Reads the folder of a program. Nothing is run yet.
import { join } from 'node:path';
import type { NewRecord } from '../../pipeline/stage.ts';
import type { Files } from '../../schemas/program.ts';
import { testFilesIn } from '../programs/languages.ts';
import { type Described, filesUnder, readDescribed } from './folder.ts';

export type ReadProgram = Omit<NewRecord<'programs'>, 'id' | 'from' | 'checked'>;

/** In characters. Longer programs are no tasks for a play. */
const longest = 60_000;

/** A sentence for a folder that is no program. */
export async function readProgram(folder: string, name: string): Promise<ReadProgram | string> {
  const described = await readDescribed(folder);
  if (typeof described === 'string') return described;
  const [files, tests, hidden] = await Promise.all([
    filesUnder(folder, 'src'),
    filesUnder(folder, 'tests'),
    filesUnder(folder, 'hidden'),
  ]);
  const { slow, features, language, ...rest } = described;
  const program: ReadProgram = {
    name,
    ...rest,
    language: language === 'typescript' ? 'javascript' : language,
    files,
    tests,
    hidden,
    features: await Promise.all(features.map((feature) => readFeature(folder, feature))),
    ...(slow
      ? {
          slow: {
            ask: slow.ask,
            files: await filesUnder(folder, 'src', 'slow'),
            hidden: await filesUnder(folder, 'hidden', 'slow'),
          },
        }
      : {}),
  };
  return programProblem(program) ?? program;
}

async function readFeature(folder: string, { name, ask }: Described['features'][number]) {
  const root = join('features', name);
  const [files, tests, hidden] = await Promise.all([
    filesUnder(folder, 'src', root),
    filesUnder(folder, 'tests', root),
    filesUnder(folder, 'hidden', root),
  ]);
  return { name, ask, files, tests, hidden };
}

/** A sentence for what is no program, whatever its tests say. */
export function programProblem({
  files,
  tests,
  hidden,
  functions,
  features,
  slow,
}: ReadProgram): string | undefined {
  if (Object.keys(files).length === 0) return 'src holds no files';
  if (testFilesIn(tests).length === 0) return 'tests holds no file with tests';
  if (testFilesIn(hidden).length === 0) return 'hidden holds no file with tests';
  const length = Object.values(files).join('').length;
  if (length > longest) return `src holds ${length} characters, of at most ${longest}`;
  const unknown = functions.find(({ file }) => files[file] === undefined);
  if (unknown) return `${unknown.file}, the file of ${unknown.name}, is not there`;
  const bare = [
    ...features.map((each) => ({ ...each, of: `features/${each.name}` })),
    ...slowPart(slow),
  ].find((part) => Object.keys(part.files).length === 0 || testFilesIn(part.hidden).length === 0);
  return bare && `${bare.of} lacks src or hidden`;
}

const slowPart = (slow: ReadProgram['slow']): { of: string; files: Files; hidden: Files }[] =>
  slow ? [{ of: 'slow', ...slow }] : [];

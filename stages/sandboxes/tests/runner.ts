// The programs that run tests inside a sandbox, as files for its tree. They lie under data/sandboxes/.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../seeds.ts';
import type { Files, Language } from '../sandbox.ts';

/** In the tree of the program; programs have no reason to look there. */
export const runnerFolder = '.toolloom';

interface Runner {
  /** Takes the paths of the tests as arguments. */
  readonly entry: string;
  readonly files: Files;
}

const runners = new Map<Language, Promise<Runner>>();

export function runnerFor(language: Language): Promise<Runner> {
  const runner = runners.get(language) ?? readRunner(language);
  runners.set(language, runner);
  return runner;
}

/** Of several versions of a program in Python; `versions.json` beside it says which. */
export async function versionsRunner(): Promise<Runner> {
  const entry = `${runnerFolder}/run_versions.py`;
  const { files } = await runnerFor('python');
  return { entry, files: { ...files, [entry]: await textOf('python', 'run_versions.py') } };
}

async function readRunner(language: Language): Promise<Runner> {
  if (language === 'javascript') return { entry: `${runnerFolder}/run-tests.js`, files: {} };
  const entry = `${runnerFolder}/run_tests.py`;
  return { entry, files: { [entry]: await textOf('python', 'run_tests.py') } };
}

/** What every JavaScript program in QuickJS can import, the runner of tests included. */
export const javascriptLibrary = (): Promise<Files> => libraryOf(['javascript']);

/** The same for a real Node. */
export const nodeLibrary = (): Promise<Files> => libraryOf(['javascript', 'node']);

/** The program that answers a REPL in a real interpreter. */
export async function sessionScript(language: Language): Promise<Runner> {
  if (language === 'javascript') return { entry: `${runnerFolder}/session.js`, files: {} };
  const entry = `${runnerFolder}/session.py`;
  const parts = await Promise.all(['driver.py', 'session.py'].map((name) => textOf('python', name)));
  return { entry, files: { [entry]: parts.join('\n') } };
}

/** Of files of one name, the last one counts. */
async function libraryOf(folders: readonly string[]): Promise<Files> {
  const found: Record<string, string> = {};
  for (const folder of folders)
    for (const name of (await readdir(join(packageRoot(), 'data', 'sandboxes', folder))).sort())
      found[`${runnerFolder}/${name}`] = await textOf(folder, name);
  return found;
}

const textOf = (...path: string[]): Promise<string> =>
  readFile(join(packageRoot(), 'data', 'sandboxes', ...path), 'utf8');

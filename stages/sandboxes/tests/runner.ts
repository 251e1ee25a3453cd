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

async function readRunner(language: Language): Promise<Runner> {
  if (language === 'javascript') return { entry: `${runnerFolder}/run-tests.js`, files: {} };
  const entry = `${runnerFolder}/run_tests.py`;
  return { entry, files: { [entry]: await textOf('python', 'run_tests.py') } };
}

/** What every JavaScript program can import, the runner of tests included. */
export async function javascriptLibrary(): Promise<Files> {
  const names = (await readdir(join(packageRoot(), 'data', 'sandboxes', 'javascript'))).sort();
  const texts = await Promise.all(names.map((name) => textOf('javascript', name)));
  return Object.fromEntries(names.map((name, index) => [`${runnerFolder}/${name}`, texts[index] ?? '']));
}

const textOf = (...path: string[]): Promise<string> =>
  readFile(join(packageRoot(), 'data', 'sandboxes', ...path), 'utf8');

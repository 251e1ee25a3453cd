// The programs that run tests inside a sandbox, as files for its tree. They lie under data/sandboxes/.
import { readFile } from 'node:fs/promises';
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

const sources: Readonly<Record<Language, readonly string[]>> = {
  python: ['run_tests.py'],
  javascript: ['run-tests.js', 'test.js', 'assert.js', 'inspect.js'],
};

const runners = new Map<Language, Promise<Runner>>();

export function runnerFor(language: Language): Promise<Runner> {
  const runner = runners.get(language) ?? readRunner(sources[language]);
  runners.set(language, runner);
  return runner;
}

async function readRunner(names: readonly string[]): Promise<Runner> {
  const folder = join(packageRoot(), 'data', 'sandboxes');
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const files = names.map((name, index) => [`${runnerFolder}/${name}`, texts[index] ?? ''] as const);
  return { entry: `${runnerFolder}/${names[0]}`, files: Object.fromEntries(files) };
}

// What the languages of programs differ in where it matters for tasks.
import { BugError } from '../../pipeline/errors.ts';
import type { Files, Language } from '../../schemas/program.ts';

/** TypeScript runs as JavaScript: its types are removed. */
export function languageOfFile(path: string): Language {
  if (path.endsWith('.py')) return 'python';
  if (/\.[mc]?[jt]s$/.test(path)) return 'javascript';
  throw new BugError(`${path} is in no language that programs are written in`);
}

/** The files of a tree that are programs. */
export const codeIn = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => /\.(?:py|[mc]?[jt]s)$/.test(path)));

const testFile = /(?:^|\/)test_[^/]*\.py$|\.test\.[jt]s$/;

/** The files of a tree that hold tests, in order. */
export const testFilesIn = (files: Files): string[] =>
  Object.keys(files)
    .filter((path) => testFile.test(path))
    .sort();

/** Reports name a test by its file, what it stands in, and its own name. */
export const namesOfTest = ({
  name,
}: {
  readonly name: string;
}): { file: string; own: string; inFile: string } => {
  const [file = '', ...rest] = name.split(/::| > /);
  return { file, own: rest.at(-1) ?? name, inFile: rest.join(' > ') };
};

/** The file that holds a test of a report, among those of a tree. */
export const fileOfTest = (test: { readonly name: string }, paths: readonly string[]): string | undefined =>
  paths.find((path) => path === namesOfTest(test).file);

/** What stands in place of a body that is still to be written. */
export const unwritten: Readonly<Record<Language, (name: string) => string>> = {
  python: (name) => `raise NotImplementedError("${name} is still to be written")`,
  javascript: (name) => `throw new Error('${name} is still to be written');`,
};

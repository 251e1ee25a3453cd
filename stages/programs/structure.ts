// What a refactoring was to bring and to remove, as the syntax of a tree shows it.
import type { Files, Workspace } from '../../schemas/program.ts';
import { openProject } from '../harvest/static/source.ts';
import { functionsIn } from './functions.ts';
import { codeIn, languageOfFile } from './languages.ts';
import { callsIn } from './mutation/syntax.ts';

/** One line for each mark of the wanted structure that the tree does not have. */
export async function missingNames({ names }: Pick<Workspace, 'names'>, files: Files): Promise<string[]> {
  if (!names) return [];
  const { defined, gone, absent = [], calls = [], most = [] } = names;
  const found = await functionsIn(codeIn(files));
  const isDefined = ({ name, file }: { name: string; file: string }): boolean =>
    found.some((each) => each.name === name && each.file === file);
  const texts = Object.values(files);
  const called = await Promise.all(
    calls.map(async ({ name, file, least }) => ({
      name,
      file,
      least,
      count: await callsOf(name, file, files),
    })),
  );
  return [
    ...defined
      .filter((each) => !isDefined(each))
      .map(({ name, file }) => `${name} is not defined in ${file}`),
    ...gone
      .filter((name) => texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
      .map((name) => `${name} is still there`),
    ...absent.filter(isDefined).map(({ name, file }) => `${name} is still defined in ${file}`),
    ...called
      .filter(({ count, least }) => count < least)
      .map(
        ({ name, file, least }) =>
          `${name} is not called ${least === 1 ? 'in' : `${least} times in`} ${file}`,
      ),
    ...most
      .filter(({ file, functions }) => found.filter((each) => each.file === file).length > functions)
      .map(({ file, functions }) => `${file} defines more than ${functions} functions`),
  ];
}

async function callsOf(name: string, file: string, files: Files): Promise<number> {
  const text = files[file];
  if (text === undefined) return 0;
  using project = await openProject(new Map([[file, text]]));
  const root = project.files.get(file)?.root();
  if (!root) return 0;
  return callsIn({ root, language: languageOfFile(file) }).filter(
    (call) => call.name === name && call.receiver === null,
  ).length;
}

// The folder of a program: one that comes with toolloom, by its name, or one of the user's own, by its path.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../../pipeline/errors.ts';
import { type Files, programFields } from '../../schemas/program.ts';
import { packageRoot } from '../seeds.ts';

const described = z.strictObject({
  title: programFields.title,
  about: programFields.about,
  area: programFields.area,
  language: z.enum(['python', 'javascript', 'typescript']),
  functions: programFields.functions.default([]),
  facts: programFields.facts.default([]),
  features: z.array(z.strictObject({ name: z.string(), ask: z.string() })).default([]),
  slow: z.strictObject({ ask: z.string(), counts: z.string().optional() }).optional(),
});
export type Described = z.infer<typeof described>;

export const describingFile = 'program.yaml';

const ownFolder = (): string => join(packageRoot(), 'data', 'programs');

/** Names of the programs that come with toolloom, such as `python/ferry-berths`, in order. */
export async function ownPrograms(): Promise<string[]> {
  const languages = (await readdir(ownFolder(), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const names = languages.map(async ({ name: language }) => {
    const programs = await readdir(ownFolderOf(language));
    return programs.map((program) => `${language}/${program}`);
  });
  const all = (await Promise.all(names)).flat().sort();
  const isProgram = await Promise.all(all.map((name) => isProgramFolder(ownFolderOf(name))));
  return all.filter((_, index) => isProgram[index]);
}

export const ownFolderOf = (name: string): string => join(ownFolder(), name);

/** A name such as `python/ferry-berths` is that of a program that comes with toolloom, if there is one. */
export async function folderOf(program: string): Promise<string> {
  const own = /^[\w-]+\/[\w-]+$/.test(program) ? ownFolderOf(program) : undefined;
  return own !== undefined && (await isProgramFolder(own)) ? own : resolve(program);
}

/** `python/ferry-berths` for the folder of either sort. */
export const nameOf = (folder: string): string => `${basename(dirname(folder))}/${basename(folder)}`;

export const isProgramFolder = async (folder: string): Promise<boolean> =>
  (await stat(join(folder, describingFile)).catch(() => undefined))?.isFile() ?? false;

/** What `program.yaml` says; a sentence where that is not what it must be. */
export async function readDescribed(folder: string): Promise<Described | string> {
  const text = await readFile(join(folder, describingFile), 'utf8').catch(() => undefined);
  if (text === undefined) return `${describingFile} is missing`;
  try {
    const parsed = described.safeParse(parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `${describingFile}: ${issue?.path.join('.')}: ${issue?.message}`;
  } catch (error) {
    return `${describingFile} is not YAML (${messageOf(error)})`;
  }
}

const isHidden = /(?:^|\/)(?:\.|__pycache__)/;

/** The text files under a part of the folder, by their paths from `root`. None where the part is not there. */
export async function filesUnder(folder: string, part: string, root = ''): Promise<Files> {
  const base = join(folder, root);
  const entries = await readdir(join(base, part), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(base.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !isHidden.test(path))
    .sort();
  const texts = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => [path, await readFile(join(base, path), 'utf8')]),
  );
  return Object.fromEntries(texts);
}

// Every tool that the source of a repository declares. It leaves out vendored packages, build output whose
// source is present, and examples, fixtures and tests.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import { isAside } from './asides.ts';
import { OverrunError } from './effort.ts';
import type { Extracted, FoundTool, Unread } from './extractor.ts';
import { extractors } from './index.ts';
import { type Manifest, manifestFor } from './manifest.ts';
import { dataLanguages, openProject, type Project, type SourceFile } from './source.ts';

/**
 * Whether a build wrote the file: JavaScript in the usual folders, which include `lib` if the source is
 * TypeScript, and Python's `build/lib`.
 */
function isBuilt(path: string, hasTypeScript: boolean): boolean {
  if (/(^|\/)(build\/lib|target)\//.test(path)) return true;
  if (!/\.(d\.[mc]?ts|[mc]?jsx?)$/.test(path)) return false;
  return /(^|\/)(dist|build|out|bundle)\//.test(path) || (hasTypeScript && /(^|\/)lib\//.test(path));
}

export interface ProjectTools {
  readonly tools: readonly FoundTool[];
  readonly unread: readonly Unread[];
}

interface Reading {
  /** They say which package a file belongs to. */
  readonly manifests?: readonly Manifest[];
  readonly signal?: AbortSignal;
  /** Called now and then while many files are read. */
  readonly progress?: (done: number, all: number) => void;
}

/** A few seconds of reading, in files. */
const filesPerNote = 500;

/** Every tool that is declared in the texts of a repository, by path. What takes too much effort is unread. */
export async function readTools(
  texts: ReadonlyMap<string, string>,
  reading: Reading = {},
): Promise<ProjectTools> {
  using project = await openProject(texts);
  return await toolsIn(project, reading);
}

/** The tools of each package by name. Two servers of one repository may use the same names. */
async function toolsIn(project: Project, reading: Reading): Promise<ProjectTools> {
  const own = [...project.files.values()].filter(({ path }) => !isAside(path));
  const hasTypeScript = own.some(({ path }) => /(?<!\.d)\.[mc]?tsx?$/.test(path));
  const sources = own.filter(({ path }) => !isBuilt(path, hasTypeScript));
  const read = await filesWith(sources, project, reading);
  return read.tools.length > 0 ? read : await filesWith(own, project, reading);
}

async function filesWith(
  files: readonly SourceFile[],
  project: Project,
  { manifests = [], signal, progress }: Reading,
): Promise<ProjectTools> {
  const tools = new Map<string, FoundTool>();
  const unread: Unread[] = [];
  for (const [index, file] of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).entries()) {
    if (index > 0 && index % filesPerNote === 0) progress?.(index, files.length);
    // Reading takes the thread: whoever wants to stop it is heard between two files.
    await nextTurn();
    signal?.throwIfAborted();
    for (const found of extractFrom(file, project)) {
      if ('unread' in found) {
        unread.push(found.unread);
        continue;
      }
      const key = `${manifestFor(found.tool.path, manifests).folder}/${found.tool.name}`;
      if (isBetter(found.tool, tools.get(key))) tools.set(key, found.tool);
    }
  }
  return { tools: [...tools.values()], unread };
}

function extractFrom(file: SourceFile, project: Project): Extracted[] {
  const reading = extractors.filter(
    (extractor) => extractor.languages.includes(file.language) && extractor.mayHold(file.text),
  );
  if (reading.length === 0) return [];
  const seen = languagesWithImports.has(file.language) ? project : { ...project, near: file };
  const found: Extracted[] = [];
  try {
    project.effort.within('file', () => {
      for (const extractor of reading) found.push(...extractor.extract(file, seen));
    });
  } catch (error) {
    if (!(error instanceof OverrunError)) throw error;
    found.push({ unread: { path: file.path, line: 1, why: error.message } });
  }
  return found;
}

/** Languages whose imports are followed. In the others, a type or function is found by its name alone. */
const languagesWithImports: ReadonlySet<string> = new Set([
  ...dataLanguages,
  'typescript',
  'javascript',
  'python',
]);

/**
 * Prefers a declaration that is known in full, and then the one with more of the tool. One that says that there are no
 * parameters does not win over one that names some: a wrapper is read so. On a tie, the first one stays.
 */
function isBetter(tool: FoundTool, known: FoundTool | undefined): boolean {
  if (!known) return true;
  if (isWhole(tool) !== isWhole(known)) {
    const [whole, part] = isWhole(tool) ? [tool, known] : [known, tool];
    if (parameterCount(whole) > 0 || parameterCount(part) === 0) return whole === tool;
  }
  const worth = (each: FoundTool): number =>
    Math.min(each.description?.length ?? 0, 1) * 2 + parameterCount(each) - each.missing.length;
  return worth(tool) > worth(known);
}

const isWhole = ({ missing, description = '' }: FoundTool): boolean =>
  missing.length === 0 && description !== '';

const parameterCount = ({ inputSchema }: FoundTool): number => propertiesOf(inputSchema).length;

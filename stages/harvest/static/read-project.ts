// Every tool that the source of a repository declares. It leaves out vendored packages, build output whose
// source is present, and examples, fixtures and tests.
import { posix } from 'node:path';
import type { Extracted, FoundTool, Unread } from './extractor.ts';
import { extractors } from './index.ts';
import { type Manifest, manifestFor } from './manifest.ts';
import { isAside, openProject, type Project, type SourceFile } from './source.ts';

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

/** Every tool that is declared in the texts of a repository, by path. */
export async function readTools(
  texts: ReadonlyMap<string, string>,
  manifests: readonly Manifest[] = [],
): Promise<ProjectTools> {
  using project = await openProject(texts);
  return toolsIn(project, manifests);
}

/** The tools of each package by name. Two servers of one repository may use the same names. */
function toolsIn(project: Project, manifests: readonly Manifest[]): ProjectTools {
  const own = [...project.files.values()].filter(({ path }) => !isAside(path));
  const hasTypeScript = own.some(({ path }) => /(?<!\.d)\.[mc]?tsx?$/.test(path));
  const sources = own.filter(({ path }) => !isBuilt(path, hasTypeScript));
  const read = filesWith(sources, project, manifests);
  return read.tools.length > 0 ? read : filesWith(own, project, manifests);
}

function filesWith(
  files: readonly SourceFile[],
  project: Project,
  manifests: readonly Manifest[],
): ProjectTools {
  const tools = new Map<string, FoundTool>();
  const unread: Unread[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const found of extractFrom(file, project)) {
      if ('unread' in found) {
        unread.push(found.unread);
        continue;
      }
      const key = `${manifestFor(file.path, manifests).folder}/${found.tool.name}`;
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
  const seen = languagesWithImports.has(file.language) ? project : nearestFirst(file, project);
  return reading.flatMap((extractor) => extractor.extract(file, seen));
}

/** Languages whose imports are followed. In the others, a type or function is found by its name alone. */
const languagesWithImports: ReadonlySet<string> = new Set(['typescript', 'javascript', 'python', 'json']);

/** The same files, nearest first: of two declarations with the same name, the nearer one is meant. */
function nearestFirst(file: SourceFile, project: Project): Project {
  const folder = posix.dirname(file.path);
  const files = [...project.files];
  const beside = files.filter(([path]) => path !== file.path && posix.dirname(path) === folder);
  return { files: new Map([[file.path, file], ...beside, ...files]) };
}

/** Prefers the declaration with more of the tool resolved. On a tie, the first one stays. */
function isBetter(tool: FoundTool, known: FoundTool | undefined): boolean {
  if (!known) return true;
  const worth = ({ missing, description = '', inputSchema }: FoundTool): number =>
    Math.min(description.length, 1) * 2 +
    Object.keys((inputSchema.properties as object | undefined) ?? {}).length -
    missing.length;
  return worth(tool) > worth(known);
}

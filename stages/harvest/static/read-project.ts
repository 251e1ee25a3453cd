// Every tool that the source of a repository declares. Left out are what others wrote (vendored packages), what was made (bundles where the
// source is there), and what shows or tests (examples, fixtures, clients).
import type { Extracted, FoundTool, Unread } from './extractor.ts';
import { extractors } from './index.ts';
import { type Manifest, manifestFor } from './manifest.ts';
import type { Project, SourceFile } from './source.ts';

const asides =
  /(^|\/)(node_modules|vendor|third_party|site-packages|\.venv|venv|tests?|__tests__|spec|e2e|examples?|samples?|fixtures?|mocks?|__mocks__|benchmarks?|docs?|\.git)\/|\.(test|spec|min)\.[a-z]+$|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$|_test\.go$/;
const made = /(^|\/)(dist|build|out|lib|bundle)\//;

export interface ProjectTools {
  readonly tools: readonly FoundTool[];
  readonly unread: readonly Unread[];
}

/** Of each package of the repository the tools by name: two servers may name theirs alike. */
export function toolsIn(project: Project, manifests: readonly Manifest[] = []): ProjectTools {
  const own = [...project.files.values()].filter(({ path }) => !asides.test(path));
  const sources = own.filter(({ path }) => !made.test(path));
  const read = filesWith(sources, project, manifests);
  return read.tools.length > 0 ? read : filesWith(own, project, manifests);
}

function filesWith(files: readonly SourceFile[], project: Project, manifests: readonly Manifest[]): ProjectTools {
  const tools = new Map<string, FoundTool>();
  const unread: Unread[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const found of extractedFrom(file, project)) {
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

function extractedFrom(file: SourceFile, project: Project): Extracted[] {
  return extractors.flatMap((extractor) =>
    extractor.languages.includes(file.language) && extractor.mayHold(file.text) ? extractor.extract(file, project) : [],
  );
}

/** The one of which more could be read stands; of equals the first. */
function isBetter(tool: FoundTool, known: FoundTool | undefined): boolean {
  if (!known) return true;
  const worth = ({ missing, description = '', inputSchema }: FoundTool): number =>
    Math.min(description.length, 1) * 2 +
    Object.keys((inputSchema.properties as object | undefined) ?? {}).length -
    missing.length;
  return worth(tool) > worth(known);
}

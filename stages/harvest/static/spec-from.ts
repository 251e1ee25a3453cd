// Turns tools that were read from source into specs, or into the reasons why they cannot be any.
import type { Spec } from '../../../schemas/spec.ts';
import { type FoundDeclaration, type NormalizedTool, normalizeAll } from '../normalize.ts';
import type { FoundTool } from './extractor.ts';
import { type Manifest, manifestFor } from './manifest.ts';

/** The commit or the package that the files come from. */
export type Checkout = Pick<Spec['source'], 'repository' | 'commit' | 'package'>;

/** What is known about the repository of a tool. */
export interface Provenance {
  readonly manifests: readonly Manifest[];
  readonly checkout: Checkout;
  /** The name of the server, if no package has one. */
  readonly fallbackName: string;
}

export const specsFrom = (tools: readonly FoundTool[], provenance: Provenance): NormalizedTool[] =>
  normalizeAll(tools.map((tool) => declarationOf(tool, provenance)));

function declarationOf(tool: FoundTool, { manifests, checkout, fallbackName }: Provenance): FoundDeclaration {
  const {
    folder: _,
    name = fallbackName,
    version,
    licence = 'NOASSERTION',
  } = manifestFor(tool.path, manifests);
  const { repository, commit } = checkout;
  const url =
    repository && commit
      ? `https://github.com/${repository}/blob/${commit}/${tool.path}#L${tool.line}`
      : undefined;
  return {
    tool,
    origin: {
      server: { name, ...(version ? { version } : {}), transport: 'stdio' },
      source: {
        origin: 'static',
        ...checkout,
        path: tool.path,
        line: tool.line,
        ...(url ? { url } : {}),
        language: tool.language,
        sdk: tool.sdk,
        licence,
      },
    },
    issues: tool.missing.map((path) => `not resolved: ${path}`),
  };
}

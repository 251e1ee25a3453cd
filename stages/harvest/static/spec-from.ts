// Turns a tool that was read from source into a spec, or into the reason why it cannot be one.
import type { Spec } from '../../../schemas/spec.ts';
import { type NormalizedTool, normalize } from '../normalize.ts';
import type { FoundTool } from './extractor.ts';
import { type Manifest, manifestFor } from './manifest.ts';

/** The commit that the files come from. */
export type Checkout = Pick<Spec['source'], 'repository' | 'commit'>;

/** What is known about the repository of a tool. */
export interface Provenance {
  readonly manifests: readonly Manifest[];
  readonly checkout: Checkout;
  /** The name of the server, if no package has one. */
  readonly fallbackName: string;
}

export function specFrom(tool: FoundTool, { manifests, checkout, fallbackName }: Provenance): NormalizedTool {
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
  return normalize(
    tool,
    {
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
    tool.missing.map((path) => `not resolved: ${path}`),
  );
}

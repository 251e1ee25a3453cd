// A tool that was read out of source, as a spec or as what is wrong with it.
import type { Spec } from '../../../schemas/spec.ts';
import { type NormalizedTool, normalize } from '../normalize.ts';
import type { FoundTool } from './extractor.ts';
import { type Manifest, manifestFor } from './manifest.ts';

/** Where the files come from. */
export type Checkout = Pick<Spec['source'], 'repository' | 'commit'>;

export function specFrom(
  tool: FoundTool,
  manifests: readonly Manifest[],
  checkout: Checkout,
  fallbackName: string,
): NormalizedTool {
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

// xmcp: a file is a tool. `export const metadata = { name, description }`, `export const schema = { … }` and
// the handler as the default export.
import type { Extracted, Extractor } from '../extractor.ts';
import type { Project, SourceFile } from '../source.ts';
import { scopeOf } from './evaluate.ts';
import { valueAt } from './members.ts';
import { exportedBy } from './names.ts';
import { readTool } from './read-tool.ts';

import { isMembers } from './value.ts';

const sdk = 'xmcp';

export const xmcp: Extractor = {
  sdk,
  languages: ['typescript', 'javascript'],
  mayHold: (text) =>
    /\bexport const metadata\b/.test(text) && /\bexport default\b/.test(text) && /\bname\b/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const uses = [...project.files.values()].some(({ text }) => /['"]xmcp['"]/.test(text));
    const scope = scopeOf(file, project);
    const metadata = uses ? valueAt(exportedBy('metadata', scope)) : undefined;
    if (!isMembers(metadata)) return [];
    const schema = exportedBy('schema', scope);
    const parts = { ...metadata, name: metadata.name, ...(schema ? { inputSchema: valueAt(schema) } : {}) };
    return [readTool(parts, { scope, node: file.root(), file, sdk })];
  },
};

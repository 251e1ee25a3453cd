// Tools whose names and words stand in a file of data, beside a module that exports their schema:
// { "module": "tools/add", "name": "add", "description": "Adds." }, and the same in YAML. A file that names no module of the
// project with a schema declares nothing.
import { posix } from 'node:path';
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { dataIn, lineWith } from '../data-file.ts';
import { type Extracted, type Extractor, readEach } from '../extractor.ts';
import { mostNested } from '../limits.ts';
import type { Project, SourceFile } from '../source.ts';
import { scopeOf } from './evaluate.ts';
import { valueAt } from './members.ts';
import { exportedBy } from './names.ts';
import { readTool, schemaKeys, type ToolMembers } from './read-tool.ts';
import { usesMcp } from './uses-mcp.ts';

const sdk = '@modelcontextprotocol/sdk';

export const moduleManifests: Extractor = {
  sdk,
  languages: ['json', 'yaml'],
  mayHold: (text) => /\bmodule["']?\s*:/.test(text) && /\bdescription["']?\s*:/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    if (!usesMcp(project)) return [];
    const found = entriesIn(dataIn(file) ?? null, 0).flatMap((entry) => {
      const module = moduleNamed(entry.module, project);
      return module ? [{ entry, file: module, node: module.root() }] : [];
    });
    return readEach(found, file, ({ entry, file: module, node }) => {
      const scope = scopeOf(module, project);
      const exported = schemaKeys.flatMap((key) => exportedBy(key, scope) ?? [])[0];
      if (!exported) return [];
      const parts = { ...partsOf(entry), inputSchema: valueAt(exported) };
      const read = readTool(parts, { node, file: module, scope, sdk });
      const path = { path: file.path, line: lineWith(String(parts.name), file.text) };
      return ['tool' in read ? { tool: { ...read.tool, ...path } } : { unread: { ...read.unread, ...path } }];
    });
  },
};

type Entry = JsonObject & { readonly module: string };

const isEntry = (value: JsonObject): value is Entry => typeof value.module === 'string' && !isHidden(value);

/** Some manifests serve several programs, and say which of them has a tool. */
const isHidden = ({ availability }: JsonObject): boolean =>
  isObject(availability) && availability.mcp === false;

function entriesIn(value: Json, depth: number): Entry[] {
  if (depth > mostNested) return [];
  if (Array.isArray(value)) return value.flatMap((item) => entriesIn(item, depth + 1));
  if (!isObject(value)) return [];
  return isEntry(value) ? [value] : Object.values(value).flatMap((member) => entriesIn(member, depth + 1));
}

function partsOf({ id, name = id, names, title, description, annotations }: Entry): ToolMembers {
  const own = isObject(names) ? names.mcp : undefined;
  return { name: own ?? name, title, description, annotations };
}

const ending = /\.[mc]?[jt]sx?$/;

/** The module of that path, from whatever folder, if there is only one. */
function moduleNamed(path: string, { files }: Project): SourceFile | undefined {
  const name = posix.normalize(path.replace(ending, '')).replace(/^(\.\.?\/)+/, '');
  const found = [...files.values()].filter((each) => {
    const bare = each.path.replace(ending, '');
    return ending.test(each.path) && (bare === name || bare.endsWith(`/${name}`));
  });
  return found.length === 1 ? found[0] : undefined;
}

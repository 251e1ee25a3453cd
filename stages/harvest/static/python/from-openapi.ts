// FastMCP's servers of an OpenAPI document in the repository: FastMCP.from_openapi(spec, client, mcp_names={…}). Each
// operation is a tool, named by its ID. A document that no such call names declares nothing.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { lineWith } from '../data-file.ts';
import { type Extracted, type Extractor, readEach } from '../extractor.ts';
import { type ApiDocument, documentNamed, type Operation, operationsOf } from '../openapi.ts';
import { lineOf, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { assignmentsTo, functionsIn, keywords, positionals, type Scope } from './names.ts';
import { stringOf } from './strings.ts';
import { literal } from './value.ts';

const sdk = 'fastmcp';

export const fromOpenApi: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\bfrom_openapi\s*\(/.test(text),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(nodesOf(file.root(), 'call'), file, (call): Extracted[] => {
      if (!/(^|\.)from_openapi$/.test(call.field('function')?.text() ?? '')) return [];
      const given = keywords(call);
      const spec = given.get('openapi_spec') ?? positionals(call)[0];
      const document = spec && documentNamed(textsBehind(spec, file), project);
      const unread = (why: string): Extracted[] => [{ unread: { path: file.path, line: lineOf(call), why } }];
      if (!document) return unread('its OpenAPI document is not in the repository');
      const names = literal(given.get('mcp_names'), { file, project, depth: 0, level: 0 } satisfies Scope);
      const isChosen = given.has('route_maps') || given.has('route_map_fn');
      if (isChosen && !isObject(names)) return unread('which operations are tools is decided when it runs');
      const known = new Map(isObject(names) ? Object.entries(names) : []);
      const kept = operationsOf(document).filter(({ id = '' }) => !isChosen || known.has(id));
      const missing = given.has('mcp_component_fn') ? ['description'] : [];
      return kept.map((operation) => toolFrom(operation, { document, file, known, missing }));
    }),
};

interface Making {
  readonly document: ApiDocument;
  readonly file: SourceFile;
  readonly known: ReadonlyMap<string, unknown>;
  readonly missing: readonly string[];
}

function toolFrom(operation: Operation, { document, file, known, missing }: Making): Extracted {
  const { id, summary, description, inputSchema } = operation;
  const given = id === undefined ? undefined : known.get(id);
  const name = slugOf(typeof given === 'string' ? given : (id?.split('__')[0] ?? summary));
  const line = lineWith(id ?? summary, document.file.text);
  const place = { path: document.file.path, line, language: file.language, sdk };
  return { tool: { name, description, inputSchema, missing, ...place } };
}

/** The SDK's rule: words joined by underscores, at most 56 characters. */
const slugOf = (text: string): string =>
  text
    .replaceAll(/[\s\-.]+/g, '_')
    .replaceAll(/\W/g, '')
    .replaceAll(/_+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, 56);

/** The texts in an expression, and in what its names stand for: json.load(open(PATH)), load("orders"). */
function textsBehind(node: Node, file: SourceFile, seen: Set<string> = new Set()): string[] {
  const own = nodesOf(node, 'string').flatMap((each) => stringOf(each, () => undefined) ?? []);
  const names = new Set(nodesOf(node, 'identifier').map((each) => each.text()));
  const further = [...names].filter((name) => !seen.has(name));
  for (const name of further) seen.add(name);
  const behind = further.flatMap((name) => meaningsOf(name, { file, before: node.range().start.index }));
  return [...own, ...behind.flatMap((each) => textsBehind(each, file, seen))];
}

interface Use {
  readonly file: SourceFile;
  /** Where the name is used. */
  readonly before: number;
}

/** What a name is assigned last, what is opened under it, and what a function of that name returns. */
function meaningsOf(name: string, { file, before }: Use): Node[] {
  const assigned = assignmentsTo(name, file);
  const last = assigned.filter((each) => each.range().end.index <= before).at(-1);
  const opened = nodesOf(file.root(), 'as_pattern').filter((each) => each.field('alias')?.text() === name);
  const returned = functionsIn(name, file).flatMap((each) => nodesOf(each, 'return_statement'));
  const values = (last ? [last] : assigned).flatMap((each) => each.field('right') ?? []);
  return [...values, ...opened, ...returned];
}

// The SDK for Ruby: classes under MCP::Tool (tool_name, description, input_schema) and
// MCP::Tool.define(name:, description:, input_schema:).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { isPart, json, keyOf, text } from './literal.ts';

const sdk = 'mcp (Ruby)';

export const rubyMcpTool: Extractor = {
  sdk,
  languages: ['ruby'],
  mayHold: (source) => /\bMCP::Tool\b|\bdefine_tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return [...classesIn(file), ...definedIn(file)].map(({ node, name, description, schema, ownName }) => {
      const missing: string[] = [];
      const said = text(description, project);
      if (description && said === undefined) missing.push('description');
      const read = schema ? json(schema, { project, path: 'inputSchema', missing }) : undefined;
      const inputSchema: JsonObject = isObject(read)
        ? { type: 'object', ...read }
        : { type: 'object', properties: {} };
      return toolAt(
        { node, file, sdk },
        { name: name ? text(name, project) : ownName, description: said, inputSchema, missing },
      );
    });
  },
};

interface Parts {
  readonly node: Node;
  readonly name: Node | undefined;
  readonly description: Node | undefined;
  readonly schema: Node | undefined;
  /** What it is called where nothing names it. */
  readonly ownName: string | undefined;
}

function classesIn(file: SourceFile): Parts[] {
  return nodesOf(file.root(), 'class').flatMap((node): Parts[] => {
    if (!/^<\s*(::)?MCP::Tool$/.test(node.field('superclass')?.text() ?? '')) return [];
    const calls =
      node
        .field('body')
        ?.children()
        .filter((child) => child.kind() === 'call') ?? [];
    const given = (method: string): Node | undefined =>
      calls.find((call) => call.field('method')?.text() === method)?.field('arguments') ?? undefined;
    const schema = given('input_schema');
    const [only] = schema?.children().filter(isPart) ?? [];
    return [
      {
        node,
        name: given('tool_name')?.children().find(isPart),
        description: given('description')?.children().find(isPart),
        // `input_schema(properties: …)` and `input_schema({ … })`
        schema: only && only.kind() !== 'pair' ? only : schema,
        ownName: snakeCase(node.field('name')?.text().split('::').at(-1) ?? ''),
      },
    ];
  });
}

function definedIn(file: SourceFile): Parts[] {
  return nodesOf(file.root(), 'call').flatMap((node): Parts[] => {
    const callee = `${node.field('receiver')?.text()}.${node.field('method')?.text()}`;
    if (!/(^|::)MCP::Tool\.define$|\.define_tool$/.test(callee)) return [];
    const pairs =
      node
        .field('arguments')
        ?.children()
        .filter((child) => child.kind() === 'pair') ?? [];
    const given = (key: string): Node | undefined =>
      pairs.find((pair) => keyOf(pair) === key)?.field('value') ?? undefined;
    const schema = given('input_schema');
    return [{ node, name: given('name'), description: given('description'), schema, ownName: undefined }];
  });
}

const snakeCase = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

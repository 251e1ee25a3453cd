// The SDK for Ruby: classes that extend MCP::Tool (tool_name, description, input_schema) and
// MCP::Tool.define(name:, description:, input_schema:).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { childrenOfKind, isExtensionOf, lastName, partsOf } from '../syntax.ts';
import { json, keyOf, rubyBases, text, words } from './values.ts';

const sdk = 'mcp (Ruby)';

export const rubyMcpTool: Extractor = {
  sdk,
  languages: ['ruby'],
  mayHold: (source) => /\bMCP::Tool\b|\bdefine_tool\b|^\s*input_schema\b/m.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(
      [...classesIn(file, project), ...definedIn(file)],
      file,
      ({ node, name, description, schema, ownName }) => {
        const missing: string[] = [];
        const said = description && words(description, { project, path: 'description', missing });
        const read = schema ? json(schema, { project, path: 'inputSchema', missing }) : undefined;
        const inputSchema: JsonObject = isObject(read) ? { type: 'object', ...read } : noParameters;
        return [
          toolAt(
            { node, file, sdk },
            { name: name ? text(name, project) : ownName, description: said, inputSchema, missing },
          ),
        ];
      },
    );
  },
};

interface ToolNodes {
  readonly node: Node;
  readonly name: Node | undefined;
  readonly description: Node | undefined;
  readonly schema: Node | undefined;
  /** The name of the tool if the source gives none. */
  readonly ownName: string | undefined;
}

function classesIn(file: SourceFile, project: Project): ToolNodes[] {
  return nodesOf(file.root(), 'class').flatMap((node): ToolNodes[] => {
    if (!isExtensionOf(/^(::)?MCP::Tool$/, node, { project, bases: rubyBases })) return [];
    const calls = childrenOfKind(node.field('body'), 'call');
    const given = (method: string): Node | undefined =>
      calls.find((call) => call.field('method')?.text() === method)?.field('arguments') ?? undefined;
    const schema = given('input_schema');
    if (!schema && !given('description')) return []; // a base class
    const [only] = partsOf(schema);
    return [
      {
        node,
        name: partsOf(given('tool_name'))[0],
        description: partsOf(given('description'))[0],
        // `input_schema(properties: …)` and `input_schema({ … })`
        schema: only && only.kind() !== 'pair' ? only : schema,
        ownName: snakeCase(lastName(node.field('name')?.text() ?? '')),
      },
    ];
  });
}

function definedIn(file: SourceFile): ToolNodes[] {
  return nodesOf(file.root(), 'call').flatMap((node): ToolNodes[] => {
    const callee = `${node.field('receiver')?.text()}.${node.field('method')?.text()}`;
    if (!/(^|::)MCP::Tool\.define$|\.define_tool$/.test(callee)) return [];
    const pairs = childrenOfKind(node.field('arguments'), 'pair');
    const given = (key: string): Node | undefined =>
      pairs.find((pair) => keyOf(pair) === key)?.field('value') ?? undefined;
    const schema = given('input_schema');
    return [{ node, name: given('name'), description: given('description'), schema, ownName: undefined }];
  });
}

const snakeCase = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

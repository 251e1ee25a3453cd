// The SDK for Java: McpSchema.Tool.builder().name("…").description("…").inputSchema(mapper, SCHEMA).build()
// and new McpSchema.Tool("…", "…", SCHEMA), with the schema as JSON in a text, or made with Map.of.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  noParameters,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { type Setting, settingsOf } from '../settings.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { parsedJson } from '../values.ts';
import { schemaOfClass } from './class-schema.ts';
import { javaGrammar, json, text, words } from './values.ts';

const sdk = 'io.modelcontextprotocol.sdk';

interface ToolNodes {
  readonly name: Node | undefined;
  readonly description: Node | undefined;
  readonly schema: Node | undefined;
}

interface MadeTool extends Setting {
  readonly nodes: ToolNodes;
}

export const sdkBuilder: Extractor = {
  sdk,
  languages: ['java'],
  mayHold: (source) =>
    /\bTool\s*\.\s*builder\s*\(|new\s+(McpSchema\.)?Tool\s*\(/.test(source) &&
    /modelcontextprotocol|McpSchema/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const builders = nodesOf(file.root(), 'method_invocation').flatMap((node) =>
      node.field('name')?.text() === 'build' ? [{ node, nodes: builtBy(node) }] : [],
    );
    const created = nodesOf(file.root(), 'object_creation_expression').flatMap((node) =>
      /^(McpSchema\.)?Tool$/.test(node.field('type')?.text() ?? '')
        ? [{ node, nodes: constructed(node) }]
        : [],
    );
    const made = [...builders, ...created].flatMap(({ node, nodes }): MadeTool[] =>
      nodes
        ? settingsOf({ node, file, project }, nodes.name, javaGrammar).map((each) => ({ ...each, nodes }))
        : [],
    );
    return readEach(made, file, (tool) => [toolFrom(tool)]);
  },
};

/** The calls of a chain, from its end to Tool.builder(). Undefined if it builds something else. */
function builtBy(node: Node): ToolNodes | undefined {
  const calls = new Map<string, Node[]>();
  let at: Node | null = node;
  while (at?.kind() === 'method_invocation') {
    calls.set(at.field('name')?.text() ?? '', argumentsOf(at));
    if (at.field('name')?.text() === 'builder') break;
    at = at.field('object');
  }
  if (!at || !/(^|\.)Tool$/.test(at.field('object')?.text() ?? '')) return undefined;
  return {
    name: calls.get('name')?.[0],
    description: calls.get('description')?.[0],
    schema: calls.get('inputSchema')?.at(-1),
  };
}

function constructed(node: Node): ToolNodes {
  const [name, description, schema] = argumentsOf(node);
  return { name, description, schema };
}

function schemaIn(node: Node | undefined, at: SchemaPath): JsonObject {
  const missing: string[] = [];
  const value = node && json(node, { ...at, missing });
  const known = typeof value === 'string' ? parsedJson(value) : value;
  const made = isObject(known) ? undefined : schemaOfClass(node, at);
  if (made) return made;
  at.missing.push(...missing);
  if (node && !isObject(known) && !at.missing.includes(at.path)) at.missing.push(at.path);
  return isObject(known) ? known : noParameters;
}

function toolFrom({ nodes, ...from }: MadeTool): Extracted {
  const { project } = from;
  const missing: string[] = [];
  const description =
    nodes.description && words(nodes.description, { project, path: 'description', missing });
  const inputSchema = schemaIn(nodes.schema, { project, path: 'inputSchema', missing });
  return toolAt({ ...from, sdk }, { name: text(nodes.name, project), description, inputSchema, missing });
}

// The SDK for Java: McpSchema.Tool.builder().name("…").description("…").inputSchema(mapper, SCHEMA).build()
// and new McpSchema.Tool("…", "…", SCHEMA), with the schema as JSON in a text, or made with Map.of.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, joined, json } from './literal.ts';

const sdk = 'io.modelcontextprotocol.sdk';

interface Parts {
  readonly name: Node | undefined;
  readonly description: Node | undefined;
  readonly schema: Node | undefined;
}

export const sdkBuilder: Extractor = {
  sdk,
  languages: ['java'],
  mayHold: (source) =>
    /\bTool\s*\.\s*builder\s*\(|new\s+(McpSchema\.)?Tool\s*\(/.test(source) &&
    /modelcontextprotocol|McpSchema/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    const builders = nodesOf(file.root(), 'method_invocation').flatMap((node) =>
      node.field('name')?.text() === 'build' ? [{ node, parts: chained(node) }] : [],
    );
    const created = nodesOf(file.root(), 'object_creation_expression').flatMap((node) =>
      /^(McpSchema\.)?Tool$/.test(node.field('type')?.text() ?? '')
        ? [{ node, parts: positional(node) }]
        : [],
    );
    return [...builders, ...created].flatMap(({ node, parts }) =>
      parts ? [toolFrom(node, parts, file, project)] : [],
    );
  },
};

/** The calls of a chain, from its end to Tool.builder(). Undefined where it builds something else. */
function chained(node: Node): Parts | undefined {
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

function positional(node: Node): Parts {
  const [name, description, schema] = argumentsOf(node);
  return { name, description, schema };
}

function toolFrom(
  node: Node,
  { name: nameNode, description: said, schema }: Parts,
  file: SourceFile,
  project: Project,
): Extracted {
  const missing: string[] = [];
  const description = joined(said, project);
  if (said && description === undefined) missing.push('description');
  const value = schema && json(schema, project, 'inputSchema', missing);
  const known = typeof value === 'string' ? parsed(value) : value;
  if (schema && !isObject(known) && !missing.includes('inputSchema')) missing.push('inputSchema');
  const inputSchema = isObject(known) ? known : { type: 'object', properties: {} };
  return toolAt({ node, file, sdk }, { name: joined(nameNode, project), description, inputSchema, missing });
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // what JSON.parse gives is JSON
  } catch {
    return undefined; // no JSON: a reference, or nothing
  }
}

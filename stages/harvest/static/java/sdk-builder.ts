// The SDK for Java: McpSchema.Tool.builder().name("…").description("…").inputSchema(mapper, SCHEMA).build() and new McpSchema.Tool("…", "…", SCHEMA), with
// the schema as JSON in a text.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { joined } from './literal.ts';

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
  extract(file: SourceFile): Extracted[] {
    const builders = nodesOf(file.root(), 'method_invocation').flatMap((node) =>
      node.field('name')?.text() === 'build' ? [{ node, parts: chained(node) }] : [],
    );
    const created = nodesOf(file.root(), 'object_creation_expression').flatMap((node) =>
      /^(McpSchema\.)?Tool$/.test(node.field('type')?.text() ?? '') ? [{ node, parts: positional(node) }] : [],
    );
    return [...builders, ...created].flatMap(({ node, parts }) => (parts ? [toolFrom(node, parts, file)] : []));
  },
};

const argumentsOf = (node: Node): Node[] =>
  node
    .field('arguments')
    ?.children()
    .filter((child) => child.isNamed() && !/comment$/.test(String(child.kind()))) ?? [];

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

function toolFrom(node: Node, { name: nameNode, description: said, schema }: Parts, file: SourceFile): Extracted {
  const missing: string[] = [];
  const description = joined(said, file);
  if (said && description === undefined) missing.push('description');
  const known = parsed(joined(schema, file));
  if (schema && !known) missing.push('inputSchema');
  const inputSchema = known ?? { type: 'object', properties: {} };
  return toolAt({ node, file, sdk }, { name: joined(nameNode, file), description, inputSchema, missing });
}

function parsed(text: string | undefined): JsonObject | undefined {
  try {
    const value = JSON.parse(text ?? '') as Json; // what JSON.parse gives is JSON
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // no JSON: a reference, or nothing
  }
}

// Rust, tools as values: Tool::new("name", "description", schema) and Tool { name: "…".into(), description:
// …, input_schema: … }, with a schema of json!.
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
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { parsedJson } from '../values.ts';
import { argumentsSchema } from './type-schema.ts';
import { json, text, words } from './values.ts';

const sdk = 'rmcp';

interface ToolNodes {
  readonly node: Node;
  readonly name: Node | undefined;
  readonly description: Node | undefined;
  readonly schema: Node | undefined;
}

export const rustToolValues: Extractor = {
  sdk,
  languages: ['rust'],
  mayHold: (source) => /\bTool(::new\(|\s*\{)/.test(source) && /\b(rmcp|mcp|input_schema)\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(
      [...callsIn(file), ...structsIn(file)],
      file,
      ({ node, name, description, schema }): Extracted[] => {
        const missing: string[] = [];
        const isSaid = description && description.text() !== 'None';
        const said = isSaid ? words(description, { project, path: 'description', missing }) : undefined;
        const inputSchema = schemaIn(schema, { project, path: 'inputSchema', missing });
        if (!inputSchema && !missing.includes('inputSchema')) missing.push('inputSchema');
        const read = {
          name: text(name, project),
          description: said,
          inputSchema: inputSchema ?? noParameters,
          missing,
        };
        // A tool that is only passed on has no name here.
        return read.name === undefined ? [] : [toolAt({ node, file, sdk }, read)];
      },
    );
  },
};

const callsIn = (file: SourceFile): ToolNodes[] =>
  nodesOf(file.root(), 'call_expression').flatMap((node) => {
    if (!/(^|::)Tool::new$/.test(node.field('function')?.text() ?? '')) return [];
    const [name, description, schema] = argumentsOf(node);
    return [{ node, name, description, schema }];
  });

const structsIn = (file: SourceFile): ToolNodes[] =>
  nodesOf(file.root(), 'struct_expression').flatMap((node) => {
    if (!/(^|::)Tool$/.test(node.field('name')?.text() ?? '')) return [];
    const fields = new Map(
      (node.field('body')?.children() ?? []).map((each) => [
        each.field('field')?.text(),
        each.field('value') ?? undefined,
      ]),
    );
    const schema = fields.get('input_schema');
    return schema ? [{ node, name: fields.get('name'), description: fields.get('description'), schema }] : [];
  });

/** json!({ … }), or schema_for!(Struct), or what a function of the server's own makes of a struct. */
function schemaIn(node: Node | undefined, at: SchemaPath): JsonObject | undefined {
  const named = /(?:schema_for!\(|\w*schema\w*::<)(?:\w+::)*(\w+)/i.exec(node?.text() ?? '')?.[1];
  const ofType = named === undefined ? undefined : argumentsSchema(named, at);
  if (ofType) return ofType;
  const value = json(node, at);
  const schema = typeof value === 'string' ? parsedJson(value) : value;
  return isObject(schema) ? schema : undefined;
}

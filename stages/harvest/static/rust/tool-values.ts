// Rust, tools as values: Tool::new("name", "words", schema) and Tool { name: "…".into(), description: …,
// input_schema: … }, with a schema of json!.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { unquoted } from './attributes.ts';
import { structNamed, structSchema } from './type-schema.ts';

const sdk = 'rmcp';

interface Parts {
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
    return [...callsIn(file), ...structsIn(file)].flatMap(
      ({ node, name, description, schema }): Extracted[] => {
        const missing: string[] = [];
        const said = description && textIn(description);
        if (description && said === undefined && description.text() !== 'None') missing.push('description');
        const inputSchema = schemaIn(schema, project, missing);
        if (!inputSchema) missing.push('inputSchema');
        const read = {
          name: name && textIn(name),
          description: said,
          inputSchema: inputSchema ?? { type: 'object', properties: {} },
          missing,
        };
        // A tool that is passed on has no name of its own.
        return read.name === undefined ? [] : [toolAt({ node, file, sdk }, read)];
      },
    );
  },
};

const callsIn = (file: SourceFile): Parts[] =>
  nodesOf(file.root(), 'call_expression').flatMap((node) => {
    if (!/(^|::)Tool::new$/.test(node.field('function')?.text() ?? '')) return [];
    const [name, description, schema] =
      node
        .field('arguments')
        ?.children()
        .filter((child) => child.isNamed()) ?? [];
    return [{ node, name, description, schema }];
  });

const structsIn = (file: SourceFile): Parts[] =>
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

/** The one text in `"…".into()`, `Some("…".to_string())`, `Cow::Borrowed("…")`. */
function textIn(node: Node): string | undefined {
  const [only, ...others] = ['string_literal', 'raw_string_literal'].flatMap((kind) => nodesOf(node, kind));
  return only && others.length === 0 && !/format!/.test(node.text()) ? unquoted(only.text()) : undefined;
}

/** json!({ … }) that is JSON as it stands, or schema_for!(Struct). */
function schemaIn(node: Node | undefined, project: Project, missing: string[]): JsonObject | undefined {
  const named = /(?:schema_for!\(|schema_for_type::<)(?:\w+::)*(\w+)/.exec(node?.text() ?? '')?.[1];
  const struct = named === undefined ? undefined : structNamed(named, project);
  if (struct) return structSchema(struct, project, missing);
  const macro =
    node && nodesOf(node, 'macro_invocation').find((each) => /^(\w+::)*(json|object)!/.test(each.text()));
  const body = macro?.children().at(-1)?.text() ?? '';
  for (const source of [body.slice(1, -1), body]) {
    try {
      // Commas at the end are allowed there.
      const value = JSON.parse(source.replaceAll(/,(\s*[}\]])/g, '$1')) as Json; // what JSON.parse gives is JSON
      if (isObject(value)) return value;
    } catch {
      // Holds an expression: not told.
    }
  }
  return undefined;
}

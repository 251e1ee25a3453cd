// FastMCP for Python, the one of the official SDK and the one of its own: functions that are decorated with @mcp.tool, by name, type hints and
// docstring.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, Extractor } from '../extractor.ts';
import { lineOf, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { parametersIn } from './docstring.ts';
import { defaultOf, docstringOf, typeSchema } from './type-hints.ts';
import { isPart, keywords, literal, positionals, type Scope } from './value.ts';

const sdk = 'fastmcp';

export const fastmcp: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\.tool\b/.test(text) && /\b(mcp|fastmcp)\b/i.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0 };
    return nodesOf(file.root(), 'decorated_definition').flatMap((definition): Extracted[] => {
      const body = definition.field('definition');
      const decorator = definition
        .children()
        .find((child) => child.kind() === 'decorator' && /\.tool\b/.test(child.text()));
      if (!decorator || body?.kind() !== 'function_definition') return [];
      return [toolFrom(body, decorator.children().find(isPart), scope)];
    });
  },
};

function toolFrom(definition: Node, decorator: Node | undefined, scope: Scope): Extracted {
  const { file } = scope;
  const given = decorator?.kind() === 'call' ? keywords(decorator) : new Map<string, Node>();
  const [first] = decorator?.kind() === 'call' ? positionals(decorator) : [];
  const name =
    given.has('name') || first ? literal(given.get('name') ?? first, scope) : (definition.field('name')?.text() ?? '');
  const place = { path: file.path, line: lineOf(definition) };
  if (typeof name !== 'string' || name === '') return { unread: { ...place, why: 'its name is made when it runs' } };
  const missing: string[] = [];
  const docstring = docstringOf(definition);
  const said = given.has('description') ? literal(given.get('description'), scope) : docstring;
  if (given.has('description') && typeof said !== 'string') missing.push('description');
  const title = literal(given.get('title'), scope);
  const annotations = literal(given.get('annotations'), scope);
  return {
    tool: {
      name,
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof said === 'string' ? { description: said } : {}),
      inputSchema: parametersSchema(definition, docstring ?? '', { scope, missing }),
      ...(isObject(annotations ?? null) ? { annotations: annotations as JsonObject } : {}), // checked by isObject
      ...place,
      language: file.language,
      sdk,
      missing,
    },
  };
}

function parametersSchema(
  definition: Node,
  docstring: string,
  { scope, missing }: { scope: Scope; missing: string[] },
): JsonObject {
  const words = parametersIn(docstring);
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const parameter of definition.field('parameters')?.children().filter(isPart) ?? []) {
    const type = parameter.field('type');
    const name = (parameter.field('name') ?? parameter.children().find(isPart))?.text() ?? '';
    // What the framework passes is no parameter of the tool.
    if (/^(self|cls|ctx|context)$/.test(name) || /\bContext\b/.test(type?.text() ?? '') || !/^\w+$/.test(name))
      continue;
    if (/^\*/.test(parameter.text())) continue;
    const { isRequired, schema } = defaultOf(parameter.field('value'), scope);
    const typed = type ? typeSchema(type, scope, `inputSchema.properties.${name}`, missing) : {};
    const text = words.get(name);
    properties[name] = {
      ...typed,
      ...(text === undefined || 'description' in typed ? {} : { description: text }),
      ...schema,
    };
    if (isRequired) required.push(name);
  }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

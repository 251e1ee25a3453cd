// FastMCP for Python, the one of the official SDK and the one of its own: functions that are decorated with
// @mcp.tool, by name, type hints and docstring.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, Extractor } from '../extractor.ts';
import { lineOf, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { parametersIn } from './docstring.ts';
import { isPart, keywords, positionals, type Scope } from './names.ts';
import { defaultOf, docstringOf, typeSchema } from './type-hints.ts';
import { literal } from './value.ts';

const sdk = 'fastmcp';

export const fastmcp: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\.(tool|add_tool|from_function)\b/.test(text) && /\b(mcp|fastmcp)\b/i.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0 };
    return [...decoratedIn(file), ...addedIn(file)].map(({ definition, call }) =>
      toolFrom(definition, call, scope),
    );
  },
};

/** A function and the call that makes it a tool, where there is one. */
interface Registration {
  readonly definition: Node;
  readonly call: Node | undefined;
}

/** `@mcp.tool` and `@mcp.tool(name=…)`. */
function decoratedIn(file: SourceFile): Registration[] {
  return nodesOf(file.root(), 'decorated_definition').flatMap((decorated): Registration[] => {
    const definition = decorated.field('definition');
    const decorator = decorated
      .children()
      .find((child) => child.kind() === 'decorator' && /^@[\w.]+\.tool\b/.test(child.text()));
    if (!decorator || definition?.kind() !== 'function_definition') return [];
    return [{ definition, call: decorator.children().find(isPart) }];
  });
}

/** `mcp.add_tool(function, name=…)`, `mcp.tool(name=…)(function)` and `Tool.from_function(function)`. */
function addedIn(file: SourceFile): Registration[] {
  return nodesOf(file.root(), 'call').flatMap((call): Registration[] => {
    const callee = call.field('function');
    const isAdded = /\.(add_tool|from_function)$/.test(callee?.text() ?? '');
    const isWrapped = callee?.kind() === 'call' && /\.tool$/.test(callee.field('function')?.text() ?? '');
    const [given] = isAdded || isWrapped ? positionals(call) : [];
    const name = given?.text() ?? '';
    if (!/^\w+$/.test(name)) return [];
    const definition = nodesOf(file.root(), 'function_definition').find(
      (each) => each.field('name')?.text() === name,
    );
    return definition ? [{ definition, call: isWrapped ? callee : call }] : [];
  });
}

function toolFrom(definition: Node, call: Node | undefined, scope: Scope): Extracted {
  const { file } = scope;
  const given = call?.kind() === 'call' ? keywords(call) : new Map<string, Node>();
  // The function that is added comes first there, and is not the name.
  const isAdded = /\.(add_tool|from_function)$/.test(call?.field('function')?.text() ?? '');
  const [first] = call?.kind() === 'call' && !isAdded ? positionals(call) : [];
  const name =
    given.has('name') || first
      ? literal(given.get('name') ?? first, scope)
      : (definition.field('name')?.text() ?? '');
  const place = { path: file.path, line: lineOf(definition) };
  if (typeof name !== 'string' || name === '')
    return { unread: { ...place, why: 'its name is made when it runs' } };
  const missing: string[] = [];
  const docstring = docstringOf(definition);
  const said = given.has('description') ? literal(given.get('description'), scope) : docstring;
  if (given.has('description') && typeof said !== 'string') missing.push('description');
  const title = literal(given.get('title'), scope);
  const annotations = literal(given.get('annotations'), scope);
  const excluded = literal(given.get('exclude_args'), scope);
  return {
    tool: {
      name,
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof said === 'string' ? { description: said } : {}),
      inputSchema: parametersSchema(definition, docstring ?? '', {
        scope,
        missing,
        excluded: new Set(Array.isArray(excluded) ? excluded : []),
      }),
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
  { scope, missing, excluded }: { scope: Scope; missing: string[]; excluded: ReadonlySet<unknown> },
): JsonObject {
  const words = parametersIn(docstring);
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const parameter of definition.field('parameters')?.children().filter(isPart) ?? []) {
    const type = parameter.field('type');
    const name = (parameter.field('name') ?? parameter.children().find(isPart))?.text() ?? '';
    // What the framework passes is no parameter of the tool.
    if (
      /^(self|cls|ctx|context)$/.test(name) ||
      /\bContext\b/.test(type?.text() ?? '') ||
      !/^\w+$/.test(name)
    )
      continue;
    const value = parameter.field('value');
    if (
      /^\*/.test(parameter.text()) ||
      /^(Depends|Current\w+)\(/.test(value?.text() ?? '') ||
      excluded.has(name)
    )
      continue;
    const path = `inputSchema.properties.${name}`;
    const { isRequired, schema } = defaultOf(value, scope, path, missing);
    const typed = type ? typeSchema(type, scope, path, missing) : {};
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

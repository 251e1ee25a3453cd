// The SDKs for PHP (mcp/sdk, php-mcp/server): methods under #[McpTool(name: '…', description: '…')], words
// from their comments, parameters from type hints and #[Schema(…)].

import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, attributeOf, commentOf, isPart, json, phpFiles, text } from './literal.ts';

const sdk = 'mcp/sdk (PHP)';

export const phpAttributes: Extractor = {
  sdk,
  languages: ['php'],
  mayHold: (source) => /#\[[^\]]*\bMcpTool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'method_declaration').flatMap((method): Extracted[] => {
      const owner = method.ancestors().find((each) => each.kind() === 'class_declaration');
      const own = method.field('name')?.text();
      const isInvoked = own === '__invoke';
      const attribute =
        attributeOf(method, /^McpTool$/) ??
        (isInvoked && owner ? attributeOf(owner, /^McpTool$/) : undefined);
      if (!attribute) return [];
      const given = argumentsOf(attribute);
      const missing: string[] = [];
      const comment = commentOf(method);
      const said = given.get('description') ?? given.get('1');
      const description = said ? text(said, project) : comment.words;
      if (said && description === undefined) missing.push('description');
      const named = given.get('name') ?? given.get('0');
      const name = named ? text(named, project) : isInvoked ? owner?.field('name')?.text() : own;
      const parameters = (method.field('parameters')?.children() ?? []).flatMap((node) =>
        parameterOf(node, comment.parameters, project, missing),
      );
      return [
        toolAt(
          { node: method, file, sdk },
          { name, description, inputSchema: parametersSchema(parameters), missing },
        ),
      ];
    });
  },
};

function parameterOf(
  node: Node,
  words: ReadonlyMap<string, string>,
  project: Project,
  missing: string[],
): Parameter[] {
  const type = node.field('type')?.text() ?? '';
  if (
    node.kind() !== 'simple_parameter' ||
    /\b(RequestContext|Context|SessionInterface|ClientGateway)$/.test(type)
  )
    return [];
  const name = node.field('name')?.text().slice(1) ?? '';
  const path = `inputSchema.properties.${name}`;
  const fallback = node.field('default_value');
  const value = fallback ? json(fallback, { project, path: `${path}.default`, missing }) : undefined;
  const schema: JsonObject = {
    ...typeSchema(type, project, path, missing),
    ...(value === undefined ? {} : { default: value }),
  };
  for (const [keyword, given] of argumentsOf(attributeOf(node, /^Schema$/))) {
    const found = json(given, { project, path: `${path}.${keyword}`, missing });
    if (keyword === 'definition' && isObject(found)) Object.assign(schema, found);
    else if (found !== undefined) schema[keyword] = found;
  }
  const description = typeof schema.description === 'string' ? schema.description : words.get(name);
  return [{ name, schema, description, isRequired: !fallback }];
}

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  array: 'array',
  iterable: 'array',
  object: 'object',
};

function typeSchema(type: string, project: Project, path: string, missing: string[]): JsonObject {
  const parts = type
    .replace(/^\?/, 'null|')
    .split('|')
    .map((part) => part.trim());
  if (type === '' || type === 'mixed') return {};
  const known = parts.map((part) => (part === 'null' ? 'null' : own(scalars, part)));
  if (known.every((each) => each !== undefined)) {
    const types = [...known.filter((each) => each !== 'null'), ...known.filter((each) => each === 'null')];
    return { type: types.length === 1 ? (types[0] ?? null) : types };
  }
  const choices = parts.length === 1 ? casesOf(parts[0] ?? '', project) : undefined;
  if (choices) return { type: 'string', enum: choices };
  missing.push(path);
  return {};
}

/** The values of a backed enum, or the names of one that is not. */
function casesOf(type: string, project: Project): string[] | undefined {
  const name = type.split('\\').at(-1) ?? '';
  for (const file of phpFiles(project)) {
    if (!file.text.includes(name)) continue;
    const found = nodesOf(file.root(), 'enum_declaration').find(
      (each) => each.field('name')?.text() === name,
    );
    if (found)
      return nodesOf(found, 'enum_case').map((each) => {
        const [own, value] = each.children().filter(isPart);
        return text(value, project) ?? own?.text() ?? '';
      });
  }
  return undefined;
}

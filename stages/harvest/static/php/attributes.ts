// The SDKs for PHP (mcp/sdk, php-mcp/server): methods with #[McpTool(name: '…', description: '…')].
// Descriptions also come from doc comments, parameters from type hints and #[Schema(…)].

import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  memberPath,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { type Declarations, declarationNamed, lastName, nameOf, partsOf } from '../syntax.ts';
import { argumentsOf, attributeOf, commentOf, json, text, words } from './values.ts';

const sdk = 'mcp/sdk (PHP)';

export const phpAttributes: Extractor = {
  sdk,
  languages: ['php'],
  mayHold: (source) => source.includes('#[') && /\bMcpTool\b/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(nodesOf(file.root(), 'method_declaration'), file, (method) => {
      const registration = registrationOf(method);
      return registration ? [toolFrom(method, registration, { file, project })] : [];
    }),
};

interface Registration {
  readonly attribute: Node;
  /** The name of the tool if the attribute has none. */
  readonly ownName: string | undefined;
}

/** The attribute of a method or, for `__invoke`, of its class. */
function registrationOf(method: Node): Registration | undefined {
  const owner = method.ancestors().find((each) => each.kind() === 'class_declaration');
  const invoked = nameOf(method) === '__invoke' ? owner : undefined;
  const attribute = attributeOf(method, /^McpTool$/) ?? (invoked && attributeOf(invoked, /^McpTool$/));
  return attribute && { attribute, ownName: nameOf(invoked ?? method) };
}

function toolFrom(
  method: Node,
  { attribute, ownName }: Registration,
  { file, project }: { readonly file: SourceFile; readonly project: Project },
): Extracted {
  const given = argumentsOf(attribute);
  const missing: string[] = [];
  const comment = commentOf(method);
  const said = given.get('description') ?? given.get('1');
  const description = said ? words(said, { project, path: 'description', missing }) : comment.description;
  const named = given.get('name') ?? given.get('0');
  const name = named ? text(named, project) : ownName;
  const at = { project, path: 'inputSchema.properties', missing };
  const parameters = (method.field('parameters')?.children() ?? []).flatMap((node) =>
    parameterOf(node, comment.parameters, at),
  );
  const inputSchema = parametersSchema(parameters);
  return toolAt({ node: method, file, sdk }, { name, description, inputSchema, missing });
}

/** The framework passes these itself. */
const injected = /\b(RequestContext|Context|SessionInterface|ClientGateway)$/;

function parameterOf(node: Node, words: ReadonlyMap<string, string>, at: SchemaPath): Parameter[] {
  const type = node.field('type')?.text() ?? '';
  if (node.kind() !== 'simple_parameter' || injected.test(type)) return [];
  const name = nameOf(node)?.slice(1) ?? '';
  const there = memberPath(at, name);
  const fallback = node.field('default_value');
  const value = fallback ? json(fallback, memberPath(there, 'default')) : undefined;
  const schema: JsonObject = {
    ...typeSchema(type, there),
    ...(value === undefined ? {} : { default: value }),
    ...keywordsOf(attributeOf(node, /^Schema$/), there),
  };
  const description = typeof schema.description === 'string' ? schema.description : words.get(name);
  return [{ name, schema, description, isRequired: !fallback }];
}

/** The keywords of #[Schema(minimum: 1)], and of #[Schema(definition: […])]. */
function keywordsOf(attribute: Node | undefined, at: SchemaPath): JsonObject {
  const keywords = [...argumentsOf(attribute)].flatMap(([keyword, given]): [string, Json][] => {
    const found = json(given, memberPath(at, keyword));
    if (keyword === 'definition' && isObject(found)) return Object.entries(found);
    return found === undefined ? [] : [[keyword, found]];
  });
  return Object.fromEntries(keywords);
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

function typeSchema(type: string, at: SchemaPath): JsonObject {
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
  const choices = parts.length === 1 ? casesOf(parts[0] ?? '', at.project) : undefined;
  if (choices) return { type: 'string', enum: choices };
  at.missing.push(at.path);
  return {};
}

const enums: Declarations = { language: 'php', kinds: ['enum_declaration'] };

/** The values of a backed enum, or the names of one that has none. */
function casesOf(type: string, project: Project): string[] | undefined {
  const found = declarationNamed(lastName(type), project, enums);
  return (
    found &&
    nodesOf(found, 'enum_case').map((each) => {
      const [own, value] = partsOf(each);
      return text(value, project) ?? own?.text() ?? '';
    })
  );
}

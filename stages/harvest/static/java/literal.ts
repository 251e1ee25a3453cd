// Texts and values of Java from syntax: literals, text blocks, sums, constants of the project, and the maps
// and lists that schemas are made of.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { deepestExpression } from '../limits.ts';
import type { Node, Project } from '../source.ts';
import { argumentsOf, type Declarations, nameOf, onlyDeclaration } from '../syntax.ts';
import { textReader } from '../text-reader.ts';
import { dedented, unescaped } from '../texts.ts';

export const text = textReader({
  literals: { string_literal: (node) => unquoted(node.text()) },
  wrappers: ['parenthesized_expression'],
  sums: { binary_expression: '+' },
  names: ['identifier', 'field_access'],
  others: {
    method_invocation: (node, read) =>
      /^(strip|trim|stripIndent|formatted)$/.test(nameOf(node) ?? '') && argumentsOf(node).length === 0
        ? read(node.field('object'))?.trim()
        : undefined,
  },
  valueOf: constantNamed,
});

const variables: Declarations = { language: 'java', kinds: ['variable_declarator'] };

function constantNamed(name: string, project: Project): Node | null | undefined {
  return onlyDeclaration(name, project, variables)?.field('value');
}

const unquoted = (literal: string): string =>
  literal.startsWith('"""') ? unescaped(dedented(literal.slice(3, -3))) : unescaped(literal.slice(1, -1));

type ReadJson = (node: Node | null | undefined, at: SchemaPath) => Json | undefined;

/**
 * Map.of, List.of, Map.ofEntries and `new JsonSchema(type, properties, required, …)` as JSON. What cannot be
 * resolved is added to `at.missing`.
 */
export function json(node: Node | null | undefined, at: SchemaPath, depth = 0): Json | undefined {
  const inner: ReadJson = (child, place) => json(child, place, depth + 1);
  const known = node && depth <= deepestExpression ? valueOfKind(node, at, inner) : undefined;
  if (known !== undefined) return known;
  const constant = node?.kind() === 'identifier' ? constantNamed(node.text(), at.project) : undefined;
  if (constant && constant.kind() !== 'string_literal' && depth <= deepestExpression)
    return inner(constant, at);
  const found = text(node, at.project);
  if (found === undefined) at.missing.push(at.path);
  return found;
}

function valueOfKind(node: Node, at: SchemaPath, read: ReadJson): Json | undefined {
  const kind = node.kind();
  switch (kind) {
    case 'true':
    case 'false':
      return kind === 'true';
    case 'null_literal':
      return null;
    case 'method_invocation':
      return collectionOf(node, at, read);
    case 'object_creation_expression':
      return /(^|\.)JsonSchema$/.test(node.field('type')?.text() ?? '')
        ? jsonSchemaOf(node, at, read)
        : undefined;
    default:
      return /_integer_literal$|_floating_point_literal$/.test(kind)
        ? Number(node.text().replaceAll(/[_LlFfDd]/g, ''))
        : undefined;
  }
}

/** The lists and maps of the standard library. */
function collectionOf(node: Node, at: SchemaPath, read: ReadJson): Json | undefined {
  const call = `${node.field('object')?.text()}.${nameOf(node)}`.replace(/^java\.util\./, '');
  const given = argumentsOf(node);
  if (/^(List|Set|Arrays|Stream)\.(of|asList)$/.test(call))
    return given.flatMap((item, index) => read(item, memberPath(at, index)) ?? []);
  if (call === 'Map.of') return membersOf(inPairs(given), at, read);
  return call === 'Map.ofEntries' ? membersOf(given.map(argumentsOf), at, read) : undefined;
}

function jsonSchemaOf(node: Node, at: SchemaPath, read: ReadJson): JsonObject {
  const [typeNode, propertiesNode, requiredNode] = argumentsOf(node);
  const type = read(typeNode, memberPath(at, 'type'));
  const required = read(requiredNode, memberPath(at, 'required'));
  const properties = read(propertiesNode, memberPath(at, 'properties'));
  return {
    ...(type === undefined ? {} : { type }),
    properties: isObject(properties) ? properties : {},
    ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
  };
}

const inPairs = (nodes: readonly Node[]): Node[][] =>
  nodes.flatMap((node, index) => (index % 2 === 0 ? [[node, ...nodes.slice(index + 1, index + 2)]] : []));

function membersOf(entries: readonly (readonly Node[])[], at: SchemaPath, read: ReadJson): JsonObject {
  const members = entries.flatMap(([key, value]): [string, Json][] => {
    const name = text(key, at.project);
    const found = read(value, memberPath(at, `${name ?? key?.text()}`));
    return name !== undefined && found !== undefined ? [[name, found]] : [];
  });
  return Object.fromEntries(members);
}

// Texts and values of Java from syntax: literals, text blocks, what is joined of them, constants of the
// project, and the maps and lists of which schemas are made.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

const deepest = 30;

export const javaFiles = (project: Project): SourceFile[] =>
  [...project.files.values()].filter(({ language }) => language === 'java');

export const argumentsOf = (node: Node): Node[] =>
  node
    .field('arguments')
    ?.children()
    .filter((child) => child.isNamed() && !/comment$/.test(String(child.kind()))) ?? [];

/** A text; undefined where syntax does not tell it. */
export function joined(node: Node | null | undefined, project: Project, depth = 0): string | undefined {
  if (!node || depth > deepest) return undefined;
  const again = (child: Node | null | undefined): string | undefined => joined(child, project, depth + 1);
  switch (node.kind()) {
    case 'string_literal':
      return unquoted(node.text());
    case 'parenthesized_expression':
      return again(node.children().find((child) => child.isNamed()));
    case 'binary_expression': {
      const [left, right] = [again(node.field('left')), again(node.field('right'))];
      const isSum = node.field('operator')?.text() === '+';
      return isSum && left !== undefined && right !== undefined ? left + right : undefined;
    }
    case 'method_invocation':
      return /^(strip|trim|stripIndent|formatted)$/.test(node.field('name')?.text() ?? '') &&
        argumentsOf(node).length === 0
        ? again(node.field('object'))?.trim()
        : undefined;
    case 'identifier':
    case 'field_access':
      return again(constantNamed(node.text().split('.').at(-1) ?? '', project));
    default:
      return undefined;
  }
}

/** The initialiser of the one variable or constant of a name. */
function constantNamed(name: string, project: Project): Node | undefined {
  const found = javaFiles(project)
    .filter(({ text }) => text.includes(name))
    .flatMap((file) => nodesOf(file.root(), 'variable_declarator'))
    .filter((each) => each.field('name')?.text() === name);
  return found.length === 1 ? (found[0]?.field('value') ?? undefined) : undefined;
}

const unquoted = (text: string): string =>
  text.startsWith('"""') ? unescaped(dedented(text.slice(3, -3))) : unescaped(text.slice(1, -1));

/**
 * Map.of, List.of, Map.ofEntries and `new JsonSchema(type, properties, required, …)` as JSON; what cannot be
 * told is named in `missing`.
 */
export function json(
  node: Node | null | undefined,
  project: Project,
  path: string,
  missing: string[],
  depth = 0,
): Json | undefined {
  const again = (child: Node | null | undefined, at: string): Json | undefined =>
    json(child, project, at, missing, depth + 1);
  const kind = depth > deepest ? undefined : node?.kind();
  if (kind === 'true' || kind === 'false') return kind === 'true';
  if (kind === 'null_literal') return null;
  if (/_integer_literal$|_floating_point_literal$/.test(String(kind)))
    return Number(node?.text().replaceAll(/[_LlFfDd]/g, ''));
  if (node && kind === 'method_invocation') {
    const call = `${node.field('object')?.text()}.${node.field('name')?.text()}`;
    const given = argumentsOf(node);
    if (/^(java\.util\.)?(List|Set|Arrays|Stream)\.(of|asList)$/.test(call))
      return given.flatMap((item, index) => again(item, `${path}.${index}`) ?? []);
    if (/^(java\.util\.)?Map\.of$/.test(call)) return membersOf(pairs(given), project, path, again);
    if (/^(java\.util\.)?Map\.ofEntries$/.test(call))
      return membersOf(
        given.map((entry) => argumentsOf(entry)),
        project,
        path,
        again,
      );
  }
  if (
    node &&
    kind === 'object_creation_expression' &&
    /(^|\.)JsonSchema$/.test(node.field('type')?.text() ?? '')
  ) {
    const [type, properties, required] = argumentsOf(node);
    const kindOf = again(type, `${path}.type`);
    const names = again(required, `${path}.required`);
    const read = again(properties, `${path}.properties`);
    return {
      ...(kindOf === undefined ? {} : { type: kindOf }),
      properties: isObject(read) ? read : {},
      ...(Array.isArray(names) && names.length > 0 ? { required: names } : {}),
    };
  }
  if (kind === 'identifier' && node) {
    const value = constantNamed(node.text(), project);
    if (value && value.kind() !== 'string_literal') return again(value, path);
  }
  const text = joined(node, project);
  if (text === undefined) missing.push(path);
  return text;
}

const pairs = (nodes: readonly Node[]): Node[][] =>
  nodes.flatMap((node, index) => (index % 2 === 0 ? [[node, ...nodes.slice(index + 1, index + 2)]] : []));

function membersOf(
  entries: readonly (readonly Node[])[],
  project: Project,
  path: string,
  read: (node: Node | undefined, at: string) => Json | undefined,
): JsonObject {
  const members: JsonObject = {};
  for (const [key, value] of entries) {
    const name = joined(key, project);
    const found = read(value, `${path}.${name ?? key?.text()}`);
    if (name !== undefined && found !== undefined) members[name] = found;
  }
  return members;
}

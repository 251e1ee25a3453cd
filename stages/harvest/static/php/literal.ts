// Values of PHP from syntax: texts, arrays and constants of the project; and attributes and doc comments.
import type { Json } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { deepestExpression } from '../limits.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { childrenOfKind, type Declarations, lastName, onlyDeclaration, partsOf } from '../syntax.ts';
import { textReader } from '../text-reader.ts';
import { dedented, unescaped } from '../texts.ts';

export const text = textReader({
  literals: {
    string: (node) =>
      node
        .text()
        .slice(1, -1)
        .replaceAll(/\\(['\\])/g, '$1'),
    encapsed_string: (node) => (hasVariables(node) ? undefined : unescaped(node.text().slice(1, -1))),
    heredoc: blockText,
    nowdoc: blockText,
  },
  wrappers: ['parenthesized_expression'],
  sums: { binary_expression: '.' },
  names: ['class_constant_access_expression', 'name'],
  valueOf: constantNamed,
});

const hasVariables = (node: Node): boolean => nodesOf(node, 'variable_name').length > 0;

function blockText(node: Node): string | undefined {
  if (hasVariables(node)) return undefined;
  const body = node.children().find((child) => child.kind().endsWith('_body'));
  return dedented(body?.text() ?? '').trim();
}

const constants: Declarations = {
  language: 'php',
  kinds: ['const_element'],
  nameOf: (node) => partsOf(node)[0]?.text(),
};

function constantNamed(name: string, project: Project): Node | undefined {
  return partsOf(onlyDeclaration(name, project, constants)).at(-1);
}

/** JSON of an expression. What cannot be resolved is added to `at.missing`. */
export function json(node: Node | null | undefined, at: SchemaPath, depth = 0): Json | undefined {
  switch (depth > deepestExpression ? undefined : node?.kind()) {
    case 'array_creation_expression':
      return arrayOf(node as Node, at, depth); // of this kind, so it is there
    case 'integer':
    case 'float':
      return Number(node?.text().replaceAll('_', ''));
    case 'boolean':
      return /^true$/i.test(node?.text() ?? '');
    case 'null':
      return null;
    case 'unary_op_expression': {
      const value = json(node?.field('argument'), at, depth + 1);
      return typeof value === 'number' ? -value : value;
    }
  }
  const found = text(node, at.project);
  if (found === undefined) at.missing.push(at.path);
  return found;
}

/** A list, or members if keys are written. As in json_encode, an empty array is a list. */
function arrayOf(node: Node, at: SchemaPath, depth: number): Json {
  const entries = childrenOfKind(node, 'array_element_initializer');
  const parts = entries.map(partsOf);
  if (!entries.some((entry) => entry.children().some((child) => child.text() === '=>')))
    return parts.flatMap(([value], index) => json(value, memberPath(at, index), depth + 1) ?? []);
  const members = new Map<string, Json>();
  for (const [key, value] of parts) {
    const name = text(key, at.project);
    const there = memberPath(at, `${name ?? key?.text()}`);
    const found = json(value, there, depth + 1);
    if (name !== undefined && found !== undefined) members.set(name, found);
    else if (name === undefined) at.missing.push(there.path);
  }
  return Object.fromEntries(members);
}

/** The attribute of a declaration whose last name matches. */
export const attributeOf = (node: Node, name: RegExp): Node | undefined =>
  childrenOfKind(node, 'attribute_list')
    .flatMap((list) => nodesOf(list, 'attribute'))
    .find((each) => name.test(lastName(partsOf(each)[0]?.text() ?? '')));

/** The arguments of a call or attribute by name or, without one, by position. */
export function argumentsOf(node: Node | undefined): Map<string, Node> {
  const given = childrenOfKind(childrenOfKind(node, 'arguments')[0], 'argument');
  return new Map(
    given.flatMap((argument, index): [string, Node][] => {
      const parts = partsOf(argument);
      const value = parts.at(-1);
      return value ? [[argument.field('name')?.text() ?? String(index), value]] : [];
    }),
  );
}

/** The doc comment before a declaration: its description, and that of each @param. */
export function commentOf(node: Node): {
  description: string | undefined;
  parameters: ReadonlyMap<string, string>;
} {
  let before = node.prev();
  while (before && before.kind() !== 'comment' && !before.isNamed()) before = before.prev();
  const source = before?.kind() === 'comment' && before.text().startsWith('/**') ? before.text() : '';
  const lines = source
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const tag = lines.findIndex((line) => line.startsWith('@'));
  const description = (tag < 0 ? lines : lines.slice(0, tag)).join('\n').trim();
  const parameters = new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, said] = /^@param\s+(?:[^$]*\s)?\$(\w+)\s+(.+)$/.exec(line) ?? [];
      return name && said ? [[name, said]] : [];
    }),
  );
  return { description: description === '' ? undefined : description, parameters };
}

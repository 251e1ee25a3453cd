// Texts of Kotlin from syntax: literals, sums, trimmed blocks and constants of the project; and the
// arguments of calls and annotations.
import { type Node, nodesOf, type Project } from '../source.ts';
import { childrenOfKind, type Declarations, onlyDeclaration, partsOf } from '../syntax.ts';
import { textReader } from '../text-reader.ts';
import { dedented, unescaped } from '../texts.ts';

/** Arguments of a call by name or, without one, by position. */
export function argumentsOf(call: Node): Map<string, Node> {
  const suffix = childrenOfKind(call, 'call_suffix')[0];
  return suffix ? valuesOf(suffix) : new Map();
}

/** What stands in the parentheses of a call or an annotation. */
export function valuesOf(node: Node): Map<string, Node> {
  const values = childrenOfKind(childrenOfKind(node, 'value_arguments')[0], 'value_argument');
  return new Map(
    values.flatMap((argument, index): [string, Node][] => {
      const parts = partsOf(argument);
      const value = parts.at(-1);
      return value ? [[parts.length > 1 ? (parts[0]?.text() ?? '') : String(index), value]] : [];
    }),
  );
}

export const text = textReader({
  literals: { string_literal: stringOf },
  wrappers: [],
  sums: {},
  lists: ['additive_expression'],
  names: ['simple_identifier', 'navigation_expression'],
  others: { call_expression: trimmedBlock },
  valueOf: constantNamed,
});

function stringOf(node: Node): string | undefined {
  const interpolated = ['interpolated_expression', 'interpolated_identifier'];
  if (interpolated.some((kind) => nodesOf(node, kind).length > 0)) return undefined;
  const written = node.text();
  return written.startsWith('"""') ? written.slice(3, -3) : unescaped(written.slice(1, -1));
}

function trimmedBlock(node: Node, read: (node: Node | undefined) => string | undefined): string | undefined {
  const literal = nodesOf(node, 'string_literal')[0];
  const block = /\.trimIndent\(\)$/.test(node.text()) ? read(literal) : undefined;
  return block === undefined ? undefined : dedented(block);
}

const properties: Declarations = {
  language: 'kotlin',
  kinds: ['property_declaration'],
  nameOf: (node) => partsOf(nodesOf(node, 'variable_declaration')[0])[0]?.text(),
};

function constantNamed(name: string, project: Project): Node | undefined {
  return partsOf(onlyDeclaration(name, project, properties)).at(-1);
}

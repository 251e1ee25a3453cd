// Texts of Kotlin from syntax: literals, concatenations, trimmed blocks and constants of the project; and the
// arguments of calls and annotations.
import { type Node, nodesOf, type Project } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

export const isPart = (node: Node): boolean => node.isNamed() && !/comment$/.test(String(node.kind()));

/** Arguments of a call by name, or by place. */
export function argumentsOf(call: Node): Map<string, Node> {
  const suffix = call.children().find((child) => child.kind() === 'call_suffix');
  return suffix ? valuesOf(suffix) : new Map();
}

/** What stands in the parentheses of a call or an annotation. */
export function valuesOf(node: Node): Map<string, Node> {
  const list = node.children().find((child) => child.kind() === 'value_arguments');
  const values = list?.children().filter((child) => child.kind() === 'value_argument') ?? [];
  return new Map(
    values.flatMap((argument, index): [string, Node][] => {
      const parts = argument.children().filter(isPart);
      const value = parts.at(-1);
      return value ? [[parts.length > 1 ? (parts[0]?.text() ?? '') : String(index), value]] : [];
    }),
  );
}

/** Undefined where syntax does not tell. */
export function text(node: Node | undefined, project: Project, depth = 0): string | undefined {
  if (!node || depth > 6) return undefined;
  const kind = node.kind();
  if (kind === 'string_literal') {
    if (nodesOf(node, 'interpolated_expression').length + nodesOf(node, 'interpolated_identifier').length > 0)
      return undefined;
    if (node.text().startsWith('"""')) return node.text().slice(3, -3);
    return unescaped(node.text().slice(1, -1));
  }
  if (kind === 'additive_expression') {
    const parts = node
      .children()
      .filter(isPart)
      .map((part) => text(part, project, depth + 1));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  if (kind === 'call_expression') {
    const literal = nodesOf(node, 'string_literal')[0];
    const block = /\.trimIndent\(\)$/.test(node.text()) ? text(literal, project, depth + 1) : undefined;
    return block === undefined ? undefined : dedented(block);
  }
  if (kind === 'simple_identifier' || kind === 'navigation_expression')
    return text(constantNamed(node.text().split('.').at(-1) ?? '', project), project, depth + 1);
  return undefined;
}

/** The initialiser of the one property of a name. */
function constantNamed(name: string, project: Project): Node | undefined {
  const found = [...project.files.values()]
    .filter((file) => file.language === 'kotlin' && file.text.includes(name))
    .flatMap((file) => nodesOf(file.root(), 'property_declaration'))
    .filter((each) => nodesOf(each, 'variable_declaration')[0]?.children().find(isPart)?.text() === name);
  return found.length === 1 ? found[0]?.children().filter(isPart).at(-1) : undefined;
}

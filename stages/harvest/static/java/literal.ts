// Texts of Java from syntax: literals, text blocks, what is joined of them, and constants of the file.
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

const deepest = 6;

/** Undefined where syntax does not tell. */
export function joined(node: Node | null | undefined, file: SourceFile, depth = 0): string | undefined {
  if (!node || depth > deepest) return undefined;
  const kind = node.kind();
  if (kind === 'string_literal') return unquoted(node.text());
  if (kind === 'parenthesized_expression')
    return joined(
      node.children().find((child) => child.isNamed()),
      file,
      depth + 1,
    );
  if (kind === 'binary_expression') {
    const [left, right] = [joined(node.field('left'), file, depth + 1), joined(node.field('right'), file, depth + 1)];
    return node.field('operator')?.text() === '+' && left !== undefined && right !== undefined
      ? left + right
      : undefined;
  }
  if (kind !== 'identifier' && kind !== 'field_access') return undefined;
  const name = node.text().split('.').at(-1);
  const declarator = nodesOf(file.root(), 'variable_declarator').find((each) => each.field('name')?.text() === name);
  return joined(declarator?.field('value'), file, depth + 1);
}

const unquoted = (text: string): string =>
  text.startsWith('"""') ? unescaped(dedented(text.slice(3, -3))) : unescaped(text.slice(1, -1));

// Attributes and comments of Rust: #[schemars(description = "…")], /// ….
import type { Node } from '../source.ts';
import { unescaped } from '../texts.ts';

/** The attributes and doc comment before an item. */
export function above(item: Node): { attributes: Node[]; comment: string | undefined } {
  const attributes: Node[] = [];
  const lines: string[] = [];
  for (let node = item.prev(); node; node = node.prev()) {
    if (node.kind() === 'attribute_item') attributes.unshift(node);
    else if (node.kind() === 'line_comment' && node.text().startsWith('///'))
      lines.unshift(node.text().slice(3).replace(/^ /, '').trimEnd());
    else if (node.isNamed()) break;
  }
  return { attributes, comment: lines.length > 0 ? lines.join('\n') : undefined };
}

/** name = "…" pairs of an attribute. */
export function keysIn(attribute: Node): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, key = '', literal = ''] of attribute
    .text()
    .matchAll(/(?<!\w)(\w+)\s*=\s*(r?#?"(?:[^"\\]|\\[\s\S])*"#?)/g))
    found.set(key, unquoted(literal));
  return found;
}

/** The text of a string or raw string. */
export const unquoted = (literal: string): string =>
  literal.startsWith('r') ? literal.replace(/^r#?"|"#?$/g, '') : unescaped(literal.slice(1, -1));

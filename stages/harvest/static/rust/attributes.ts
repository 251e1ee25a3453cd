// Attributes and comments of Rust: #[schemars(description = "…")], /// ….
import { type Node, nodesOf } from '../source.ts';
import { unescaped } from '../texts.ts';
import { pairsIn } from './tokens.ts';

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

/** Whether a node stands in a module or a function that only tests compile. */
export const isTest = (node: Node): boolean =>
  node
    .ancestors()
    .filter((each) => /^(mod|function|impl)_item$/.test(each.kind()))
    .some((each) =>
      above(each).attributes.some((attribute) => /^#\[(cfg\(test\)|(\w+::)*test\b)/.test(attribute.text())),
    );

/** name = "…" pairs of an attribute whose values are literals. */
export function keysIn(attribute: Node): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of expressionsIn(attribute))
    if (/^(raw_)?string_literal$/.test(value.kind())) found.set(key, unquoted(value.text()));
  return found;
}

/** The `name = …` pairs of an attribute. */
export const expressionsIn = (attribute: Node): ReadonlyMap<string, Node> =>
  new Map(
    nodesOf(attribute, 'token_tree')
      .flatMap(pairsIn)
      .flatMap((entry): [string, Node][] =>
        'key' in entry && typeof entry.key === 'string' ? [[entry.key, entry.value]] : [],
      ),
  );

/** The text of a string or raw string. */
export const unquoted = (literal: string): string =>
  literal.startsWith('r') ? literal.replace(/^r#*"|"#*$/g, '') : unescaped(literal.slice(1, -1));

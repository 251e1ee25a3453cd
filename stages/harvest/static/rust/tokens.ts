// What stands inside macros and attributes of Rust. The grammar leaves it as tokens, so they are put together here:
// `"a": [1, NAME]`, `description = concat!("a", "b")`.
import type { Entry, Items } from '../grammar.ts';
import type { Node } from '../source.ts';

/** The list or the members of a token tree. In parentheses there is a list. */
export function itemsOfTokens(tree: Node): Items {
  const groups = groupsIn(tree);
  if (!tree.text().startsWith('{')) return { list: groups.map((group) => nodeOf(group)) };
  return { members: entriesIn(groups) };
}

/** The pairs of an attribute: `name = "…"`. */
export const pairsIn = (tree: Node): Entry[] => entriesIn(groupsIn(tree));

function entriesIn(groups: readonly (readonly Node[])[]): Entry[] {
  return groups.flatMap(([key, sign, ...value]): Entry[] => {
    if (!key || value.length === 0 || !/^[:=]$/.test(sign?.text() ?? '')) return [];
    return [
      { key: key.kind() === 'identifier' && sign?.text() === '=' ? key.text() : key, value: nodeOf(value) },
    ];
  });
}

/** The tokens between commas. */
function groupsIn(tree: Node): Node[][] {
  const groups: Node[][] = [[]];
  for (const token of tree.children().slice(1, -1))
    if (token.text() === ',') groups.push([]);
    else if (!token.kind().endsWith('comment')) groups.at(-1)?.push(token);
  return groups.filter((group) => group.length > 0);
}

/** Several tokens as the node that the grammar would have made of them outside of a macro. */
function nodeOf(tokens: readonly Node[]): Node {
  const [first, second, third] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) throw new RangeError('a group has tokens');
  if (tokens.length === 1) return first;
  if (second?.text() === '!' && third && tokens.length === 3)
    return made('macro_invocation', tokens, { macro: first, tree: third });
  if (
    tokens.every(
      (each) =>
        /^(identifier|self|super|crate|::|type_identifier)$/.test(each.kind()) || each.text() === '::',
    )
  )
    return made('scoped_identifier', tokens, {});
  if (first.text() === '-' && tokens.length === 2 && second) return made('unary_expression', tokens, {});
  return made(/^(string|raw_string)_literal$/.test(first.kind()) ? 'converted_text' : 'tokens', tokens, {});
}

function made(kind: string, tokens: readonly Node[], fields: Readonly<Record<string, Node>>): Node {
  const [first, last] = [tokens[0], tokens.at(-1)] as [Node, Node]; // there are at least two
  return {
    kind: () => kind,
    text: () => tokens.map((each) => each.text()).join(''),
    isNamed: () => true,
    children: () => [...tokens],
    ancestors: () => first.ancestors(),
    parent: () => first.parent(),
    prev: () => first.prev(),
    field: (name) => fields[name] ?? null,
    findAll: (wanted) => tokens.flatMap((each) => each.findAll(wanted)),
    range: () => ({ start: first.range().start, end: last.range().end }),
  };
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: string; readonly filters: readonly string[] }
  | {
      readonly kind: 'if';
      readonly path: string;
      readonly body: readonly Node[];
      readonly otherwise?: readonly Node[];
    }
  | { readonly kind: 'each'; readonly path: string; readonly body: readonly Node[] };

const PATH = /^[a-z]\w*(\.[a-z]\w*)*$/i;

/**
 * Reads a template. Tags stand in double braces, spaces inside them mean nothing:
 *
 *     {{title | upper}}{{if maker}} by {{maker.name}}{{end}}{{each materials}} - {{it}}{{end}}
 *
 * A value is a path of names with dots, followed by any number of filters after `|`. `if` and `each` are followed
 * by a path and closed by `end`; they can be nested. An `if` may have one `else` before its end. These words are
 * no values.
 *
 * @throws {SyntaxError} if a tag is not closed or makes no sense, or an `end` is missing or left over
 */
export function parse(template: string): Node[] {
  const root: Node[] = [];
  const open: { body: Node[]; node?: { kind: string; otherwise?: Node[] } }[] = [{ body: root }];
  const add = (node: Node) => open[open.length - 1].body.push(node);
  for (const [index, part] of template.split('{{').entries()) {
    if (index === 0) {
      if (part !== '') add({ kind: 'text', text: part });
      continue;
    }
    const close = part.indexOf('}}');
    if (close === -1) throw new SyntaxError(`A tag is not closed: {{${part}`);
    const [word, ...filters] = part
      .slice(0, close)
      .split('|')
      .map((piece) => piece.trim());
    const block = /^(if|each)\s+(\S+)$/.exec(word);
    if (word === 'end' && filters.length === 0) {
      if (open.length === 1) throw new SyntaxError('There is an end without a beginning.');
      open.pop();
    } else if (word === 'else' && filters.length === 0) {
      const { node } = open[open.length - 1];
      if (node?.kind !== 'if' || node.otherwise)
        throw new SyntaxError('There is an else that belongs to no if.');
      node.otherwise = [];
      open[open.length - 1].body = node.otherwise;
    } else if (block && filters.length === 0 && PATH.test(block[2])) {
      const body: Node[] = [];
      const node = { kind: block[1] as 'if' | 'each', path: block[2], body };
      add(node);
      open.push({ body, node });
    } else if (PATH.test(word) && !['if', 'each', 'else', 'end'].includes(word)) {
      add({ kind: 'value', path: word, filters });
    } else {
      throw new SyntaxError(`This tag makes no sense: {{${part.slice(0, close)}}}`);
    }
    const text = part.slice(close + 2);
    if (text !== '') add({ kind: 'text', text });
  }
  if (open.length > 1) throw new SyntaxError('An end is missing.');
  return root;
}

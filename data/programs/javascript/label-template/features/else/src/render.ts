import { type Node, parse } from './parse.ts';

export type Values = { readonly [name: string]: unknown };

/** Labels have room for so many characters in a line. */
const SHORT = 40;

const FILTERS: Readonly<Record<string, (text: string) => string>> = {
  upper: (text) => text.toUpperCase(),
  short: (text) => (text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text),
  html: (text) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
};

/**
 * Fills a template (see {@link parse}) with values.
 *
 * A value is written as `String` writes it; one that is missing, null, or undefined is written as nothing.
 * Filters are applied from left to right: `upper` writes capitals, `short` cuts a text of more than 40 characters
 * so that 40 are left with an ellipsis at the end (and no space before it), and `html` escapes `&`, `<`, `>`, and
 * `"`. The body of `if` is written if its value is neither missing nor null, false, 0, an empty text, or an empty
 * list, and otherwise what follows its `else`. The body of `each` is written once for each element of its list,
 * which is called `it` there; what is not a list counts as empty.
 *
 * @throws {SyntaxError} if the template has mistakes, or a filter that does not exist
 */
export function render(template: string, values: Values): string {
  return renderNodes(parse(template), values);
}

function renderNodes(nodes: readonly Node[], values: Values): string {
  return nodes.map((node) => renderNode(node, values)).join('');
}

function renderNode(node: Node, values: Values): string {
  if (node.kind === 'text') return node.text;
  const value = lookUp(values, node.path);
  if (node.kind === 'if') return renderNodes(isPresent(value) ? node.body : (node.otherwise ?? []), values);
  if (node.kind === 'each') {
    const list = Array.isArray(value) ? value : [];
    return list.map((it) => renderNodes(node.body, { ...values, it })).join('');
  }
  return node.filters.reduce(
    (text, name) => {
      if (!Object.hasOwn(FILTERS, name)) throw new SyntaxError(`There is no filter "${name}".`);
      return FILTERS[name](text);
    },
    String(value ?? ''),
  );
}

function isPresent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** Only own properties count, so that no template can reach into prototypes. */
function lookUp(values: Values, path: string): unknown {
  let current: unknown = values;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Values)[name];
  }
  return current;
}

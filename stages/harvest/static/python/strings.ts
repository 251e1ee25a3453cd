// String literals of Python: their prefixes, their escapes, and the indentation of docstrings.
import type { Node } from '../source.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** `r`, `f`, `b`, `u` and their combinations, in lower case. */
const prefixOf = (node: Node): string => /^[a-z]*/i.exec(node.text())?.[0].toLowerCase() ?? '';

/** An escape that Python doesn't know stays as it is written. */
function replaceEscapes(text: string, prefix: string): string {
  if (prefix.includes('r')) return text;
  return text.replaceAll(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (whole, code: string) =>
    /^[ux]./.test(code) ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? whole),
  );
}

/**
 * The text of a string. The values that an f-string interpolates come from `evaluate`. Undefined if one of
 * them is not known.
 */
export function stringOf(node: Node, evaluate: (interpolation: Node) => unknown): string | undefined {
  const prefix = prefixOf(node);
  if (prefix.includes('f')) return formattedString(node, prefix, evaluate);
  const quoted = node.text().slice(prefix.length);
  return replaceEscapes(quoted.replace(/^("""|'''|"|')([\s\S]*)\1$/, '$2'), prefix);
}

function formattedString(
  node: Node,
  prefix: string,
  evaluate: (interpolation: Node) => unknown,
): string | undefined {
  let text = '';
  for (const part of node.children()) {
    if (part.kind() === 'string_content')
      text += replaceEscapes(part.text(), prefix).replaceAll('{{', '{').replaceAll('}}', '}');
    if (part.kind() !== 'interpolation') continue;
    const value = evaluate(part);
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    text += String(value);
  }
  return text;
}

/** Works like `inspect.cleandoc`: strips the first line and takes the common indentation off the others. */
export function cleandoc(text: string): string {
  const [first = '', ...rest] = text.replaceAll('\t', '        ').split('\n');
  const depths = rest
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return [first.trimStart(), ...rest.map((line) => line.slice(depth))]
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

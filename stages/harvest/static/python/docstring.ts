// Docstrings: the one of a function or class, and what it says about each parameter in the styles of Google
// ("Args:" and indented lines), NumPy ("Parameters", underlined) and Sphinx (":param x: …").
import type { Node } from '../source.ts';
import { partsOf } from './names.ts';
import { cleandoc, stringOf } from './strings.ts';

/** The docstring of a function or class without its indentation. Undefined if it has none. */
export function docstringOf(node: Node): string | undefined {
  const first = partsOf(node.field('body'))[0];
  const text = first?.kind() === 'expression_statement' ? first.children()[0] : undefined;
  const strings = text?.kind() === 'concatenated_string' ? partsOf(text) : [text];
  const parts = strings.map((part) => (part?.kind() === 'string' ? plainString(part) : undefined));
  return parts.every((part) => part !== undefined) ? cleandoc(parts.join('')) : undefined;
}

/** A docstring is a constant: an f-string with interpolations is none. */
const plainString = (node: Node): string | undefined => stringOf(node, () => undefined);

type Style = 'google' | 'numpy';

interface Section {
  readonly style: Style;
  /** Indentation of the names, once the first one has been read. */
  readonly indent: number | undefined;
}

const underline = /^-{3,}$/;

export function parametersIn(docstring: string): Map<string, string> {
  const found = new Map<string, string[]>();
  const lines = docstring.split('\n');
  let section: Section | undefined;
  let last: string[] | undefined;
  const begin = ({ name, text }: Item): void => {
    last = text === '' ? [] : [text];
    found.set(name, last);
  };
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    const next = lines[index + 1]?.trim() ?? '';
    const sphinx = sphinxItem(text);
    if (sphinx) begin(sphinx);
    else if (/^:\w+/.test(text)) last = undefined;
    else if (isHeading(text, next)) {
      section = sectionAt(text, next, indentOf(line));
      last = undefined;
    } else if (text === '' || underline.test(text)) continue;
    else if (!section) last?.push(text);
    else {
      const indent: number = section.indent ?? indentOf(line);
      const item = indentOf(line) === indent ? itemIn(text, section.style) : undefined;
      if (item) begin(item);
      else if (indentOf(line) > indent) last?.push(text);
      else last = undefined;
      section = item || indentOf(line) > indent ? { ...section, indent } : undefined;
    }
  }
  return new Map([...found].map(([name, parts]) => [name, parts.join(' ')]));
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A line that begins a section: "Args:", "Returns:", or a line that is underlined. */
const isHeading = (text: string, next: string): boolean =>
  text !== '' && !underline.test(text) && (/^[A-Z]\w*( \w+)?:$/.test(text) || underline.test(next));

/** The section that a heading begins, if it lists parameters. */
function sectionAt(text: string, next: string, indent: number): Section | undefined {
  if (/^(Args|Arguments|Parameters|Params):$/.test(text)) return { style: 'google', indent: undefined };
  return text === 'Parameters' && underline.test(next) ? { style: 'numpy', indent } : undefined;
}

interface Item {
  readonly name: string;
  readonly text: string;
}

function sphinxItem(line: string): Item | undefined {
  const [, name, text = ''] = /^:param(?:\s+[\w[\], |]+?)?\s+\*{0,2}(\w+):\s*(.*)$/.exec(line) ?? [];
  return name === undefined ? undefined : { name, text };
}

/** "a (int, optional): the second" in Google's style, "a : int" in NumPy's. */
function itemIn(line: string, style: Style): Item | undefined {
  const pattern =
    style === 'google' ? /^[-*]?\s*\*{0,2}`?(\w+)`?\s*(?:\(.*?\))?\s*:\s*(.*)$/ : /^\*{0,2}(\w+)\s*(?::.*)?$/;
  const [, name, text = ''] = pattern.exec(line) ?? [];
  return name === undefined ? undefined : { name, text };
}

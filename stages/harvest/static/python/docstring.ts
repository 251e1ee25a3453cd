// Docstrings: the one of a function or class, and what it says about each parameter in the styles of Google
// ("Args:" and indented lines), NumPy ("Parameters", underlined) and Sphinx (":param x: …").
import type { Node } from '../source.ts';
import { partsOf } from '../syntax.ts';
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

/** What is being read: the section, and the lines of the last parameter. */
interface Reading {
  readonly found: Map<string, string[]>;
  section?: Section | undefined;
  last?: string[] | undefined;
}

export function parametersIn(docstring: string): Map<string, string> {
  const reading: Reading = { found: new Map() };
  const lines = docstring.split('\n');
  for (const [index, line] of lines.entries()) readLine(line, lines[index + 1]?.trim() ?? '', reading);
  return new Map([...reading.found].map(([name, parts]) => [name, parts.join(' ')]));
}

function readLine(line: string, next: string, reading: Reading): void {
  const text = line.trim();
  const sphinx = sphinxItem(text);
  if (sphinx) begin(sphinx, reading);
  else if (/^:\w+/.test(text)) reading.last = undefined;
  else if (isHeading(text, next)) {
    reading.section = sectionAt(text, next, indentOf(line));
    reading.last = undefined;
  } else if (text === '' || underline.test(text)) return;
  else if (reading.section) readInSection(line, reading.section, reading);
  else reading.last?.push(text);
}

/** A line that is indented deeper than the names goes on with the last parameter. */
function readInSection(line: string, section: Section, reading: Reading): void {
  const indent = section.indent ?? indentOf(line);
  const isDeeper = indentOf(line) > indent;
  const item = indentOf(line) === indent ? itemIn(line.trim(), section.style) : undefined;
  if (item) begin(item, reading);
  else if (isDeeper) reading.last?.push(line.trim());
  else reading.last = undefined;
  reading.section = item || isDeeper ? { ...section, indent } : undefined;
}

function begin({ name, text }: Item, reading: Reading): void {
  reading.last = text === '' ? [] : [text];
  reading.found.set(name, reading.last);
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
    style === 'google' ? /^[-*]?\s*\*{0,2}`?(\w+)`?\s*(?:\(.*?\)\s*)?:\s*(.*)$/ : /^\*{0,2}(\w+)\s*(?::.*)?$/;
  const [, name, text = ''] = pattern.exec(line) ?? [];
  return name === undefined ? undefined : { name, text };
}

// Functions in the sources of a program: where they stand, their documentation, and the same text without a body.
import type { Files } from '../../schemas/program.ts';
import { type Node, openProject } from '../harvest/static/source.ts';
import { partsOf } from '../harvest/static/syntax.ts';
import { languageOfFile, unwritten } from './languages.ts';
import { functionKinds } from './mutation/syntax.ts';

export interface FoundFunction {
  readonly name: string;
  readonly file: string;
  /** Of the whole definition. */
  readonly start: number;
  readonly end: number;
  /** Of its body: what follows the documentation. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Lines from 1. */
  readonly line: number;
  readonly lines: number;
}

/** Every named function of the sources; a method has the name `Class.method`. */
export async function functionsIn(files: Files): Promise<FoundFunction[]> {
  using project = await openProject(new Map(Object.entries(files)));
  return [...project.files.values()].flatMap(({ path, text, root }) =>
    functionKinds.flatMap((kind) => root().findAll(kind)).flatMap((node) => foundIn(node, path, text)),
  );
}

function foundIn(node: Node, file: string, text: string): FoundFunction[] {
  const name = qualifiedName(node);
  const body = node.field('body');
  if (name === undefined || !body) return [];
  const range = node.range();
  const [bodyStart, bodyEnd] = insideOf(body, file);
  return [
    {
      name,
      file,
      start: range.start.index,
      end: range.end.index,
      bodyStart,
      bodyEnd,
      line: range.start.line + 1,
      lines: text.slice(range.start.index, range.end.index).split('\n').length,
    },
  ];
}

function qualifiedName(node: Node): string | undefined {
  const parent = node.parent();
  const own = node.field('name') ?? (parent?.kind() === 'variable_declarator' ? parent.field('name') : null);
  if (!own) return undefined;
  const owner = node.ancestors().find((each) => /^class_(?:definition|declaration)$/.test(each.kind()));
  const isNested = node.ancestors().some((each) => functionKinds.includes(each.kind()));
  if (isNested) return undefined;
  const name = own.text();
  return owner ? `${owner.field('name')?.text() ?? ''}.${name}` : name;
}

/** Without a docstring, and without the braces of a block. */
function insideOf(body: Node, file: string): [number, number] {
  const { start, end } = body.range();
  if (languageOfFile(file) === 'javascript')
    return body.kind() === 'statement_block' ? [start.index + 1, end.index - 1] : [start.index, end.index];
  const [first, second] = partsOf(body);
  const isDocumented = first !== undefined && partsOf(first)[0]?.kind() === 'string';
  return [isDocumented && second ? second.range().start.index : start.index, end.index];
}

/** The text of a file with a body that is still to be written. */
export function withoutBody(text: string, found: FoundFunction): string {
  const language = languageOfFile(found.file);
  const lineStart = text.lastIndexOf('\n', found.start - 1) + 1;
  const indent = text.slice(lineStart).match(/^[ \t]*/)?.[0] ?? '';
  const stub = unwritten[language](found.name.split('.').at(-1) ?? found.name);
  const isBlock = language === 'javascript' && text[found.bodyStart - 1] === '{';
  const body =
    language === 'python'
      ? stub
      : isBlock
        ? `\n${indent}  ${stub}\n${indent}`
        : `{\n${indent}  ${stub}\n${indent}}`;
  return text.slice(0, found.bodyStart) + body + text.slice(found.bodyEnd);
}

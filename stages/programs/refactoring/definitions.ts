// Functions at the top of a file, as refactorings take them out and use them.
import type { Language } from '../../../schemas/program.ts';
import type { Node, SourceFile } from '../../harvest/static/source.ts';
import { partsOf } from '../../harvest/static/syntax.ts';
import { languageOfFile } from '../languages.ts';

export interface Definition {
  readonly name: string;
  readonly file: string;
  readonly language: Language;
  readonly text: string;
  /** The function itself. */
  readonly node: Node;
  readonly isExported: boolean;
  /** Of the statement, with the comments right above it. */
  readonly start: number;
  readonly end: number;
}

const functions = ['function_definition', 'function_declaration', 'arrow_function'];

export function definitionsIn({ path, text, root }: SourceFile): Definition[] {
  return partsOf(root()).flatMap((statement): Definition[] => {
    const isExported = statement.kind() === 'export_statement';
    const declaration = isExported ? statement.field('declaration') : statement;
    const declared = declaration?.kind() === 'lexical_declaration' ? partsOf(declaration) : [];
    const node = declared.length === 1 ? declared[0]?.field('value') : declaration;
    const name = (declared[0] ?? declaration)?.field('name')?.text();
    if (!node || name === undefined || !functions.includes(node.kind())) return [];
    const { start, end } = statement.range();
    return [
      {
        name,
        file: path,
        language: languageOfFile(path),
        text,
        node,
        isExported: isExported || languageOfFile(path) === 'python',
        start: withComments(text, start.index),
        end: end.index,
      },
    ];
  });
}

/** Where the comments begin that stand right above a statement. */
export function withComments(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (;;) {
    const above = text.slice(0, start).split('\n').at(-2);
    if (above === undefined || !/^\s*(?:#|\/\/|\/?\*)/.test(above)) return start;
    start -= above.length + 1;
  }
}

/** Text in place of what stands between two offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** Takes it out of its file, and leaves as many blank lines as there were. */
export function removalOf({ text, start, end }: Definition): Edit {
  const from = text.slice(0, start).trimEnd().length;
  const rest = text.slice(end);
  const to = end + rest.length - rest.trimStart().length;
  if (from === 0) return { start: 0, end: to, code: '' };
  return { start: from, end: to, code: to === text.length ? '\n' : text.slice(from, start) };
}

/** None of the edits may overlap. */
export const edited = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((made, { start, end, code }) => made.slice(0, start) + code + made.slice(end), text);

/** Identifiers that stand for a value: no names of properties, and none of keyword arguments. */
export const valuesIn = (root: Node): Node[] =>
  root.findAll('identifier').filter((node) => {
    const parent = node.parent();
    const naming = { attribute: 'attribute', keyword_argument: 'name' }[parent?.kind() ?? ''];
    return naming === undefined || parent?.field(naming)?.range().start.index !== node.range().start.index;
  });

export const isWordIn = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);

// Reads texts from expressions: literals, sums of them, and constants of the project. The languages differ in
// the names of their nodes and in the escapes of their literals; a table per language says how.
import { deepestExpression, longestValue } from './limits.ts';
import type { Node, Project } from './source.ts';
import { lastName, partsOf } from './syntax.ts';

export type ReadText = (node: Node | null | undefined, project: Project) => string | undefined;

type ReadPart = (node: Node | null | undefined) => string | undefined;

export interface TextGrammar {
  /** Literals by kind. Undefined for a literal that interpolates something. */
  readonly literals: Readonly<Record<string, (node: Node) => string | undefined>>;
  /** Kinds that only hold one expression: parentheses, arguments. */
  readonly wrappers: readonly string[];
  /** Binary expressions by kind, with the operator that joins texts. */
  readonly sums: Readonly<Record<string, string>>;
  /** Kinds that list the texts that they join. */
  readonly lists?: readonly string[];
  /** Kinds that name a constant, by its last name. */
  readonly names: readonly string[];
  /** Calls and whatever else needs more than a table. */
  readonly others?: Readonly<Record<string, (node: Node, read: ReadPart) => string | undefined>>;
  /** The expression that is assigned to the constant of that name. */
  valueOf(name: string, project: Project): Node | null | undefined;
}

/** A reader for one language. It gives undefined for a text that syntax alone doesn't tell. */
export function textReader(grammar: TextGrammar): ReadText {
  const wrappers = new Set(grammar.wrappers);
  const lists = new Set(grammar.lists);
  const names = new Set(grammar.names);
  const literals = new Map(Object.entries(grammar.literals));
  const sums = new Map(Object.entries(grammar.sums));
  const others = new Map(Object.entries(grammar.others ?? {}));
  const read = (node: Node | null | undefined, project: Project, depth: number): string | undefined => {
    if (!node || depth > deepestExpression) return undefined;
    const kind = node.kind();
    const readPart: ReadPart = (part) => read(part, project, depth + 1);
    if (wrappers.has(kind)) return readPart(partsOf(node)[0]);
    if (lists.has(kind)) return join(partsOf(node).map(readPart));
    if (names.has(kind)) return readPart(grammar.valueOf(lastName(node.text()), project));
    const operator = sums.get(kind);
    if (operator !== undefined)
      return node.field('operator')?.text() === operator
        ? join([readPart(node.field('left')), readPart(node.field('right'))])
        : undefined;
    return literals.get(kind)?.(node) ?? others.get(kind)?.(node, readPart);
  };
  return (node, project) => read(node, project, 0);
}

/** Stands in a text for a part that is not known. */
export const gap = '…';

/** The parts as one text, unless one of them is unknown or the text becomes too long. */
export function join(parts: readonly unknown[], between = ''): string | undefined {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') return undefined;
    text += index === 0 ? part : between + part;
    if (text.length > longestValue) return undefined;
  }
  return text;
}

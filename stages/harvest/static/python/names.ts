// Names and calls of Python: the assignment, class or module that a name stands for, in its file or in one
// that the file imports.
import type { Json } from '../../../../schemas/json.ts';
import { deepestExpression } from '../limits.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { argumentsOf, type Declarations, declarationsIn } from '../syntax.ts';
import { originsOf } from './imports.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  /** How many names have been followed to get here. */
  readonly depth: number;
  /** How many expressions and types this one stands in. */
  readonly level: number;
  /** What parameters and loop variables stand for, by name. */
  readonly bindings?: ReadonlyMap<string, Binding>;
  /** Set where a text may have gaps, which are marked: unknown parts of an f-string or a sum. */
  readonly gaps?: { isFound: boolean };
}

/** An expression, function, class or module, and the scope in which its names are looked up. */
export interface Located {
  readonly node: Node;
  readonly scope: Scope;
}

/** What a name stands for: something in the source, or a value that is known. */
export type Binding = Located | { readonly value: Json };

/** Names that are followed one after the other. Real chains are short; the limit ends circular ones. */
export const mostFollowed = 12;

/** The scope of a part of an expression or type. Undefined where it is nested too deeply. */
export const partOf = <Inner extends Scope>(scope: Inner): Inner | undefined =>
  scope.level < deepestExpression ? { ...scope, level: scope.level + 1 } : undefined;

/** The same scope, one name further than `depth`. */
export const deeper = (scope: Scope, depth: number = scope.depth): Scope => ({ ...scope, depth: depth + 1 });

/** The scope of the outermost level of a file, where no parameter is visible. */
export function outside(scope: Scope, file: SourceFile = scope.file): Scope {
  const { bindings: _, ...rest } = scope;
  return { ...rest, file };
}

export const positionals = (call: Node): Node[] =>
  argumentsOf(call).filter((child) => child.kind() !== 'keyword_argument');

export function keywords(call: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const argument of call.field('arguments')?.children() ?? []) {
    const [name, value] = [argument.field('name'), argument.field('value')];
    if (argument.kind() === 'keyword_argument' && name && value) found.set(name.text(), value);
  }
  return found;
}

/**
 * The right side of an assignment of a module, in this file or in the one that the name is imported from. A
 * name that is assigned more than once has no known value.
 */
export function moduleValue(name: string, scope: Scope): Located | undefined {
  const all = declarationsIn(scope.file, assignments).get(name) ?? [];
  const outermost = all.filter((each) => each.parent()?.parent()?.kind() === 'module');
  const [only, ...others] = outermost.length > 0 ? outermost : all;
  const node = others.length === 0 ? only?.field('right') : undefined;
  if (only) return node ? { node, scope: outermost.length > 0 ? outside(scope) : scope } : undefined;
  return throughImports(name, scope, moduleValue);
}

const assignments: Declarations = {
  language: 'python',
  kinds: ['assignment'],
  nameOf: (node) => node.field('left')?.text(),
};

/** The assignments to a name, wherever they are in a file. */
export const assignmentsTo = (name: string, file: SourceFile): readonly Node[] =>
  declarationsIn(file, assignments).get(name) ?? [];

type Find = (name: string, scope: Scope) => Located | undefined;

/** Finds a declaration in a file, or in the one that it is imported from. */
function declaredAs(declarations: Declarations): Find {
  return function find(name, scope) {
    const [node] = declarationsIn(scope.file, declarations).get(name) ?? [];
    return node ? { node, scope: outside(scope) } : throughImports(name, scope, find);
  };
}

/** A class of that name, in this file or in the one that it is imported from. */
export const classNamed = declaredAs({ language: 'python', kinds: ['class_definition'] });
const functions: Declarations = { language: 'python', kinds: ['function_definition'] };

export const functionNamed = declaredAs(functions);

/** The functions and methods of that name in a file. */
export const functionsIn = (name: string, file: SourceFile): readonly Node[] =>
  declarationsIn(file, functions).get(name) ?? [];

function throughImports(name: string, scope: Scope, find: Find): Located | undefined {
  if (scope.depth >= mostFollowed) return undefined;
  for (const origin of originsOf(name, scope)) {
    const found = find(origin.name ?? name, deeper(outside(scope, origin.file), scope.depth));
    if (found) return found;
  }
  return undefined;
}

/** The file of a module that is imported under a name. */
export const moduleNamed = (name: string, scope: Scope): SourceFile | undefined =>
  originsOf(name, scope).find((origin) => origin.name === undefined)?.file;

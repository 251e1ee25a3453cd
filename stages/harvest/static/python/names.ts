// Names and calls of Python: the assignment, class or module that a name stands for, in its file or in one
// that the file imports.
import { posix } from 'node:path';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf } from '../syntax.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  /** How many names have been followed to get here. */
  readonly depth: number;
}

/** An expression or class, and the scope in which its names are looked up. */
export interface Located {
  readonly node: Node;
  readonly scope: Scope;
}

/** Names that are followed one after the other. Real chains are short; the limit ends circular ones. */
export const mostFollowed = 12;

/** The same scope, one name further than `depth`. */
export const deeper = (scope: Scope, depth: number = scope.depth): Scope => ({ ...scope, depth: depth + 1 });

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
  const all = assignmentsOf(scope.file).get(name) ?? [];
  const outermost = all.filter((each) => each.parent()?.parent()?.kind() === 'module');
  const [only, ...others] = outermost.length > 0 ? outermost : all;
  const node = others.length === 0 ? only?.field('right') : undefined;
  if (only) return node ? { node, scope } : undefined;
  const file = importedFrom(name, scope);
  return file && scope.depth < mostFollowed ? moduleValue(name, deeper({ ...scope, file })) : undefined;
}

const assignments = new WeakMap<SourceFile, Map<string, Node[]>>();

function assignmentsOf(file: SourceFile): Map<string, Node[]> {
  const known = assignments.get(file);
  if (known) return known;
  const byName = new Map<string, Node[]>();
  for (const assignment of nodesOf(file.root(), 'assignment')) {
    const name = assignment.field('left')?.text() ?? '';
    byName.set(name, [...(byName.get(name) ?? []), assignment]);
  }
  assignments.set(file, byName);
  return byName;
}

/** A class of that name, in this file or in the one that it is imported from. */
export function classNamed(name: string, scope: Scope): Located | undefined {
  const node = nodesOf(scope.file.root(), 'class_definition').find(
    (each) => each.field('name')?.text() === name,
  );
  if (node) return { node, scope };
  const file = importedFrom(name, scope);
  return file && scope.depth < mostFollowed ? classNamed(name, deeper({ ...scope, file })) : undefined;
}

/** The file that an import of a name means. */
export const importedFrom = (name: string, scope: Scope): SourceFile | undefined =>
  [...fromImports(name, scope.file), ...plainImports(name, scope.file)]
    .map((module) => fileOfModule(module, scope))
    .find((found) => found !== undefined && found !== scope.file);

/** `from MODULE import NAME`, where NAME is a module of a package, or something that MODULE holds. */
const fromImports = (name: string, file: SourceFile): string[] =>
  nodesOf(file.root(), 'import_from_statement').flatMap((statement) => {
    if (!new RegExp(`import[\\s\\S]*\\b${name}\\b`).test(statement.text())) return [];
    const from = statement.field('module_name')?.text() ?? '';
    return [`${from}${/^\.*$/.test(from) ? '' : '.'}${name}`, from];
  });

/** `import MODULE as NAME` and `import NAME`. */
const plainImports = (name: string, file: SourceFile): string[] =>
  nodesOf(file.root(), 'import_statement').flatMap((statement) => {
    const text = statement.text();
    const [, renamed] = new RegExp(`(?:^import|,)\\s*([\\w.]+)\\s+as\\s+${name}\\b`).exec(text) ?? [];
    if (renamed) return [renamed];
    return new RegExp(`(?:^import|,)\\s*${name}\\s*(?:,|$)`).test(text) ? [name] : [];
  });

/** The file of a module, below any folder of the project. Leading dots start at the folder of the file. */
function fileOfModule(module: string, { file, project }: Scope): SourceFile | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const base = dots > 0 ? posix.join(posix.dirname(file.path), '../'.repeat(dots - 1)) : '';
  const path = posix.join(base, module.slice(dots).replaceAll('.', '/'));
  const ends = [`${path}.py`, `${path}/__init__.py`];
  return [...project.files.values()].find((each) =>
    ends.some((end) => each.path === end || (dots === 0 && each.path.endsWith(`/${end}`))),
  );
}

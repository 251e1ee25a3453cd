// Names and calls of Python: the assignment, class or module that a name stands for, in its file or in one
// that this imports.
import { posix } from 'node:path';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  readonly depth: number;
}

/** How many names are followed to get somewhere: a circle ends. */
export const deepest = 12;

export const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

export const positionals = (node: Node): Node[] =>
  node
    .field('arguments')
    ?.children()
    .filter((child) => isPart(child) && child.kind() !== 'keyword_argument') ?? [];

export function keywords(node: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const argument of node.field('arguments')?.children() ?? []) {
    const [name, value] = [argument.field('name'), argument.field('value')];
    if (argument.kind() === 'keyword_argument' && name && value) found.set(name.text(), value);
  }
  return found;
}

/**
 * The right side of a module's assignment, here or where it is imported from; of a name that is assigned more
 * than once nothing is known.
 */
export function moduleValue(name: string, scope: Scope): { node: Node; scope: Scope } | undefined {
  const all = assignmentsOf(scope.file).get(name) ?? [];
  const outermost = all.filter((each) => each.parent()?.parent()?.kind() === 'module');
  const [only, ...others] = outermost.length > 0 ? outermost : all;
  const node = others.length === 0 ? only?.field('right') : undefined;
  if (only) return node ? { node, scope } : undefined;
  const file = importedFrom(name, scope);
  return file && scope.depth < deepest
    ? moduleValue(name, { ...scope, file, depth: scope.depth + 1 })
    : undefined;
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

/** A class of that name, here or where it is imported from. */
export function classNamed(name: string, scope: Scope): { node: Node; scope: Scope } | undefined {
  const node = nodesOf(scope.file.root(), 'class_definition').find(
    (each) => each.field('name')?.text() === name,
  );
  if (node) return { node, scope };
  const file = importedFrom(name, scope);
  return file && scope.depth < deepest
    ? classNamed(name, { ...scope, file, depth: scope.depth + 1 })
    : undefined;
}

/** The file that an import of a name means, by its module's name below any folder of the project. */
export function importedFrom(name: string, { file, project }: Scope): SourceFile | undefined {
  const module = (text: string): SourceFile | undefined => {
    const dots = /^\.*/.exec(text)?.[0].length ?? 0;
    const base = dots > 0 ? posix.join(posix.dirname(file.path), '../'.repeat(dots - 1)) : '';
    const path = posix.join(base, text.slice(dots).replaceAll('.', '/'));
    const ends = [`${path}.py`, `${path}/__init__.py`];
    return [...project.files.values()].find((each) =>
      ends.some((end) => each.path === end || (dots === 0 && each.path.endsWith(`/${end}`))),
    );
  };
  for (const statement of nodesOf(file.root(), 'import_from_statement')) {
    const from = statement.field('module_name')?.text() ?? '';
    if (!new RegExp(`import[\\s\\S]*\\b${name}\\b`).test(statement.text())) continue;
    // A module of a package, or what a module holds.
    const found = module(`${from}${/^\.*$/.test(from) ? '' : '.'}${name}`) ?? module(from);
    if (found && found !== file) return found;
  }
  for (const statement of nodesOf(file.root(), 'import_statement')) {
    const [, path] =
      new RegExp(`(?:^import|,)\\s*([\\w.]+)\\s+as\\s+${name}\\b`).exec(statement.text()) ?? [];
    const found = module(
      path ?? (new RegExp(`(?:^import|,)\\s*${name}\\s*(?:,|$)`).test(statement.text()) ? name : ''),
    );
    if (found && found !== file) return found;
  }
  return undefined;
}

// Names and calls of Python: the assignment, class or module that a name stands for, in its file or in one
// that the file imports.
import { posix } from 'node:path';
import { deepestExpression } from '../limits.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, type Declarations, declarationsIn, partsOf } from '../syntax.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  /** How many names have been followed to get here. */
  readonly depth: number;
  /** How many expressions and types this one stands in. */
  readonly level: number;
}

/** An expression or class, and the scope in which its names are looked up. */
export interface Located {
  readonly node: Node;
  readonly scope: Scope;
}

/** Names that are followed one after the other. Real chains are short; the limit ends circular ones. */
export const mostFollowed = 12;

/** The scope of a part of an expression or type. Undefined where it is nested too deeply. */
export const partOf = <Inner extends Scope>(scope: Inner): Inner | undefined =>
  scope.level < deepestExpression ? { ...scope, level: scope.level + 1 } : undefined;

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
  const all = declarationsIn(scope.file, assignments).get(name) ?? [];
  const outermost = all.filter((each) => each.parent()?.parent()?.kind() === 'module');
  const [only, ...others] = outermost.length > 0 ? outermost : all;
  const node = others.length === 0 ? only?.field('right') : undefined;
  if (only) return node ? { node, scope } : undefined;
  const file = importedFrom(name, scope);
  return file && scope.depth < mostFollowed ? moduleValue(name, deeper({ ...scope, file })) : undefined;
}

const assignments: Declarations = {
  language: 'python',
  kinds: ['assignment'],
  nameOf: (node) => node.field('left')?.text(),
};

const classes: Declarations = { language: 'python', kinds: ['class_definition'] };

/** A class of that name, in this file or in the one that it is imported from. */
export function classNamed(name: string, scope: Scope): Located | undefined {
  const [node] = declarationsIn(scope.file, classes).get(name) ?? [];
  if (node) return { node, scope };
  const file = importedFrom(name, scope);
  return file && scope.depth < mostFollowed ? classNamed(name, deeper({ ...scope, file })) : undefined;
}

/** The file that an import of a name means. */
export const importedFrom = (name: string, scope: Scope): SourceFile | undefined =>
  modulesImported(scope.file)
    .get(name)
    ?.map((module) => fileOfModule(module, scope))
    .find((found) => found !== undefined && found !== scope.file);

const imports = new WeakMap<SourceFile, ReadonlyMap<string, readonly string[]>>();

/** The modules that each imported name may mean, the most likely first. */
function modulesImported(file: SourceFile): ReadonlyMap<string, readonly string[]> {
  const known = imports.get(file) ?? file.effort.shared(() => new Map(groupedByName(importsIn(file))));
  imports.set(file, known);
  return known;
}

function groupedByName(named: readonly (readonly [name: string, module: string])[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, module] of named) {
    const same = byName.get(name);
    if (same) same.push(module);
    else byName.set(name, [module]);
  }
  return byName;
}

/**
 * `from MODULE import NAME`, where NAME is a module of a package, or something that MODULE holds; `import MODULE as
 * NAME`, `import NAME`.
 */
const importsIn = (file: SourceFile): [name: string, module: string][] => [
  ...nodesOf(file.root(), 'import_from_statement').flatMap((statement) => {
    const from = statement.field('module_name');
    const base = from?.text() ?? '';
    const dot = /^\.*$/.test(base) ? '' : '.';
    return importedParts(statement, from).flatMap(({ module, name }): [string, string][] => [
      [name, `${base}${dot}${module}`],
      [name, base],
    ]);
  }),
  ...nodesOf(file.root(), 'import_statement').flatMap((statement) =>
    importedParts(statement, null).map(({ module, name }): [string, string] => [name, module]),
  ),
];

/** The names that a statement imports, and the modules or members that they stand for. */
function importedParts(statement: Node, from: Node | null): { module: string; name: string }[] {
  const start = from?.range().end.index ?? 0;
  return partsOf(statement)
    .filter((part) => part.range().start.index >= start)
    .map((part) => {
      const module = part.field('name')?.text() ?? part.text();
      return { module, name: part.field('alias')?.text() ?? module };
    });
}

const modules = new WeakMap<Project, ReadonlyMap<string, readonly SourceFile[]>>();

/** The files of Python by the last part of their module's name. */
function modulesOf(project: Project): ReadonlyMap<string, readonly SourceFile[]> {
  const known = modules.get(project);
  if (known) return known;
  const byName = new Map<string, SourceFile[]>();
  for (const file of project.files.values()) {
    if (file.language !== 'python') continue;
    const name = posix.basename(file.path.replace(/\/__init__\.py$/, ''), '.py');
    const same = byName.get(name);
    if (same) same.push(file);
    else byName.set(name, [file]);
  }
  modules.set(project, byName);
  return byName;
}

/** The file of a module, below any folder of the project. Leading dots start at the folder of the file. */
function fileOfModule(module: string, { file, project }: Scope): SourceFile | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const base = dots > 0 ? posix.join(posix.dirname(file.path), '../'.repeat(Math.min(dots, 100) - 1)) : '';
  const path = posix.join(base, module.slice(dots).replaceAll('.', '/'));
  const ends = [`${path}.py`, `${path}/__init__.py`];
  return modulesOf(project)
    .get(posix.basename(path))
    ?.find((each) => ends.some((end) => each.path === end || (dots === 0 && each.path.endsWith(`/${end}`))));
}

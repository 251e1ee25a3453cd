// What a file of Python imports, and the files of the project that are meant.
import { posix } from 'node:path';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { partsOf } from '../syntax.ts';

/** Where an imported name comes from: a module, or something in it. */
interface Import {
  readonly module: string;
  /** What the module calls it. Undefined for the module itself. */
  readonly name?: string | undefined;
}

interface Place {
  readonly file: SourceFile;
  readonly project: Project;
}

interface Origin {
  readonly file: SourceFile;
  readonly name: string | undefined;
}

/** What an imported name may mean, the most likely first; also a name from `import *`. */
export const originsOf = (name: string, scope: Place): Origin[] =>
  [
    ...(importsOf(scope.file).get(name) ?? []),
    ...(importsOf(scope.file).get('*') ?? []).map(({ module }) => ({ module, name })),
  ].flatMap((each) => {
    const file = fileOfModule(each.module, scope);
    return file && file !== scope.file ? [{ file, name: each.name }] : [];
  });

const imports = new WeakMap<SourceFile, ReadonlyMap<string, readonly Import[]>>();

/** The modules that each imported name may mean, the most likely first. */
function importsOf(file: SourceFile): ReadonlyMap<string, readonly Import[]> {
  const known = imports.get(file) ?? file.effort.shared(() => groupedByName(importsIn(file)));
  imports.set(file, known);
  return known;
}

function groupedByName(named: readonly (readonly [name: string, Import])[]): Map<string, Import[]> {
  const byName = new Map<string, Import[]>();
  for (const [name, origin] of named) {
    const same = byName.get(name);
    if (same) same.push(origin);
    else byName.set(name, [origin]);
  }
  return byName;
}

/** The modules that a name is imported from, as the source names them. */
export const modulesOfImport = (name: string, file: SourceFile): readonly string[] =>
  (importsOf(file).get(name) ?? []).map(({ module }) => module);

/**
 * `from MODULE import NAME`, where NAME is a module of a package, or something that MODULE holds; `import MODULE as
 * NAME`, `import NAME`, `from MODULE import *`.
 */
const importsIn = (file: SourceFile): [name: string, Import][] => [
  ...nodesOf(file.root(), 'import_from_statement').flatMap((statement) => {
    const from = statement.field('module_name');
    const base = from?.text() ?? '';
    const dot = /^\.*$/.test(base) ? '' : '.';
    if (statement.children().some((child) => child.kind() === 'wildcard_import'))
      return [['*', { module: base }] as [string, Import]];
    return importedParts(statement, from).flatMap(({ module, name }): [string, Import][] => [
      [name, { module: `${base}${dot}${module}` }],
      [name, { module: base, name: module }],
    ]);
  }),
  ...nodesOf(file.root(), 'import_statement').flatMap((statement) =>
    importedParts(statement, null).map(({ module, name }): [string, Import] => [name, { module }]),
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
function fileOfModule(module: string, { file, project }: Place): SourceFile | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const base = dots > 0 ? posix.join(posix.dirname(file.path), '../'.repeat(Math.min(dots, 100) - 1)) : '';
  const path = posix.join(base, module.slice(dots).replaceAll('.', '/'));
  const ends = [`${path}.py`, `${path}/__init__.py`];
  return modulesOf(project)
    .get(posix.basename(path))
    ?.find((each) => ends.some((end) => each.path === end || (dots === 0 && each.path.endsWith(`/${end}`))));
}

// Modules of TypeScript and JavaScript: what a file imports and exports, as ES modules and as CommonJS, and
// which file of the project is meant.
import { posix } from 'node:path';
import { z } from 'zod';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { namesIn } from './declarations.ts';

export interface Origin {
  /** As the exporting file names it; '*' is all that it exports. */
  readonly name: string;
  readonly from: string;
}

const imports = new WeakMap<SourceFile, Map<string, Origin>>();

export function importOf(name: string, file: SourceFile): Origin | undefined {
  let known = imports.get(file);
  if (!known) {
    known = new Map([...requiredBy(file), ...importedBy(file)]);
    imports.set(file, known);
  }
  return known.get(name);
}

function importedBy(file: SourceFile): [string, Origin][] {
  return nodesOf(file.root(), 'import_statement').flatMap((statement): [string, Origin][] => {
    const from = unquoted(statement.field('source'));
    const clause = statement.children().find((child) => child.kind() === 'import_clause');
    const whole = (clause?.children() ?? []).flatMap((part): [string, Origin][] => {
      if (part.kind() === 'identifier') return [[part.text(), { name: 'default', from }]];
      if (part.kind() !== 'namespace_import') return [];
      const name = part.children().find((child) => child.kind() === 'identifier');
      return name ? [[name.text(), { name: '*', from }]] : [];
    });
    const single = nodesOf(statement, 'import_specifier').map((specifier): [string, Origin] => {
      const name = specifier.field('name')?.text() ?? '';
      return [specifier.field('alias')?.text() ?? name, { name, from }];
    });
    return [...whole, ...single];
  });
}

/**
 * `const a = require('…')`, `const { a } = require('…')`, and both in the wrappers that compilers put around
 * them.
 */
function requiredBy(file: SourceFile): [string, Origin][] {
  if (!/\brequire\s*\(/.test(file.text)) return [];
  return nodesOf(file.root(), 'variable_declarator').flatMap((declarator): [string, Origin][] => {
    const pattern = declarator.field('name');
    const from = requiredModule(declarator.field('value'));
    if (!pattern || from === undefined) return [];
    return namesIn(pattern).flatMap(({ identifier, path }): [string, Origin][] =>
      path.length < 2 ? [[identifier.text(), { name: path[0] ?? '*', from }]] : [],
    );
  });
}

/** The module that a call of require names. */
export function requiredModule(node: Node | null): string | undefined {
  const call = /^(?:__import\w+\(|_interop\w+\()?require\(\s*(['"])([^'"]+)\1\s*\)\)?$/.exec(
    node?.text() ?? '',
  );
  return call?.[2];
}

const unquoted = (node: Node | null): string => node?.text().slice(1, -1) ?? '';

export interface Exports {
  readonly values: ReadonlyMap<string, Node>;
  /** Under another name than the declaration has in the file. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly elsewhere: ReadonlyMap<string, Origin>;
  /** `export * from`. */
  readonly all: readonly string[];
  /** `module.exports =`. */
  readonly whole: Node | undefined;
}
const exportsOf = new WeakMap<SourceFile, Exports>();

/** What a file exports, and from where. */
export function exportsIn(file: SourceFile): Exports {
  const known = exportsOf.get(file);
  if (known) return known;
  const values = new Map<string, Node>();
  const renamed = new Map<string, string>();
  const elsewhere = new Map<string, Origin>();
  const all: string[] = [];
  for (const statement of nodesOf(file.root(), 'export_statement')) {
    const source = statement.field('source');
    const value = statement.field('value');
    if (value && /^export\s+default\b/.test(statement.text())) values.set('default', value);
    const declared = statement.field('declaration');
    if (declared && /^export\s+default\b/.test(statement.text())) values.set('default', declared);
    for (const specifier of nodesOf(statement, 'export_specifier')) {
      const name = specifier.field('name')?.text() ?? '';
      const alias = specifier.field('alias')?.text() ?? name;
      if (source) elsewhere.set(alias, { name, from: unquoted(source) });
      else renamed.set(alias, name);
    }
    const namespace = statement.children().find((child) => child.kind() === 'namespace_export');
    if (namespace && source)
      elsewhere.set(namespace.text().replace(/^\*\s+as\s+/, ''), { name: '*', from: unquoted(source) });
    else if (source && statement.children().some((child) => child.text() === '*')) all.push(unquoted(source));
  }
  let whole: Node | undefined;
  if (/\bexports\b/.test(file.text))
    for (const assignment of nodesOf(file.root(), 'assignment_expression')) {
      const [left, right] = [assignment.field('left')?.text() ?? '', assignment.field('right')];
      const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(left)?.[1];
      if (left === 'module.exports' && right) whole = right;
      else if (name && right && !/^void 0$|^exports\./.test(right.text())) values.set(name, right);
    }
  // `__exportStar(require('./b.js'), exports)`
  for (const [, from] of file.text.matchAll(/__exportStar\(require\(['"]([^'"]+)['"]\)/g))
    if (from) all.push(from);
  const found = { values, renamed, elsewhere, all, whole };
  exportsOf.set(file, found);
  return found;
}

const endings = [
  '',
  '.ts',
  '.mts',
  '.cts',
  '.tsx',
  '.js',
  '.mjs',
  '.cjs',
  '.jsx',
  '/index.ts',
  '/index.js',
  '/index.mjs',
];

/**
 * A module of the project, whatever ending the import gives it: by its path, by an alias of its folder, or by
 * the name of its package.
 */
export function resolved(
  from: string,
  { file, project }: { file: SourceFile; project: Project },
): SourceFile | undefined {
  return candidates(from, file, project)
    .flatMap((path) => {
      const bare = path.replace(/\.[mc]?jsx?$/, '');
      return [path, ...endings.map((ending) => bare + ending)];
    })
    .map((path) => project.files.get(path))
    .find((found) => found !== undefined && found.language !== 'json');
}

function candidates(from: string, file: SourceFile, project: Project): string[] {
  if (from.startsWith('.')) return [posix.join(posix.dirname(file.path), from)];
  const alias = /^(?:[@~#]\/|src\/|#)(.+)$/.exec(from)?.[1];
  const folders = foldersAbove(file.path);
  if (alias !== undefined)
    return folders.flatMap((folder) => [posix.join(folder, 'src', alias), posix.join(folder, alias)]);
  const [, name = '', rest = ''] = /^(@[^/]+\/[^/]+|[^/]+)(?:\/(.+))?$/.exec(from) ?? [];
  const folder = packagesOf(project).get(name);
  if (folder === undefined) return [];
  const inside =
    rest === '' ? ['src/index', 'index', 'lib/index', 'dist/index'] : [`src/${rest}`, rest, `dist/${rest}`];
  return inside.map((path) => posix.join(folder, path));
}

/** The folders above a file, nearest first, the root ''. */
function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [''] : [folder, ...foldersAbove(folder)];
}

const packages = new WeakMap<Project, Map<string, string>>();
const packageSchema = z.looseObject({ name: z.string() });

/** The packages of a repository that holds several, by name their folders. */
function packagesOf(project: Project): Map<string, string> {
  const known = packages.get(project);
  if (known) return known;
  const found = new Map<string, string>();
  for (const { path, text } of project.files.values()) {
    if (posix.basename(path) !== 'package.json') continue;
    try {
      const folder = posix.dirname(path);
      found.set(packageSchema.parse(JSON.parse(text)).name, folder === '.' ? '' : folder);
    } catch {
      // A package.json without a name, or that is no JSON, is no package that can be imported.
    }
  }
  packages.set(project, found);
  return found;
}

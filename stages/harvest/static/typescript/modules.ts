// Modules of TypeScript and JavaScript: what a file imports and exports, as ES modules and as CommonJS, and
// which file of the project is meant.
import { posix } from 'node:path';
import { z } from 'zod';
import { dataLanguages, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
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
    known = file.effort.shared(() => new Map([...requiredBy(file), ...importedBy(file)]));
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
  const known = exportsOf.get(file) ?? file.effort.shared(() => exportsFrom(file));
  exportsOf.set(file, known);
  return known;
}

function exportsFrom(file: SourceFile): Exports {
  const statements = nodesOf(file.root(), 'export_statement');
  const specifiers = statements.flatMap(specifiersOf);
  const common = commonExports(file);
  return {
    values: new Map([...statements.flatMap(defaultOf), ...common.values]),
    renamed: new Map(
      specifiers.flatMap(({ alias, name, from }): [string, string][] => (from ? [] : [[alias, name]])),
    ),
    elsewhere: new Map([
      ...specifiers.flatMap(({ alias, name, from }): [string, Origin][] =>
        from ? [[alias, { name, from }]] : [],
      ),
      ...statements.flatMap(namespaceOf),
    ]),
    all: [...statements.flatMap(starOf), ...common.all],
    whole: common.whole,
  };
}

/** `export default …`. */
function defaultOf(statement: Node): [string, Node][] {
  const value = statement.field('declaration') ?? statement.field('value');
  return value && /^export\s+default\b/.test(statement.text()) ? [['default', value]] : [];
}

/** `export { name as alias }` and `export { name as alias } from '…'`. */
function specifiersOf(statement: Node): { alias: string; name: string; from: string | undefined }[] {
  const source = statement.field('source');
  return nodesOf(statement, 'export_specifier').map((specifier) => {
    const name = specifier.field('name')?.text() ?? '';
    const alias = specifier.field('alias')?.text() ?? name;
    return { alias, name, from: source ? unquoted(source) : undefined };
  });
}

const namespaceIn = (statement: Node): Node | undefined =>
  statement.children().find((child) => child.kind() === 'namespace_export');

/** `export * as name from '…'`. */
function namespaceOf(statement: Node): [string, Origin][] {
  const [namespace, source] = [namespaceIn(statement), statement.field('source')];
  if (!namespace || !source) return [];
  return [[namespace.text().replace(/^\*\s+as\s+/, ''), { name: '*', from: unquoted(source) }]];
}

/** `export * from '…'`. */
function starOf(statement: Node): string[] {
  const source = statement.field('source');
  const isStar = !namespaceIn(statement) && statement.children().some((child) => child.text() === '*');
  return source && isStar ? [unquoted(source)] : [];
}

/**
 * Exports of CommonJS: `module.exports = …`, `exports.name = …`, `__exportStar(require('./b.js'), exports)`.
 */
function commonExports(file: SourceFile): Pick<Exports, 'values' | 'all' | 'whole'> {
  const values = new Map<string, Node>();
  let whole: Node | undefined;
  const hasExports = /\bexports\b/.test(file.text);
  for (const assignment of hasExports ? nodesOf(file.root(), 'assignment_expression') : []) {
    const [left, right] = [assignment.field('left')?.text() ?? '', assignment.field('right')];
    const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(left)?.[1];
    if (left === 'module.exports' && right) whole = right;
    else if (name && right && !/^void 0$|^exports\./.test(right.text())) values.set(name, right);
  }
  const stars = file.text.matchAll(/__exportStar\(require\(['"]([^'"]+)['"]\)/g);
  return { values, all: [...stars].flatMap(([, from]) => from ?? []), whole };
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
 * The file of the project that an import means, whatever ending the import gives it: by its path, by an alias
 * of its folder, or by the name of its package.
 */
export function resolveModule(
  from: string,
  { file, project }: { file: SourceFile; project: Project },
): SourceFile | undefined {
  return candidates(from, file, project)
    .flatMap((path) => {
      const bare = path.replace(/\.[mc]?jsx?$/, '');
      return [path, ...endings.map((ending) => bare + ending)];
    })
    .map((path) => project.files.get(path))
    .find((found) => found !== undefined && !dataLanguages.has(found.language));
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

/** The folders of the packages of a repository, by the name of the package. */
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
      // A package without a name, or with a broken package.json, cannot be imported.
    }
  }
  packages.set(project, found);
  return found;
}

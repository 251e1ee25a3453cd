// What the syntax trees of all languages have in common: parts, arguments, and declarations by name.
import { posix } from 'node:path';
import { mostNested } from './limits.ts';
import { type Language, type Node, nodesOf, type Place, type Project, type SourceFile } from './source.ts';

/** Not punctuation, not a comment. */
export const isPart = (node: Node): boolean => node.isNamed() && !node.kind().endsWith('comment');

export const partsOf = (node: Node | null | undefined): Node[] => node?.children().filter(isPart) ?? [];

export const childrenOfKind = (node: Node | null | undefined, kind: string): Node[] =>
  node?.children().filter((child) => child.kind() === kind) ?? [];

export const argumentsOf = (call: Node | null | undefined): Node[] => partsOf(call?.field('arguments'));

/** What a function returns, if it returns in one place. The functions inside it return for themselves. */
export function onlyReturn(definition: Node, inner: readonly string[]): Node | undefined {
  const { start } = definition.range();
  const own = nodesOf(definition, 'return_statement').filter(
    (each) =>
      !each
        .ancestors()
        .some((around) => inner.includes(around.kind()) && around.range().start.index > start.index),
  );
  return own.length === 1 ? partsOf(own[0])[0] : undefined;
}

/** The name of a declaration, as most grammars have it. */
export const nameOf = (declaration: Node): string | undefined => declaration.field('name')?.text();

/** `name` in `a.b.name` or `a::b::name`. */
export const lastName = (path: string): string => path.split(/\.|::|\\/).at(-1) ?? '';

export interface Declarations {
  readonly language: Language;
  /** The kinds of node to search, the most likely one first. */
  readonly kinds: readonly string[];
  /** How this language writes the name, if the node has no field for it. */
  nameOf?(declaration: Node): string | undefined;
}

/** Where each name is declared, the most likely kind first. Places, since nodes take ten times the memory. */
type Table = ReadonlyMap<string, readonly Place[]>;

const tables = new WeakMap<SourceFile, Map<Declarations, Table>>();

/** The declarations of a file by name, the most likely kind first. */
export function declarationsIn(
  file: SourceFile,
  declarations: Declarations,
): { get(name: string): readonly Node[] | undefined } {
  const known = tables.get(file) ?? new Map<Declarations, Table>();
  tables.set(file, known);
  const table = known.get(declarations) ?? file.effort.shared(() => tableOf(file, declarations));
  known.set(declarations, table);
  return { get: (name) => table.get(name)?.map((place) => file.at(place)) };
}

function tableOf(file: SourceFile, { kinds, nameOf: own = nameOf }: Declarations): Table {
  const byName = new Map<string, Place[]>();
  const found = nodesOf(file.root(), kinds);
  for (const node of kinds.flatMap((kind) => found.filter((each) => each.kind() === kind))) {
    const name = own(node);
    if (name === undefined) continue;
    const { start, end } = node.range();
    const place = { kind: node.kind(), start: start.index, end: end.index };
    const same = byName.get(name);
    if (same) same.push(place);
    else byName.set(name, [place]);
  }
  return byName;
}

interface Found {
  readonly file: SourceFile;
  /** At least one. */
  readonly nodes: readonly Node[];
}

/** In characters. Searching so many for a name takes as long as one step. */
const searchedPerStep = 100_000;

function declaredIn(name: string, file: SourceFile, declarations: Declarations): Found[] {
  if (file.language !== declarations.language) return [];
  file.effort.spend(file.text.length / searchedPerStep);
  const nodes = file.text.includes(name) ? declarationsIn(file, declarations).get(name) : undefined;
  return nodes ? [{ file, nodes }] : [];
}

const lookups = new WeakMap<Project['files'], Map<Declarations, Map<string, readonly Found[]>>>();

/** Where a name is declared, by file, in the order of the project. Looked up once for each name. */
function foundIn(name: string, { files }: Project, declarations: Declarations): readonly Found[] {
  const tablesOf = lookups.get(files) ?? new Map<Declarations, Map<string, readonly Found[]>>();
  lookups.set(files, tablesOf);
  const known = tablesOf.get(declarations) ?? new Map<string, readonly Found[]>();
  tablesOf.set(declarations, known);
  const found =
    known.get(name) ?? [...files.values()].flatMap((file) => declaredIn(name, file, declarations));
  known.set(name, found);
  return found;
}

const folders = new WeakMap<Project['files'], ReadonlyMap<string, SourceFile[]>>();

const folderOf = ({ path }: SourceFile): string => posix.dirname(path);

function byFolder(files: Iterable<SourceFile>): Map<string, SourceFile[]> {
  const found = new Map<string, SourceFile[]>();
  for (const file of files) {
    const beside = found.get(folderOf(file));
    if (beside) beside.push(file);
    else found.set(folderOf(file), [file]);
  }
  return found;
}

/** The files beside a file. */
function neighbours(file: SourceFile, { files }: Project): readonly SourceFile[] {
  const known = folders.get(files) ?? byFolder(files.values());
  folders.set(files, known);
  return (known.get(folderOf(file)) ?? []).filter((each) => each !== file);
}

/**
 * Where a name is declared, by file: the file that is read, then those in its folder, then the others. Each is searched
 * when it is asked for, so that most names cost no more than their own folder.
 */
export function* declaredNearest(
  name: string,
  project: Project,
  declarations: Declarations,
): Generator<Found> {
  const { near } = project;
  const beside = near ? neighbours(near, project) : [];
  for (const file of near ? [near, ...beside] : []) yield* declaredIn(name, file, declarations);
  const searched = new Set([near, ...beside]);
  for (const found of foundIn(name, project, declarations)) if (!searched.has(found.file)) yield found;
}

/** The nearest declaration of that name. */
export const declarationNamed = (
  name: string,
  project: Project,
  declarations: Declarations,
): Node | undefined => declaredNearest(name, project, declarations).next().value?.nodes[0];

/** The declaration of that name, if there is only one: several may have different values. */
export function onlyDeclaration(
  name: string,
  project: Project,
  declarations: Declarations,
): Node | undefined {
  const [found, ...others] = foundIn(name, project, declarations);
  return found && others.length === 0 && found.nodes.length === 1 ? found.nodes[0] : undefined;
}

/** How a language writes the class that a class extends. */
export interface Bases {
  readonly classes: Declarations;
  baseOf(node: Node): string | undefined;
}

/** Whether a class extends one that is called like this, itself or through classes of the project. */
export function isExtensionOf(
  name: RegExp,
  node: Node,
  { project, bases }: { project: Project; bases: Bases },
): boolean {
  let at: Node | undefined = node;
  for (let depth = 0; at && depth < mostNested; depth += 1) {
    const base: string | undefined = bases.baseOf(at);
    if (base === undefined) return false;
    if (name.test(base)) return true;
    at = declarationNamed(lastName(base), project, bases.classes);
  }
  return false;
}

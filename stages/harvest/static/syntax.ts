// What the syntax trees of all languages have in common: parts, arguments, and declarations by name.
import { posix } from 'node:path';
import { type Language, type Node, nodesOf, type Project, type SourceFile } from './source.ts';

/** Not punctuation, not a comment. */
export const isPart = (node: Node): boolean => node.isNamed() && !node.kind().endsWith('comment');

export const partsOf = (node: Node | null | undefined): Node[] => node?.children().filter(isPart) ?? [];

export const childrenOfKind = (node: Node | null | undefined, kind: string): Node[] =>
  node?.children().filter((child) => child.kind() === kind) ?? [];

export const argumentsOf = (call: Node | null | undefined): Node[] => partsOf(call?.field('arguments'));

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

const tables = new WeakMap<SourceFile, Map<Declarations, ReadonlyMap<string, readonly Node[]>>>();

/** The declarations of a file by name, the most likely kind first. */
export function declarationsIn(
  file: SourceFile,
  declarations: Declarations,
): ReadonlyMap<string, readonly Node[]> {
  const known = tables.get(file) ?? new Map<Declarations, ReadonlyMap<string, readonly Node[]>>();
  tables.set(file, known);
  const table = known.get(declarations) ?? file.effort.shared(() => tableOf(file, declarations));
  known.set(declarations, table);
  return table;
}

function tableOf(file: SourceFile, { kinds, nameOf: own = nameOf }: Declarations): Map<string, Node[]> {
  const byName = new Map<string, Node[]>();
  for (const node of kinds.flatMap((kind) => nodesOf(file.root(), kind))) {
    const name = own(node);
    const same = name === undefined ? undefined : byName.get(name);
    if (same) same.push(node);
    else if (name !== undefined) byName.set(name, [node]);
  }
  return byName;
}

interface Found {
  readonly file: SourceFile;
  /** At least one. */
  readonly nodes: readonly Node[];
}

const lookups = new WeakMap<Project['files'], Map<Declarations, Map<string, readonly Found[]>>>();

/** In characters. Searching so many for a name takes as long as one step. */
const searchedPerStep = 100_000;

/** Where a name is declared, by file, in the order of the project. Looked up once for each name. */
function foundIn(name: string, { files, effort }: Project, declarations: Declarations): readonly Found[] {
  const tablesOf = lookups.get(files) ?? new Map<Declarations, Map<string, readonly Found[]>>();
  lookups.set(files, tablesOf);
  const known = tablesOf.get(declarations) ?? new Map<string, readonly Found[]>();
  tablesOf.set(declarations, known);
  const found =
    known.get(name) ??
    [...files.values()].flatMap((file): Found[] => {
      if (file.language !== declarations.language) return [];
      effort.spend(file.text.length / searchedPerStep);
      const nodes = file.text.includes(name) ? declarationsIn(file, declarations).get(name) : undefined;
      return nodes ? [{ file, nodes }] : [];
    });
  known.set(name, found);
  return found;
}

/** Where a name is declared, by file: the file that is read, then those in its folder, then the others. */
export function declaredNearest(
  name: string,
  project: Project,
  declarations: Declarations,
): readonly Found[] {
  const { near } = project;
  const folder = near && posix.dirname(near.path);
  const rank = ({ file }: Found): number => (file === near ? 0 : posix.dirname(file.path) === folder ? 1 : 2);
  return foundIn(name, project, declarations).toSorted((a, b) => rank(a) - rank(b));
}

/** The nearest declaration of that name. */
export const declarationNamed = (
  name: string,
  project: Project,
  declarations: Declarations,
): Node | undefined => declaredNearest(name, project, declarations)[0]?.nodes[0];

/** The declaration of that name, if there is only one: several may have different values. */
export function onlyDeclaration(
  name: string,
  project: Project,
  declarations: Declarations,
): Node | undefined {
  const [found, ...others] = foundIn(name, project, declarations);
  return found && others.length === 0 && found.nodes.length === 1 ? found.nodes[0] : undefined;
}

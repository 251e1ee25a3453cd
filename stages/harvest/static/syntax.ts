// What the syntax trees of all languages have in common: parts, arguments, and declarations by name.
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

const filesWith = (name: string, project: Project, language: Language): SourceFile[] =>
  [...project.files.values()].filter((file) => file.language === language && file.text.includes(name));

/** The first declaration of that name. Projects list the nearest files first. */
export function declarationNamed(
  name: string,
  project: Project,
  { language, kinds, nameOf: own = nameOf }: Declarations,
): Node | undefined {
  for (const file of filesWith(name, project, language))
    for (const kind of kinds) {
      const found = nodesOf(file.root(), kind).find((each) => own(each) === name);
      if (found) return found;
    }
  return undefined;
}

/** The declaration of that name, if there is only one: several may have different values. */
export function onlyDeclaration(
  name: string,
  project: Project,
  { language, kinds, nameOf: own = nameOf }: Declarations,
): Node | undefined {
  const [found, ...others] = filesWith(name, project, language)
    .flatMap((file) => kinds.flatMap((kind) => nodesOf(file.root(), kind)))
    .filter((each) => own(each) === name);
  return others.length === 0 ? found : undefined;
}

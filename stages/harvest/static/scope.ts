// What a name means where it stands: a parameter that a call has given a value, a variable of the function around it, or
// a constant of the file, of its folder, or of the project.
import type { Call, Grammar } from './grammar.ts';
import type { Node, Project, SourceFile } from './source.ts';
import { childrenOfKind, type Declarations, declarationsIn, declaredNearest, lastName } from './syntax.ts';

/** A node, and the project as it is seen from there. */
export interface Located {
  readonly node: Node;
  readonly project: Project;
  /** The declaration of a variable inside a function: statements after it may change the value. */
  readonly local?: Node;
}

/** The value of a name or of a path of names. Undefined if it is unknown, or if several declarations may be meant. */
export function valueNamed(node: Node, project: Project, grammar: Grammar): Located | undefined {
  const path = node.text();
  const name = lastName(path);
  const isBare = name === path;
  const given = isBare ? project.bound?.get(name) : undefined;
  if (given) return given;
  const definition = isBare ? functionAround(node, grammar) : undefined;
  const file = project.near;
  if (definition && file) {
    const local = localNamed(name, node, { definition, file, grammar });
    const value = local && grammar.valueOf(local);
    if (value) return { node: value, project, local };
    if (grammar.parametersOf(definition).includes(name)) return undefined;
  }
  return constantNamed(path, project, grammar);
}

export const functionAround = (node: Node, { functions }: Grammar): Node | undefined =>
  node.ancestors().find((each) => functions.kinds.includes(each.kind()));

interface Inside {
  readonly definition: Node;
  readonly file: SourceFile;
  readonly grammar: Grammar;
}

/** The last variable of that name that is declared before the node. */
function localNamed(name: string, node: Node, { definition, file, grammar }: Inside): Node | undefined {
  const [from, to] = [definition.range().start.index, node.range().start.index];
  return declarationsIn(file, grammar.variables)
    .get(name)
    ?.filter((each) => from <= each.range().start.index && each.range().end.index <= to)
    .at(-1);
}

/** A constant by its path: with `Names.ADD`, the one of `Names` is meant. */
function constantNamed(path: string, project: Project, grammar: Grammar): Located | undefined {
  const owner = ownerIn(path);
  const elsewhere: Located[] = [];
  for (const { file, nodes } of declaredNearest(lastName(path), project, grammar.variables)) {
    const outer = nodes.filter((each) => !functionAround(each, grammar));
    const owned = outer.filter((each) => owner !== undefined && ownerOf(each, grammar) === owner);
    const [only, ...others] = owned.length > 0 ? owned : outer;
    if (!only) continue;
    const value = others.length === 0 ? grammar.valueOf(only) : undefined;
    if (!value) return undefined;
    const located = { node: value, project: seenFrom(project, file) };
    const isMeant = owner === undefined ? isBeside(file, project) : owned.length > 0;
    if (isMeant) return located;
    elsewhere.push(located);
  }
  return elsewhere.length === 1 ? elsewhere[0] : undefined;
}

const ownerIn = (path: string): string | undefined => path.split(/\.|::|\\/).at(-2);

function ownerOf(node: Node, { owners }: Grammar): string | undefined {
  const owner = node.ancestors().find((each) => owners.includes(each.kind()));
  const named = owner?.field('name') ?? owner?.field('type') ?? childrenOfKind(owner, 'type_identifier')[0];
  return named?.text();
}

const isBeside = (file: SourceFile, { near }: Project): boolean =>
  near !== undefined && folderOf(file.path) === folderOf(near.path);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

export const seenFrom = ({ bound: _, ...project }: Project, file: SourceFile): Project => ({
  ...project,
  near: file,
});

/** The nearest declaration of a name, and the project as it is seen from there. */
export function declarationSeen(
  name: string,
  project: Project,
  declarations: Declarations,
): Located | undefined {
  const [found] = declaredNearest(name, project, declarations);
  const node = found?.nodes[0];
  return found && node && { node, project: seenFrom(project, found.file) };
}

/**
 * The function of the project that a call means: the nearest one of that name. A method of an object that several classes
 * elsewhere have may be any of theirs.
 */
export function functionNamed(call: Call, project: Project, grammar: Grammar): Located | undefined {
  const places = declaredNearest(call.name, project, grammar.functions);
  const found = places.next().value;
  const isObject = call.on ? grammar.objects?.test(call.on.text()) : false;
  if (isObject && found && found.file !== project.near && places.next().value) return undefined;
  const node = found?.nodes.length === 1 ? found.nodes[0] : undefined;
  return found && node && { node, project: seenFrom(project, found.file) };
}

/** The project as a function sees it that has been called: its parameters have values. */
export function bound(
  { node, project }: Located,
  { given }: Call,
  { grammar, caller }: { readonly grammar: Grammar; readonly caller: Project },
): Project {
  const names = grammar.parametersOf(node);
  const values = given.flatMap(({ name, value }, index): [string, Located][] => {
    const parameter = name ?? names[index];
    return parameter === undefined ? [] : [[parameter, { node: value, project: caller }]];
  });
  return { ...project, bound: new Map(values) };
}

// Functions that register what they are given: a tool whose name is a parameter is read once for each call.

import { isAside } from './asides.ts';
import type { Grammar } from './grammar.ts';
import { bound, functionAround, seenFrom } from './scope.ts';
import { type Node, nodesOf, type Place, type Project, type SourceFile } from './source.ts';
import { declarationsIn, nameOf } from './syntax.ts';

/** Where a tool is declared, and the project as it is seen from there. */
export interface Setting {
  readonly node: Node;
  readonly file: SourceFile;
  readonly project: Project;
}

/** Wrappers around wrappers. */
const mostWrapped = 3;

/** The calls of the function around a node, if the name of the tool is one of its parameters; else the node itself. */
export const settingsOf = (start: Setting, name: Node | undefined, grammar: Grammar): Setting[] =>
  settingsWithin(start, name, { grammar, depth: 0 });

function settingsWithin(
  start: Setting,
  name: Node | undefined,
  { grammar, depth }: { readonly grammar: Grammar; readonly depth: number },
): Setting[] {
  const around = name && depth < mostWrapped ? functionAround(start.node, grammar) : undefined;
  const parameters = around ? grammar.parametersOf(around) : [];
  const standing = around && name ? standsOn(name, { around, file: start.file, grammar }) : [];
  const index = parameters.findIndex((parameter) => standing.includes(parameter));
  const own = around && (grammar.functions.nameOf ?? nameOf)(around);
  if (!around || index < 0 || own === undefined) return [start];
  const found = { node: around, project: seenFrom(start.project, start.file) };
  const settings = callsOf(own, start.project, grammar).flatMap(({ file, place }): Setting[] => {
    const node = file.at(place);
    const call = grammar.calls[node.kind()]?.(node);
    const given = call?.given.find((each, at) => (each.name ?? parameters[at]) === parameters[index]);
    if (!call || !given) return [];
    if (isOverload(own, { node, given: given.value, file }, grammar)) return [];
    const caller = { node, file, project: seenFrom(start.project, file) };
    return settingsWithin(caller, given.value, { grammar, depth: depth + 1 }).map((outer) => ({
      ...outer,
      project: bound(found, call, { grammar, caller: outer.project }),
    }));
  });
  return settings.length > 0 ? settings : [start];
}

/** Whether a function of the same name passes on what it is given: it is another form of this one. */
function isOverload(
  name: string,
  call: { readonly node: Node; readonly given: Node; readonly file: SourceFile },
  grammar: Grammar,
): boolean {
  const around = functionAround(call.node, grammar);
  if (!around || (grammar.functions.nameOf ?? nameOf)(around) !== name) return false;
  const standing = standsOn(call.given, { around, file: call.file, grammar });
  return grammar.parametersOf(around).some((each) => standing.includes(each));
}

interface Inside {
  readonly around: Node;
  readonly file: SourceFile;
  readonly grammar: Grammar;
}

/** The names in an expression, and those in the values of the variables that it names: `prefix := kind`. */
function standsOn(expression: Node, inside: Inside, depth = 0): string[] {
  const { around, file, grammar } = inside;
  const named = nodesOf(expression, grammar.names).map((each) => each.text());
  if (depth >= mostWrapped) return named;
  const { start, end } = around.range();
  const values = named
    .flatMap((each) => declarationsIn(file, grammar.variables).get(each) ?? [])
    .filter((each) => start.index <= each.range().start.index && each.range().end.index <= end.index)
    .flatMap((each) => grammar.valueOf(each) ?? []);
  return [...named, ...values.flatMap((each) => standsOn(each, inside, depth + 1))];
}

interface CallSite {
  readonly file: SourceFile;
  readonly place: Place;
}

const known = new WeakMap<Project['files'], Map<string, readonly CallSite[]>>();

/** The calls of functions of that name. */
function callsOf(name: string, { files }: Project, grammar: Grammar): readonly CallSite[] {
  const sites = known.get(files) ?? new Map<string, readonly CallSite[]>();
  known.set(files, sites);
  const key = `${grammar.language} ${name}`;
  const found = sites.get(key) ?? [...files.values()].flatMap((file) => callsIn(file, name, grammar));
  sites.set(key, found);
  return found;
}

function callsIn(file: SourceFile, name: string, { language, calls }: Grammar): CallSite[] {
  if (file.language !== language || isAside(file.path) || !file.text.includes(name)) return [];
  return nodesOf(file.root(), Object.keys(calls)).flatMap((node): CallSite[] => {
    const kind = node.kind();
    if (calls[kind]?.(node)?.name !== name) return [];
    const { start, end } = node.range();
    return [{ file, place: { kind, start: start.index, end: end.index } }];
  });
}

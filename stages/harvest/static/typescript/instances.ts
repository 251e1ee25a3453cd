// Under which values a declaration runs that stands in a loop, or in a function that others call: `for (const
// tool of tools) server.tool(tool.name, …)`, `const add = (name, …) => server.tool(name, …)`. Each set of
// values is a declaration of its own.
import type { Extracted } from '../extractor.ts';
import { isAside, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { isFunction } from './declarations.ts';
import { evaluate } from './evaluate.ts';
import { bind, withParameters } from './functions.ts';
import { bound, renewed, type Scope } from './scope.ts';
import { argumentsOf } from './syntax.ts';
import { Closure, type Value } from './value.ts';

export interface Instance {
  readonly scope: Scope;
  /** Where it is declared: the call that names it, or the node itself. */
  readonly node: Node;
  readonly file: SourceFile;
}

/** What a node declares: as it stands, or, where its name is not told there, in each of its instances. */
export function declarationsAt(
  node: Node,
  scope: Scope,
  read: (instance: Instance) => Extracted,
): Extracted[] {
  const single = read({ scope, node, file: scope.file });
  if ('tool' in single) return [single];
  const several = instancesOf(node, scope, { level: 0, count: { left: mostInstances } }).map((each) =>
    read({ ...each, scope: renewed(each.scope) }),
  );
  const tools = several.filter((each) => 'tool' in each);
  return tools.length > 0 ? tools : [single];
}

/** Of one declaration, and of loops and calls around each other: source may not make reading it endless. */
const mostInstances = 2_000;
const mostLevels = 4;

interface Depth {
  readonly level: number;
  /** Shared by all levels. */
  readonly count: { left: number };
}

/** Those of a node, outer loops and calls first. Of a node that stands in neither: itself. */
function instancesOf(node: Node, scope: Scope, { level, count }: Depth): Instance[] {
  const own: Instance = { scope, node, file: scope.file };
  const outside = { level: level + 1, count };
  if (level >= mostLevels) return [own];
  for (const outer of node.ancestors()) {
    const loop = loopOf(outer);
    if (loop && !isInside(node, loop.list))
      return instancesOf(outer, scope, outside).flatMap((around) =>
        roundsOf(loop, renewed(around.scope)).flatMap((round) => counted({ ...own, scope: round }, count)),
      );
    const calls = isFunction(outer) ? callsOf(outer, scope) : [];
    if (calls.length > 0) return calls.flatMap((call) => calledFrom(call, outer, own, outside));
  }
  return [own];
}

/** None beyond the most. */
function counted(instance: Instance, count: Depth['count']): Instance[] {
  count.left -= 1;
  return count.left < 0 ? [] : [instance];
}

function calledFrom(
  { call, file }: Call,
  called: Node,
  { scope, node }: Instance,
  outside: Depth,
): Instance[] {
  if (outside.count.left < 0) return [];
  return instancesOf(call, { ...scope, file }, outside).flatMap((from) => {
    const there = renewed(from.scope);
    const given = argumentsOf(call).map((argument) => evaluate(argument, there));
    const inside = withParameters(called, given, { ...there, file: scope.file });
    const isNamed = given.some((each) => typeof each === 'string');
    return counted(
      { scope: inside, ...(isNamed ? { node: call, file } : { node, file: scope.file }) },
      outside.count,
    );
  });
}

interface Loop {
  readonly list: Node;
  round(item: Value, scope: Scope): Scope;
}

/** `for (const item of list)`, and the callback of `list.forEach`. */
function loopOf(outer: Node): Loop | undefined {
  if (outer.kind() === 'for_in_statement') {
    const [left, list] = [outer.field('left'), outer.field('right')];
    if (!list || outer.field('operator')?.text() === 'in') return undefined;
    return {
      list,
      round(item, scope) {
        const bindings = new Map<string, Value>();
        bind(left, item, scope, bindings);
        return bound(scope, bindings);
      },
    };
  }
  const call = isFunction(outer) ? outer.parent()?.parent() : undefined;
  const callee = call?.kind() === 'call_expression' ? call.field('function') : null;
  const list = callee?.kind() === 'member_expression' ? callee.field('object') : null;
  if (!list || !/^(forEach|map|flatMap)$/.test(callee?.field('property')?.text() ?? '')) return undefined;
  return { list, round: (item, scope) => withParameters(outer, [item], scope) };
}

/**
 * The scopes of a loop's rounds; of one over what is not known, a single one in which its variable is not
 * known.
 */
function roundsOf({ list, round }: Loop, scope: Scope): Scope[] {
  const items = evaluate(list, scope);
  return Array.isArray(items) ? items.map((item) => round(item, scope)) : [scope];
}

function isInside(inner: Node, outer: Node): boolean {
  const [a, b] = [inner.range(), outer.range()];
  return b.start.index <= a.start.index && a.end.index <= b.end.index;
}

interface Call {
  readonly call: Node;
  readonly file: SourceFile;
}

/**
 * The calls of a function that other code names. A method is meant by `this.name(…)` of its class, or where
 * only one has the name.
 */
function callsOf(called: Node, scope: Scope): Call[] {
  const parent = called.parent();
  const holder =
    parent && /^(variable_declarator|public_field_definition)$/.test(String(parent.kind())) ? parent : called;
  const name = holder.field('name')?.text();
  if (name === undefined) return returnedBy(called).flatMap((maker) => callsOfMade(maker, called, scope));
  if (name === 'constructor') return [];
  const isMethod = holder.kind() === 'method_definition' || holder.kind() === 'public_field_definition';
  return callsNamed(name, scope.project).filter(({ call, file }) => {
    const callee = call.field('function');
    if (callee?.kind() === 'identifier')
      return !isMethod && isSame(callee, called, { ...scope, file }, scope.file);
    if (!isMethod) return isSame(callee, called, { ...scope, file }, scope.file);
    const isOwn =
      callee?.field('object')?.text() === 'this' && file === scope.file && classOf(call) === classOf(called);
    return isOwn || methodsNamed(name, scope.project) === 1;
  });
}

/** Where in its file the class begins that a node stands in. */
const classOf = (node: Node): number | undefined =>
  node
    .ancestors()
    .find((each) => each.kind() === 'class_body')
    ?.range().start.index;

/**
 * The function that returns a function without a name: `const registrar = (server) => (name, …) =>
 * server.tool(name, …)`.
 */
function returnedBy(called: Node): Node[] {
  const parent = called.parent();
  const maker = parent?.kind() === 'return_statement' ? called.ancestors().find(isFunction) : parent;
  return maker && isFunction(maker) ? [maker] : [];
}

/**
 * The calls of what it returned, by the variable that keeps it: `const register = registrar(server);
 * register('add', …)`.
 */
function callsOfMade(maker: Node, called: Node, scope: Scope): Call[] {
  return callsOf(maker, scope).flatMap(({ call, file }) => {
    const variable =
      call.parent()?.kind() === 'variable_declarator' ? call.parent()?.field('name')?.text() : undefined;
    if (variable === undefined) return [];
    return callsNamed(variable, scope.project).filter(
      (each) =>
        each.file === file && isSame(each.call.field('function'), called, { ...scope, file }, scope.file),
    );
  });
}

/** Whether a callee stands for that function of that file. */
function isSame(callee: Node | null, called: Node, scope: Scope, file: SourceFile): boolean {
  const value = evaluate(callee, scope);
  return (
    value instanceof Closure &&
    value.scope.file === file &&
    value.node.range().start.index === called.range().start.index
  );
}

const calls = new WeakMap<Project, Map<string, Call[]>>();

/** Every call of a function or method of a name, in all files of the project. */
function callsNamed(name: string, project: Project): Call[] {
  return remembered(calls, project, name, () =>
    filesWith(name, project).flatMap((file) =>
      nodesOf(file.root(), 'call_expression').flatMap((call) => {
        const callee = call.field('function');
        const called = callee?.kind() === 'member_expression' ? callee.field('property') : callee;
        return called?.text() === name ? [{ call, file }] : [];
      }),
    ),
  );
}

const methods = new WeakMap<Project, Map<string, number>>();

function methodsNamed(name: string, project: Project): number {
  return remembered(
    methods,
    project,
    name,
    () =>
      filesWith(name, project)
        .flatMap((file) => nodesOf(file.root(), 'method_definition'))
        .filter((method) => method.field('name')?.text() === name).length,
  );
}

const filesWith = (name: string, project: Project): SourceFile[] =>
  [...project.files.values()].filter(
    ({ path, language, text }) =>
      (language === 'typescript' || language === 'javascript') && !isAside(path) && text.includes(`${name}(`),
  );

function remembered<Found>(
  store: WeakMap<Project, Map<string, Found>>,
  project: Project,
  name: string,
  find: () => Found,
): Found {
  const known = store.get(project) ?? new Map<string, Found>();
  store.set(project, known);
  const found = known.get(name) ?? find();
  known.set(name, found);
  return found;
}

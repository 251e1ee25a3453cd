// The values for which a declaration runs that stands in a loop, or in a function that other code calls: `for
// (const tool of tools) server.tool(tool.name, …)`, `const add = (name, …) => server.tool(name, …)`. Each set
// of values is a declaration of its own.
import type { Extracted } from '../extractor.ts';
import type { Node, SourceFile } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { type CallSite, callsOf } from './call-sites.ts';
import { isFunction } from './declarations.ts';
import { evaluate } from './evaluate.ts';
import { bind, withParameters } from './functions.ts';
import { withBindings, withFullEffort } from './scope.ts';
import type { Scope, Value } from './value.ts';

export interface Instance {
  readonly scope: Scope;
  /** Where it is declared: the outermost call that names it, or the node itself. */
  readonly node: Node;
  readonly file: SourceFile;
  /** The arguments of that call. */
  readonly given?: readonly Value[];
  /** Nobody tells more about the name: a fallback in the source is it. */
  readonly isLast?: true;
}

/** What a node declares: by itself or, if its name is unknown there, in each of its instances. */
export function declarationsAt(
  node: Node,
  scope: Scope,
  read: (instance: Instance) => Extracted,
): Extracted[] {
  const single = read({ scope, node, file: scope.file });
  if ('tool' in single) return [single];
  const several = instancesOf(node, scope, { level: 0, count: { left: mostInstances } }).map((each) =>
    read({ ...each, scope: withFullEffort(each.scope) }),
  );
  const tools = several.filter((each) => 'tool' in each);
  return tools.length > 0 ? tools : [read({ scope, node, file: scope.file, isLast: true })];
}

/** Instances of one declaration. A large server declares a few hundred tools in a loop. */
const mostInstances = 2_000;
/** Loops and calls around each other. More than two are rare. */
const mostLevels = 4;

interface Depth {
  readonly level: number;
  /** Shared by all levels. */
  readonly count: { left: number };
}

/** The instances of a node, outermost loops and calls first. A node outside of both has one: itself. */
function instancesOf(node: Node, scope: Scope, { level, count }: Depth): Instance[] {
  const own: Instance = { scope, node, file: scope.file };
  const outside = { level: level + 1, count };
  if (level >= mostLevels) return [own];
  for (const outer of node.ancestors()) {
    const loop = loopOf(outer);
    if (loop && !isInside(node, loop.list))
      return instancesOf(outer, scope, outside).flatMap((around) =>
        roundsOf(loop, withFullEffort(around.scope)).flatMap((round) =>
          withinLimit({ ...own, scope: round }, count),
        ),
      );
    const calls = isFunction(outer) ? callsOf(outer, scope) : [];
    if (calls.length > 0)
      return calls.flatMap((site) => calledFrom({ ...site, called: outer }, own, outside));
  }
  return [own];
}

/** The instance, or none once the limit is reached. */
function withinLimit(instance: Instance, count: Depth['count']): Instance[] {
  count.left -= 1;
  return count.left < 0 ? [] : [instance];
}

function calledFrom(
  { call, file, called }: CallSite & { readonly called: Node },
  { scope, node }: Instance,
  outside: Depth,
): Instance[] {
  if (outside.count.left < 0) return [];
  return instancesOf(call, { ...scope, file }, outside).flatMap((from) => {
    const there = withFullEffort(from.scope);
    const given = argumentsOf(call).map((argument) => evaluate(argument, there));
    const inside = withParameters(called, given, { ...there, file: scope.file });
    const isNamed = given.some((each) => typeof each === 'string');
    const inner = isNamed ? { node: call, file, given } : { node, file: scope.file };
    const outermost = from.given ? { node: from.node, file: from.file, given: from.given } : inner;
    return withinLimit({ scope: inside, ...outermost }, outside.count);
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
        bind(left, item, { scope, bindings });
        return withBindings(scope, bindings);
      },
    };
  }
  const call = isFunction(outer) ? outer.parent()?.parent() : undefined;
  const callee = call?.kind() === 'call_expression' ? call.field('function') : null;
  const list = callee?.kind() === 'member_expression' ? callee.field('object') : null;
  if (!list || !/^(forEach|map|flatMap)$/.test(callee?.field('property')?.text() ?? '')) return undefined;
  return { list, round: (item, scope) => withParameters(outer, [item], scope) };
}

/** The scopes of a loop's rounds. A loop over an unknown list has one, in which its variable is unknown. */
function roundsOf({ list, round }: Loop, scope: Scope): Scope[] {
  const items = evaluate(list, scope);
  return Array.isArray(items) ? items.map((item) => round(item, scope)) : [scope];
}

function isInside(inner: Node, outer: Node): boolean {
  const [a, b] = [inner.range(), outer.range()];
  return b.start.index <= a.start.index && a.end.index <= b.end.index;
}

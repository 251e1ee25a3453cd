// The scopes in which a registration runs that stands in a loop, or in a function that other code calls: each round
// and each call makes a tool of its own.
import type { Extracted } from '../extractor.ts';
import { type Node, nodesOf } from '../source.ts';
import { lastName, partsOf } from '../syntax.ts';
import { callsOf } from './call-sites.ts';
import { assignmentsTo, type Binding, type Located, outside, positionals, type Scope } from './names.ts';
import { resolve, withArguments } from './resolve.ts';

/** Instances of one registration. A large server registers a few hundred tools in a loop. */
const mostInstances = 2_000;
/** Loops and calls around each other. More than two are rare. */
const mostLevels = 4;

interface Depth {
  readonly level: number;
  /** Shared by all levels. */
  readonly count: { left: number };
}

const top = (): Depth => ({ level: 0, count: { left: mostInstances } });

/** The scopes of a node, outermost loops and calls first. A node outside of both has the one that is given. */
export function scopesOf(node: Node, scope: Scope, { level, count }: Depth = top()): Scope[] {
  if (level >= mostLevels || count.left < 0) return [scope];
  const around = { level: level + 1, count };
  for (const outer of node.ancestors()) {
    const loops = loopsOf(outer).filter(({ list }) => !isInside(node, list));
    if (loops.length > 0)
      return loops.reduce(
        (scopes, loop) => scopes.flatMap((each) => limited(roundsOf(loop, each), count)),
        scopesOf(outer, scope, around),
      );
    const calls = outer.kind() === 'function_definition' ? callsOf(outer, scope) : [];
    if (calls.length > 0)
      return calls.flatMap(({ call, file }) =>
        limited(
          scopesOf(call, outside(scope, file), around).map((from) =>
            withArguments(outer, { node: call, scope: from }, outside(scope)),
          ),
          count,
        ),
      );
  }
  return [scope];
}

/** What a node declares: by itself or, if its name is unknown there, in each of its instances. */
export function declaredAt(
  node: Node,
  scope: Scope,
  read: (scope: Scope) => Extracted | undefined,
): Extracted[] {
  const single = read(scope);
  if (single === undefined || 'tool' in single) return single ? [single] : [];
  const tools = scopesOf(node, scope)
    .flatMap((each) => read(each) ?? [])
    .filter((each) => 'tool' in each);
  return tools.length > 0 ? tools : [single];
}

function limited(scopes: readonly Scope[], count: Depth['count']): Scope[] {
  const kept = scopes.slice(0, Math.max(0, count.left));
  count.left -= scopes.length;
  return kept;
}

interface Loop {
  readonly pattern: Node;
  readonly list: Node;
}

const comprehensions = /^(list|set|dictionary)_comprehension$|^generator_expression$/;

/** `for pattern in list`, as a statement or in a comprehension. */
export function loopsOf(outer: Node): Loop[] {
  const clauses = comprehensions.test(outer.kind())
    ? partsOf(outer).filter((part) => part.kind() === 'for_in_clause')
    : outer.kind() === 'for_statement'
      ? [outer]
      : [];
  return clauses.flatMap((clause) => {
    const [pattern, list] = [clause.field('left'), clause.field('right')];
    return pattern && list ? [{ pattern, list }] : [];
  });
}

function isInside(inner: Node, outer: Node): boolean {
  const [a, b] = [inner.range(), outer.range()];
  return b.start.index <= a.start.index && a.end.index <= b.end.index;
}

/** The scopes of a loop's rounds. A loop over an unknown list has one, in which its variable is unknown. */
export function roundsOf({ pattern, list }: Loop, scope: Scope): Scope[] {
  const items = itemsOf(list, scope);
  if (!items) return [scope];
  return items.map((item) => {
    const bindings = new Map(scope.bindings);
    bind(pattern, item, bindings);
    return { ...scope, bindings };
  });
}

/** What a loop variable stands for in one round: one thing, or several in a row. */
type Item = Binding | readonly Item[];

function bind(pattern: Node, item: Item | undefined, bindings: Map<string, Binding>): void {
  if (!item) return;
  if (pattern.kind() === 'identifier') {
    if (!isRow(item)) bindings.set(pattern.text(), item);
    return;
  }
  const row = isRow(item) ? item : 'node' in item ? itemsOf(item.node, item.scope) : undefined;
  for (const [index, part] of partsOf(pattern).entries()) bind(part, row?.[index], bindings);
}

const isRow = (item: Item): item is readonly Item[] => Array.isArray(item);

/** What a loop goes through. Undefined if syntax doesn't tell. */
function itemsOf(node: Node, scope: Scope): Item[] | undefined {
  const target = resolve(node, scope);
  const parts = partsOf(target.node);
  switch (target.node.kind()) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return allOf(parts.map((part) => spread(part, target.scope)));
    case 'binary_operator':
      return allOf(parts.map((part) => itemsOf(part, target.scope)));
    case 'dictionary':
      return pairsOf(target).map(([key]) => key);
    case 'call':
      return itemsOfCall(target);
    case 'identifier':
      return grownList(target);
    default:
      return undefined;
  }
}

/** A list that its function fills: what it begins with, and what may be appended. */
function grownList({ node, scope }: Located): Item[] | undefined {
  const name = node.text();
  const around = node.ancestors().find((each) => each.kind() === 'function_definition');
  const lists = assignmentsTo(name, scope.file).filter((each) => around && isInside(each, around));
  const begun = lists.length === 1 ? lists[0]?.field('right') : undefined;
  if (!around || begun?.kind() !== 'list') return undefined;
  const appended = nodesOf(around, 'call').filter(
    (call) => call.field('function')?.text() === `${name}.append`,
  );
  const later = appended.flatMap(positionals).map((item): Item => ({ node: item, scope }));
  const first = itemsOf(begun, scope);
  return first && [...first, ...later];
}

const spread = (part: Node, scope: Scope): Item[] | undefined => {
  const [inner] = part.kind() === 'list_splat' ? partsOf(part) : [];
  return inner ? itemsOf(inner, scope) : [{ node: part, scope }];
};

const allOf = (lists: readonly (Item[] | undefined)[]): Item[] | undefined =>
  lists.every((each) => each !== undefined) ? lists.flat() : undefined;

const pairsOf = ({ node, scope }: Located): [Binding, Binding][] =>
  node.children().flatMap((pair): [Binding, Binding][] => {
    const [key, value] = [pair.field('key'), pair.field('value')];
    return pair.kind() === 'pair' && key && value
      ? [
          [
            { node: key, scope },
            { node: value, scope },
          ],
        ]
      : [];
  });

/** `names.items()`, `enumerate(list)`, `sorted(list)`, `inspect.getmembers(module)`, and the like. */
function itemsOfCall({ node, scope }: Located): Item[] | undefined {
  const callee = node.field('function');
  const [first] = positionals(node);
  const object = callee?.field('object');
  switch (lastName(callee?.text() ?? '')) {
    case 'items':
    case 'values': {
      const target = object && resolve(object, scope);
      if (target?.node.kind() !== 'dictionary') return undefined;
      return pairsOf(target).map((pair) => (callee?.text().endsWith('.items') ? pair : pair[1]));
    }
    case 'enumerate':
      return first && itemsOf(first, scope)?.map((item, index) => [{ value: index }, item]);
    case 'keys':
      return object ? itemsOf(object, scope) : undefined;
    case 'list':
    case 'sorted':
    case 'tuple':
    case 'set':
    case 'reversed':
      return first && itemsOf(first, scope);
    case 'getmembers':
      return first && membersOf(resolve(first, scope));
    default:
      return undefined;
  }
}

/** The public functions of a module, with their names. */
function membersOf({ node, scope }: Located): Item[] | undefined {
  if (node.kind() !== 'module') return undefined;
  return partsOf(node).flatMap((part): Item[] => {
    const definition = part.kind() === 'decorated_definition' ? part.field('definition') : part;
    const name = definition?.field('name')?.text() ?? '_';
    return definition?.kind() === 'function_definition' && !name.startsWith('_')
      ? [[{ value: name }, { node: definition, scope }]]
      : [];
  });
}

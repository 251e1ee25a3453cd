// Calls of the source's own functions and classes, followed as far as syntax says what comes back: a function
// whose body is one expression or that returns in one place, a class whose constructor only assigns.
import { type Node, nodesOf } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { isFunction, parametersOf } from './declarations.ts';
import { bindingKey, further, thisKey, withBindings } from './scope.ts';
import {
  Class,
  Closure,
  isMembers,
  type Members,
  memberIn,
  nothing,
  type Scope,
  unknown,
  unresolvedName,
  type Value,
} from './value.ts';

/** What a function returns for these arguments. */
export function invoke({ node, scope }: Closure, given: readonly Value[], from: Scope): Value {
  const inside = further({ ...from, file: scope.file, bindings: scope.bindings });
  if (!inside) return unknown;
  const body = node.field('body');
  if (!body) return unknown;
  const there = withParameters(node, given, inside);
  if (body.kind() !== 'statement_block') return there.evaluate(body, there);
  const [result, ...others] = returnsOf(body);
  return result && others.length === 0 ? there.evaluate(namedChildren(result)[0], there) : unknown;
}

/** The return statements of a function itself, not of those inside it. */
function returnsOf(body: Node): Node[] {
  return nodesOf(body, 'return_statement').filter(
    (each) =>
      each.ancestors().find(isFunction)?.field('body')?.range().start.index === body.range().start.index,
  );
}

/** A scope in which the parameters of a function have the values of its arguments. */
export function withParameters(node: Node, given: readonly Value[], scope: Scope): Scope {
  const bindings = new Map<string, Value>();
  const written = namedChildren(node.field('parameters'));
  parametersOf(node).forEach((pattern, index) => {
    const fallback = written[index]?.field('value');
    const own = given[index];
    const value = isGiven(own) || !fallback ? own : scope.evaluate(fallback, scope);
    if (pattern.kind() === 'rest_pattern')
      bind(pattern.children().at(-1), given.slice(index), { scope, bindings });
    else bind(pattern, value, { scope, bindings });
  });
  return withBindings(scope, bindings);
}

const namedChildren = (node: Node | null): Node[] =>
  node?.children().filter((child) => child.isNamed()) ?? [];

const isGiven = (value: Value | undefined): value is Value => value !== undefined && value !== nothing;

/** Where defaults are evaluated, and the values by `bindingKey` that binding adds to. */
interface Binding {
  readonly scope: Scope;
  readonly bindings: Map<string, Value>;
}

/**
 * Binds the names of a pattern to the parts of a value. A part that is missing has its default, or is
 * unknown.
 */
export function bind(pattern: Node | null | undefined, value: Value | undefined, to: Binding): void {
  switch (pattern?.kind()) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      to.bindings.set(bindingKey(to.scope.file, pattern), value ?? unknown);
      return;
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const { scope } = to;
      const bound = isGiven(value) ? value : scope.evaluate(pattern.field('right'), scope);
      bind(pattern.field('left'), bound, to);
      return;
    }
    case 'array_pattern':
      namedChildren(pattern).forEach((child, index) => {
        bind(child, Array.isArray(value) ? value[index] : unknown, to);
      });
      return;
    case 'object_pattern':
      for (const child of pattern.children()) bindMember(child, value, to);
  }
}

/** One part of an object pattern: `a`, `a = 1`, `a: b`. */
function bindMember(part: Node, value: Value | undefined, to: Binding): void {
  const isPair = part.kind() === 'pair_pattern';
  const named = part.kind() === 'object_assignment_pattern' ? part.field('left') : part;
  const key = isPair ? part.field('key') : named;
  if (!key?.isNamed() || part.kind() === 'rest_pattern') return;
  const known = isMembers(value) ? memberIn(value, key.text()) : unknown;
  bind(isPair ? part.field('value') : part, isGiven(value) ? known : undefined, to);
}

/**
 * The members of an instance: fields, getters, methods, and what its constructor assigns from these
 * arguments.
 */
export function instanceOf(made: Class, given: readonly Value[], from: Scope): Members {
  const members = noMembers();
  construct(made, { given, from }, members);
  // Methods may assign others.
  return { ...members, [unresolvedName('this')]: unknown };
}

/** Members that are filled one by one. Without a prototype, `__proto__` is a name like any other. */
type GrowingMembers = Record<string, Value>;
const noMembers = (): GrowingMembers => Object.create(null) as GrowingMembers; // it has no members yet

/** The scope inside a class. Undefined where names are not followed any further. */
const insideOf = ({ scope }: Class, from: Scope): Scope | undefined =>
  further({ ...from, file: scope.file, bindings: scope.bindings });

interface Construction {
  readonly given: readonly Value[];
  /** Where the instance is made. */
  readonly from: Scope;
}

/** Fills the members of one instance, which is `this` in each method. Those of the base class come first. */
function construct(made: Class, { given, from }: Construction, members: GrowingMembers): void {
  const inside = insideOf(made, from);
  const body = made.node.field('body');
  if (!inside || !body) return;
  const withThis = new Map([[thisKey, members]]);
  const maker = body.children().find((child) => child.field('name')?.text() === 'constructor');
  const there = withBindings(maker ? withParameters(maker, given, inside) : inside, withThis);
  const base = baseOf(made.node, inside);
  if (base) construct(base, { given: passedOn(maker, there) ?? given, from }, members);
  fill(members, body, { scope: withBindings(inside, withThis), isStatic: false });
  if (maker) assignFields(maker, members, there);
}

/** The arguments of `super(…)`. Undefined if the constructor does not call it. */
function passedOn(maker: Node | undefined, scope: Scope): Value[] | undefined {
  const call =
    maker && nodesOf(maker, 'call_expression').find((each) => each.field('function')?.kind() === 'super');
  return call && argumentsOf(call).map((each) => scope.evaluate(each, scope));
}

/** `constructor(private readonly name: string)` and `this.name = …`. */
function assignFields(maker: Node, members: GrowingMembers, scope: Scope): void {
  for (const parameter of maker.field('parameters')?.children() ?? []) {
    const pattern = parameter.field('pattern');
    const isField = parameter
      .children()
      .some((child) => /^(accessibility_modifier|readonly)$/.test(child.kind()));
    if (pattern && isField) members[pattern.text()] = scope.evaluate(pattern, scope);
  }
  for (const assignment of nodesOf(maker, 'assignment_expression')) {
    const name = /^this\.([\w$]+)$/.exec(assignment.field('left')?.text() ?? '')?.[1];
    if (name !== undefined) members[name] = scope.evaluate(assignment.field('right'), scope);
  }
}

/** The static members of a class. */
export function staticsOf(made: Class, from: Scope): Members {
  const inside = insideOf(made, from);
  const body = made.node.field('body');
  const members = noMembers();
  if (inside && body)
    fill(members, body, { scope: withBindings(inside, new Map([[thisKey, members]])), isStatic: true });
  return members;
}

function fill(
  members: GrowingMembers,
  body: Node,
  { scope, isStatic }: { readonly scope: Scope; readonly isStatic: boolean },
): void {
  for (const child of body.children()) {
    const name = child.field('name')?.text();
    const words = child.children().map((each) => each.text());
    if (name === undefined || name === 'constructor' || words.includes('static') !== isStatic) continue;
    const value = child.field('value');
    if (child.kind() === 'public_field_definition' && value) members[name] = scope.evaluate(value, scope);
    if (child.kind() === 'method_definition') {
      const method = new Closure(child, scope);
      members[name] = words.includes('get') ? invoke(method, [], scope) : method;
    }
  }
}

/** The class that a class extends, where the project holds it. */
function baseOf(node: Node, scope: Scope): Class | undefined {
  const heritage = node.children().find((child) => child.kind() === 'class_heritage');
  const clause = heritage?.children().find((child) => child.kind() === 'extends_clause') ?? heritage;
  const name = clause?.field('value') ?? clause?.children().find((child) => child.kind() === 'identifier');
  const value = scope.evaluate(name, scope);
  return value instanceof Class ? value : undefined;
}

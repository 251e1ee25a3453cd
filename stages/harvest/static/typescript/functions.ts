// Calls of the source's own functions and classes, followed as far as syntax says what comes back: a function
// whose body is one expression or that returns in one place, a class whose constructor only assigns.
import { type Node, nodesOf } from '../source.ts';
import { isFunction, parametersOf } from './declarations.ts';
import { bindingKey, bound, further, type Scope, thisKey } from './scope.ts';
import { argumentsOf } from './syntax.ts';
import {
  Class,
  Closure,
  isMembers,
  type Members,
  memberIn,
  nothing,
  unknown,
  untold,
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
  return result && others.length === 0 ? there.evaluate(partOf(result), there) : unknown;
}

/** The return statements of a function itself, not of those inside it. */
function returnsOf(body: Node): Node[] {
  return nodesOf(body, 'return_statement').filter(
    (each) =>
      each.ancestors().find(isFunction)?.field('body')?.range().start.index === body.range().start.index,
  );
}

const partOf = (statement: Node): Node | undefined => statement.children().find((child) => child.isNamed());

/** A scope in which the parameters of a function stand for what it is given. */
export function withParameters(node: Node, given: readonly Value[], scope: Scope): Scope {
  const bindings = new Map<string, Value>();
  parametersOf(node).forEach((pattern, index) => {
    const whole = node
      .field('parameters')
      ?.children()
      .filter((child) => child.isNamed())[index];
    const fallback = whole?.field('value');
    const own = given[index];
    const value = isGiven(own) || !fallback ? own : scope.evaluate(fallback, scope);
    if (pattern.kind() === 'rest_pattern')
      bind(pattern.children().at(-1), given.slice(index), scope, bindings);
    else bind(pattern, value, scope, bindings);
  });
  return bound(scope, bindings);
}

const isGiven = (value: Value | undefined): value is Value => value !== undefined && value !== nothing;

/** Binds the names of a pattern to the parts of a value; what is not there is its default, or unknown. */
export function bind(
  pattern: Node | null | undefined,
  value: Value | undefined,
  scope: Scope,
  bindings: Map<string, Value>,
): void {
  switch (pattern?.kind()) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      bindings.set(bindingKey(scope.file, pattern), value ?? unknown);
      return;
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      bind(
        pattern.field('left'),
        isGiven(value) ? value : scope.evaluate(pattern.field('right'), scope),
        scope,
        bindings,
      );
      return;
    case 'array_pattern':
      pattern
        .children()
        .filter((child) => child.isNamed())
        .forEach((child, index) => {
          bind(child, Array.isArray(value) ? value[index] : unknown, scope, bindings);
        });
      return;
    case 'object_pattern':
      for (const child of pattern.children()) {
        const named = child.kind() === 'object_assignment_pattern' ? child.field('left') : child;
        const key = child.kind() === 'pair_pattern' ? child.field('key') : named;
        if (!key?.isNamed() || child.kind() === 'rest_pattern') continue;
        const part = isGiven(value) ? (isMembers(value) ? memberIn(value, key.text()) : unknown) : undefined;
        bind(child.kind() === 'pair_pattern' ? child.field('value') : child, part, scope, bindings);
      }
  }
}

/**
 * The members of an instance: fields, getters, methods, and what its constructor assigns from these
 * arguments.
 */
export function instanceOf(made: Class, given: readonly Value[], from: Scope): Members {
  const members: Record<string, Value> = {};
  construct(made, given, from, members);
  // Methods may assign others.
  return { ...members, [untold('this')]: unknown };
}

/**
 * Fills the members of one instance, those of the class that a class extends first: what `this` is in each of
 * its methods.
 */
function construct(
  { node, scope }: Class,
  given: readonly Value[],
  from: Scope,
  members: Record<string, Value>,
): void {
  const inside = further({ ...from, file: scope.file, bindings: scope.bindings });
  const body = node.field('body');
  if (!inside || !body) return;
  const maker = body.children().find((child) => child.field('name')?.text() === 'constructor');
  const made = bound(maker ? withParameters(maker, given, inside) : inside, new Map([[thisKey, members]]));
  const base = baseOf(node, inside);
  const above =
    maker && nodesOf(maker, 'call_expression').find((call) => call.field('function')?.kind() === 'super');
  if (base)
    construct(
      base,
      above ? argumentsOf(above).map((each) => made.evaluate(each, made)) : given,
      from,
      members,
    );
  fill(members, body, bound(inside, new Map([[thisKey, members]])), false);
  // `constructor(private readonly name: string)`
  for (const parameter of maker?.field('parameters')?.children() ?? []) {
    const pattern = parameter.field('pattern');
    const isField = parameter
      .children()
      .some((child) => /^(accessibility_modifier|readonly)$/.test(String(child.kind())));
    if (pattern && isField) members[pattern.text()] = made.evaluate(pattern, made);
  }
  for (const assignment of maker ? nodesOf(maker, 'assignment_expression') : []) {
    const name = /^this\.([\w$]+)$/.exec(assignment.field('left')?.text() ?? '')?.[1];
    if (name !== undefined) members[name] = made.evaluate(assignment.field('right'), made);
  }
}

/** The static members of a class. */
export function staticsOf({ node, scope }: Class, from: Scope): Members {
  const inside = further({ ...from, file: scope.file, bindings: scope.bindings });
  const body = node.field('body');
  const members: Record<string, Value> = {};
  if (inside && body) fill(members, body, bound(inside, new Map([[thisKey, members]])), true);
  return members;
}

function fill(members: Record<string, Value>, body: Node, scope: Scope, wantsStatic: boolean): void {
  for (const child of body.children()) {
    const name = child.field('name')?.text();
    const words = child.children().map((each) => each.text());
    if (name === undefined || name === 'constructor' || words.includes('static') !== wantsStatic) continue;
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

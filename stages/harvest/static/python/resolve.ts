// What an expression of Python stands for: the function, class, module, or expression behind names, members, items of
// dictionaries and lists, and calls of functions that only return something.
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { fieldExpression, memberExpression } from './members.ts';
import {
  assignmentsTo,
  type Binding,
  classNamed,
  deeper,
  functionNamed,
  keywords,
  type Located,
  moduleNamed,
  moduleValue,
  mostFollowed,
  outside,
  positionals,
  type Scope,
} from './names.ts';

type Step = (node: Node, scope: Scope) => Located | undefined;

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['identifier', nameBehind],
  ['attribute', memberOf],
  ['subscript', itemOf],
  ['parenthesized_expression', inside],
  ['await', inside],
  ['call', resultOf],
]);

/** The end of the chain that a node begins. A node that stands for itself is its own end. */
export function resolve(node: Node, scope: Scope): Located {
  const next = stepFrom({ node, scope });
  return next ? resolve(next.node, next.scope) : { node, scope };
}

/** What a node stands for immediately. */
export function stepFrom({ node, scope }: Located): Located | undefined {
  const next = scope.depth < mostFollowed ? steps.get(node.kind())?.(node, scope) : undefined;
  return next && { node: next.node, scope: deeper(next.scope, scope.depth) };
}

export const located = (binding: Binding | undefined): Located | undefined =>
  binding && 'node' in binding ? binding : undefined;

function inside(node: Node, scope: Scope): Located | undefined {
  const [part] = partsOf(node);
  return part && { node: part, scope };
}

function nameBehind(node: Node, scope: Scope): Located | undefined {
  const name = node.text();
  const bound = scope.bindings?.get(name);
  // A function may replace a parameter that is not given.
  const local = bound && !isNone(bound) ? undefined : localValue(name, node, scope);
  return local === undefined ? named(name, scope) : local.value;
}

const isNone = (bound: Binding): boolean =>
  'node' in bound ? bound.node.kind() === 'none' : bound.value === null;

/**
 * What a function assigns to a name of its own. Without a value where there are several assignments, or where the value
 * is changed in place.
 */
function localValue(name: string, at: Node, scope: Scope): { value: Located | undefined } | undefined {
  const assigned = assignmentsTo(name, scope.file);
  if (assigned.length === 0) return undefined;
  for (const outer of at.ancestors().filter((each) => each.kind() === 'function_definition')) {
    const own = assigned.filter((each) => functionAround(each) === outer.range().start.index);
    const right = own[0]?.field('right');
    const isKnown = own.length === 1 && right && !isChanged(name, outer.text());
    if (own.length > 0) return { value: isKnown ? { node: right, scope } : undefined };
  }
  return undefined;
}

const functionAround = (node: Node): number | undefined =>
  node
    .ancestors()
    .find((each) => each.kind() === 'function_definition')
    ?.range().start.index;

const changes = ['append', 'extend', 'insert', 'update', 'setdefault', 'pop', 'remove', 'clear'];

/** Whether a list or dictionary changes after its assignment. */
function isChanged(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const after = text.slice(at + name.length, at + name.length + 100);
    if (!/\w/.test(text[at - 1] ?? '') && (/^\[[^\]]*\]\s*=[^=]/.test(after) || isCallOf(changes, after)))
      return true;
  }
  return false;
}

const isCallOf = (methods: readonly string[], after: string): boolean =>
  methods.some((method) => after.startsWith(`.${method}(`));

/** What a name stands for: a parameter with a known argument, a function, class, assignment, or module. */
export function named(name: string, scope: Scope): Located | undefined {
  const bound = scope.bindings?.get(name);
  if (bound) return located(bound);
  const found = functionNamed(name, scope) ?? classNamed(name, scope) ?? moduleValue(name, scope);
  if (found) return found;
  const file = moduleNamed(name, scope);
  return file && moduleOf(file, scope);
}

const moduleOf = (file: SourceFile, scope: Scope): Located => ({
  node: file.root(),
  scope: outside(scope, file),
});

function memberOf(node: Node, scope: Scope): Located | undefined {
  const [object, name] = [node.field('object'), node.field('attribute')?.text() ?? ''];
  if (!object) return undefined;
  if (/^(self|cls)$/.test(object.text())) {
    const own = node.ancestors().find((each) => each.kind() === 'class_definition');
    return (own && methodOf(own, name, scope)) ?? memberExpression(node, scope);
  }
  const member = memberExpression(node, scope);
  return member ?? memberBehind(resolve(object, scope), name);
}

/** A member of what an expression stands for: of a module, a class, or an instance of a class. */
function memberBehind({ node, scope }: Located, name: string): Located | undefined {
  switch (node.kind()) {
    case 'module':
      return named(name, scope);
    case 'class_definition':
      return methodOf(node, name, scope) ?? fieldExpression(node, name, scope);
    case 'call': {
      const made = resolve(node.field('function') ?? node, scope);
      const given = keywords(node).get(name) ?? positionals(node)[fieldsOf(made.node).indexOf(name)];
      if (given) return { node: given, scope };
      return made.node.kind() === 'class_definition' ? memberBehind(made, name) : undefined;
    }
    default:
      return undefined;
  }
}

/** The fields of a dataclass, in order. */
const fieldsOf = (node: Node): (string | undefined)[] =>
  partsOf(node.field('body')).flatMap((part) => /^(\w+)\s*:/.exec(part.text())?.[1] ?? []);

/** A method of a class or of those that it extends. */
export function methodOf(node: Node, name: string, scope: Scope): Located | undefined {
  if (scope.depth >= mostFollowed) return undefined;
  const own = partsOf(node.field('body'))
    .map((part) => (part.kind() === 'decorated_definition' ? part.field('definition') : part))
    .find((part) => part?.kind() === 'function_definition' && part.field('name')?.text() === name);
  if (own) return { node: own, scope };
  for (const base of partsOf(node.field('superclasses'))) {
    const above = classNamed(base.text(), scope);
    const found = above && methodOf(above.node, name, deeper(above.scope, scope.depth));
    if (found) return found;
  }
  return undefined;
}

/** `names["add"]`, `names[0]`. */
function itemOf(node: Node, scope: Scope): Located | undefined {
  const [object, key] = [node.field('value'), node.field('subscript')];
  if (!object || !key) return undefined;
  const target = resolve(object, scope);
  if (target.node.kind() === 'dictionary') return valueFor(textOf(key, scope), target);
  const index = key.kind() === 'integer' ? partsOf(target.node)[Number(key.text())] : undefined;
  return /^(list|tuple)$/.test(target.node.kind()) && index
    ? { node: index, scope: target.scope }
    : undefined;
}

/** The value of a key in a dictionary. */
export function valueFor(key: string | undefined, { node, scope }: Located): Located | undefined {
  const pair = node
    .children()
    .find((each) => each.kind() === 'pair' && textOf(each.field('key'), scope) === key);
  const value = key === undefined ? undefined : pair?.field('value');
  return value ? { node: value, scope } : undefined;
}

/** A plain text that is written out or bound to a name. */
function textOf(node: Node | null | undefined, scope: Scope): string | undefined {
  if (!node) return undefined;
  const bound = node.kind() === 'identifier' ? scope.bindings?.get(node.text()) : undefined;
  if (bound && 'value' in bound) return typeof bound.value === 'string' ? bound.value : undefined;
  const target = resolve(node, scope).node;
  return target.kind() === 'string' ? /^(['"])([^\\]*)\1$/.exec(target.text())?.[2] : undefined;
}

/** What a call stands for: a member by its name, or what a function returns in its only return statement. */
function resultOf(call: Node, scope: Scope): Located | undefined {
  const callee = call.field('function');
  if (!callee) return undefined;
  const [first, second] = positionals(call);
  if (callee.text() === 'getattr' && first) {
    const name = textOf(second, scope);
    return name === undefined ? undefined : memberBehind(resolve(first, scope), name);
  }
  if (callee.kind() === 'attribute' && callee.field('attribute')?.text() === 'get') {
    const target = resolve(callee.field('object') ?? call, scope);
    return target.node.kind() === 'dictionary' ? valueFor(textOf(first, scope), target) : undefined;
  }
  const { node, scope: there } = resolve(callee, scope);
  if (node.kind() !== 'function_definition') return undefined;
  return returnedBy({ node, scope: withArguments(node, { node: call, scope }, there) });
}

/** What a function returns, if it returns in one place. */
export function returnedBy({ node, scope }: Located): Located | undefined {
  const [only, ...others] = returnsOf(node);
  const value = others.length === 0 ? partsOf(only)[0] : undefined;
  return value && { node: value, scope };
}

/** The return statements of a function itself, not of those inside it. */
const returnsOf = (definition: Node): Node[] =>
  nodesOf(definition, 'return_statement').filter((each) => {
    const around = each.ancestors().find((outer) => outer.kind() === 'function_definition');
    return around?.range().start.index === definition.range().start.index;
  });

/** The scope inside a function, where its parameters stand for the arguments of a call. */
export function withArguments(definition: Node, call: Located, scope: Scope): Scope {
  const parameters = partsOf(definition.field('parameters')).filter(
    (each) => !/^(self|cls)$/.test(each.text()) && !/^\*/.test(each.text()),
  );
  const [given, inOrder] = [keywords(call.node), positionals(call.node)];
  const bindings = new Map(
    parameters.flatMap((parameter, index): [string, Located][] => {
      const name = (parameter.field('name') ?? partsOf(parameter)[0] ?? parameter).text();
      const node = given.get(name) ?? inOrder[index];
      const fallback = parameter.field('value');
      if (node) return [[name, { node, scope: call.scope }]];
      return fallback ? [[name, { node: fallback, scope }]] : [];
    }),
  );
  return { ...scope, depth: call.scope.depth, bindings: new Map([...(scope.bindings ?? []), ...bindings]) };
}

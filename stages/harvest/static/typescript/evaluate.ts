// Evaluates an expression of TypeScript or JavaScript from its syntax: literals, templates, concatenations, constants of the file and of files
// that it imports, calls of functions that only return, and schemas of zod and TypeBox. Everything else is unknown.

import { type Node, nodesOf } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';
import { methodOf, staticMethod } from './builtins.ts';
import type { Declaration } from './declarations.ts';
import { instanceOf, invoke, staticsOf } from './functions.ts';
import { requiredModule } from './modules.ts';
import { exportedBy, fromModule, type Located, located } from './names.ts';
import { type Scope, spend, thisKey } from './scope.ts';
import { typeboxSchema } from './typebox.ts';
import { Class, Closure, isMembers, Module, memberIn, unknown, untold, type Value, Zod } from './value.ts';
import { zodBase, zodMethod, zodShape } from './zod.ts';

export function evaluate(node: Node | null | undefined, scope: Scope): Value {
  if (!node || !spend(scope)) return unknown;
  switch (node.kind()) {
    case 'string':
    case 'template_string':
      return textOf(node, scope);
    case 'number':
      return Number(node.text().replaceAll('_', ''));
    case 'true':
    case 'false':
      return node.kind() === 'true';
    case 'null':
      return null;
    case 'array':
      return node
        .children()
        .filter(isPart)
        .flatMap((item): Value[] => spreadable(item, scope));
    case 'object':
      return objectOf(node, scope);
    case 'identifier':
    case 'shorthand_property_identifier':
      return named(node, scope);
    case 'this':
      return scope.bindings.get(thisKey) ?? unknown;
    case 'arrow_function':
    case 'function_expression':
    case 'function_declaration':
      return new Closure(node, scope);
    case 'class':
    case 'class_declaration':
      return new Class(node, scope);
    case 'enum_declaration':
      return enumOf(node, scope);
    case 'statement_block':
      return compiledEnumOf(node, scope);
    case 'member_expression':
    case 'subscript_expression':
      return partOf(node, scope);
    case 'call_expression':
      return callOf(node, scope);
    case 'new_expression':
      return newOf(node, scope);
    case 'binary_expression':
      return binaryOf(node, scope);
    case 'ternary_expression':
      return eitherOf(node, scope);
    case 'unary_expression':
      return unaryOf(node, scope);
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'parenthesized_expression':
    case 'await_expression':
      return evaluate(
        node.children().find((child) => isPart(child)),
        scope,
      );
    default:
      return unknown;
  }
}

/** Not punctuation, not a comment. */
const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

export const argumentsOf = (call: Node): Node[] => call.field('arguments')?.children().filter(isPart) ?? [];

function textOf(node: Node, scope: Scope): Value {
  let text = '';
  for (const part of node.children()) {
    const kind = part.kind();
    if (kind === 'string_fragment') text += part.text();
    else if (kind === 'escape_sequence') text += unescaped(part.text());
    else if (kind === 'template_substitution') {
      const value = evaluate(part.children().find(isPart), scope);
      if (typeof value !== 'string' && typeof value !== 'number') return unknown;
      text += String(value);
    }
  }
  return text;
}

function binaryOf(node: Node, scope: Scope): Value {
  const operator = node.field('operator')?.text();
  const left = evaluate(node.field('left'), scope);
  const right = (): Value => evaluate(node.field('right'), scope);
  if (operator === '+') return sumOf(left, right());
  if (operator === '??') return left === null ? right() : left;
  if (operator === '||') return isTold(left) ? (isFalsy(left) ? right() : left) : unknown;
  if (operator === '&&') return isTold(left) ? (isFalsy(left) ? left : right()) : unknown;
  return operator === '*' ? productOf(left, right()) : unknown;
}

function sumOf(left: Value, right: Value): Value {
  const isText = (value: Value): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return isText(left) && isText(right) ? `${left}${right}` : unknown;
}

const productOf = (left: Value, right: Value): Value =>
  typeof left === 'number' && typeof right === 'number' ? left * right : unknown;

const isTold = (value: Value): boolean => value !== unknown;
const isFalsy = (value: Value): boolean => value === null || value === false || value === 0 || value === '';

function eitherOf(node: Node, scope: Scope): Value {
  const condition = evaluate(node.field('condition'), scope);
  if (!isTold(condition)) return unknown;
  return evaluate(node.field(isFalsy(condition) ? 'alternative' : 'consequence'), scope);
}

function unaryOf(node: Node, scope: Scope): Value {
  const value = evaluate(node.field('argument'), scope);
  const operator = node.field('operator')?.text();
  if (operator === '-') return typeof value === 'number' ? -value : unknown;
  return operator === '!' && isTold(value) ? isFalsy(value) : unknown;
}

function spreadable(item: Node, scope: Scope): Value[] {
  if (item.kind() !== 'spread_element') return [evaluate(item, scope)];
  const value = evaluate(item.children().find(isPart), scope);
  return Array.isArray(value) ? [...value] : [unknown];
}

function objectOf(node: Node, scope: Scope): Value {
  const members: Record<string, Value> = {};
  for (const part of node.children().filter(isPart)) {
    const kind = part.kind();
    if (kind === 'pair')
      members[keyOf(part.field('key'), scope) ?? untold(part.text())] = evaluate(part.field('value'), scope);
    else if (kind === 'shorthand_property_identifier') members[part.text()] = named(part, scope);
    else if (kind === 'spread_element') {
      const value = evaluate(part.children().find(isPart), scope);
      if (isMembers(value)) Object.assign(members, value);
      else if (!isTold(value) || !isFalsy(value)) members[untold(part.text().slice(3))] = unknown;
    } else if (kind === 'method_definition') {
      const method = new Closure(part, scope);
      const isGetter = part.children().some((each) => each.kind() === 'get');
      members[keyOf(part.field('name'), scope) ?? untold(part.text())] = isGetter ? invoke(method, [], scope) : method;
    }
  }
  return members;
}

function keyOf(key: Node | null, scope: Scope): string | undefined {
  if (!key) return undefined;
  if (key.kind() === 'property_identifier' || key.kind() === 'number') return key.text();
  const value = evaluate(key.kind() === 'computed_property_name' ? key.children().find(isPart) : key, scope);
  return typeof value === 'string' ? value : undefined;
}

/** Members with texts; numbered ones are unknown, since nothing here is named by them. */
function enumOf(node: Node, scope: Scope): Value {
  const assignments = nodesOf(node, 'enum_assignment');
  return Object.fromEntries(
    assignments.map((each) => [each.field('name')?.text() ?? '', evaluate(each.field('value'), scope)]),
  );
}

/** The body of the function that fills an enum: `E["A"] = "a";`. */
function compiledEnumOf(body: Node, scope: Scope): Value {
  return Object.fromEntries(
    nodesOf(body, 'assignment_expression').flatMap((assignment): [string, Value][] => {
      const key = evaluate(assignment.field('left')?.field('index'), scope);
      return typeof key === 'string' ? [[key, evaluate(assignment.field('right'), scope)]] : [];
    }),
  );
}

function partOf(node: Node, scope: Scope): Value {
  const object = evaluate(node.field('object'), scope);
  if (node.kind() === 'member_expression') return memberOf(object, node.field('property')?.text() ?? '');
  const index = evaluate(node.field('index'), scope);
  return typeof index === 'string' || typeof index === 'number' ? memberOf(object, String(index)) : unknown;
}

export function memberOf(value: Value, name: string): Value {
  if (value instanceof Module) return valueAt(exportedBy(name, value.scope));
  if (value instanceof Class) return memberIn(staticsOf(value, value.scope), name) ?? unknown;
  if (value instanceof Zod) return name === 'shape' ? zodShape(value) : unknown;
  if (Array.isArray(value)) return value[Number(name)] ?? unknown;
  return isMembers(value) ? (memberIn(value, name) ?? unknown) : unknown;
}

function callOf(node: Node, scope: Scope): Value {
  const callee = node.field('function');
  if (!callee) return unknown;
  const given = (): Value[] => argumentsOf(node).flatMap((argument) => spreadable(argument, scope));
  const module = requiredModule(node);
  if (module !== undefined) return valueAt(fromModule({ name: '*', from: module }, scope));
  if (callee.kind() === 'identifier') {
    const name = callee.text();
    // Libraries that turn a schema into JSON Schema, and tags that take indentation off.
    if (converters.test(name)) return given()[0] ?? unknown;
    if (/^(dedent|stripIndent|outdent)$/.test(name)) {
      const text = given()[0] ?? evaluate(node.field('arguments'), scope);
      return typeof text === 'string' ? dedented(text) : unknown;
    }
  }
  const method = callee.field('property')?.text() ?? '';
  const object = callee.kind() === 'member_expression' ? callee.field('object') : null;
  if (object) {
    const library = object.text();
    if (method === 'toJSONSchema' || converters.test(method)) return given()[0] ?? unknown;
    if (zodNames.test(library)) return zodBase(method, given()) ?? unknown;
    if (/^(?:[\w$]+\.)?Type$/.test(library)) return typeboxSchema(method, given()) ?? unknown;
    const known = staticMethod(library, method);
    if (known) return known(given());
    const value = evaluate(object, scope);
    if (value instanceof Zod) return zodMethod(value, method, given());
    const builtin = methodOf(value, method);
    if (builtin)
      return builtin(given(), (called, values) =>
        called instanceof Closure ? invoke(called, values, scope) : unknown,
      );
    const own = memberOf(value, method);
    return own instanceof Closure ? invoke(own, given(), scope) : unknown;
  }
  const called = evaluate(callee, scope);
  return called instanceof Closure ? invoke(called, given(), scope) : unknown;
}

const converters =
  /^(zodToJsonSchema|zodToJSONSchema|zodToSchema|toJSONSchema|toJsonSchema|toJsonSchemaCompat|default_zodToJsonSchema)$/;
/** `z`, and what compilers and bundlers make of it: `zod_1.z`, `z3`, `external_zod_namespaceObject.z`; `z.iso` and `z.coerce` are z too. */
const zodNames = /^(?:[\w$]+\.)?(?:z\d*|zod|zod_\d+|zod_default|v[34]|\w*_zod_\w+)(?:\.(?:z|default|coerce|iso))*$/;

function newOf(node: Node, scope: Scope): Value {
  const made = evaluate(node.field('constructor'), scope);
  if (!(made instanceof Class)) return unknown;
  return instanceOf(
    made,
    argumentsOf(node).map((argument) => evaluate(argument, scope)),
    scope,
  );
}

/** What a name stands for: a constant of this file, or one that it imports from another file of the project. */
function named(node: Node, scope: Scope): Value {
  return node.text() === 'undefined' ? unknown : valueAt(located(node.text(), node, scope));
}

/** Of declarations at the outermost level, which are the same wherever they are used. */
const values = new WeakMap<Declaration, Value>();

function valueAt(found: Located | undefined): Value {
  if (!found) return unknown;
  if ('value' in found) return found.value;
  const { node, scope, path, declaration } = found;
  const known = declaration && values.get(declaration);
  if (known !== undefined) return known;
  const value = path.reduce(memberOf, evaluate(node, scope));
  if (declaration && !scope.effort.isCut) values.set(declaration, value);
  return value;
}

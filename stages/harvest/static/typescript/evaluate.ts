// Evaluates an expression of TypeScript or JavaScript from its syntax: literals, templates, concatenations,
// constants of the file and of files that it imports, calls of functions that only return, and schemas of zod
// and TypeBox. Everything else is unknown.

import { own } from '../own.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { unescaped } from '../texts.ts';
import { callOf, newOf } from './calls.ts';
import { invoke } from './functions.ts';
import { memberOf, valueAt } from './members.ts';
import { located } from './names.ts';
import { type Scope, scopeWith, spend, thisKey } from './scope.ts';
import { isPart, spreadable } from './syntax.ts';
import {
  Class,
  Closure,
  isFalsy,
  isMembers,
  isTold,
  Module,
  Native,
  nothing,
  unknown,
  untold,
  type Value,
} from './value.ts';

export function evaluate(node: Node | null | undefined, scope: Scope): Value {
  if (!node || !spend(scope)) return unknown;
  const value = valueOfKind(node, scope);
  if (!(typeof value === 'string' || Array.isArray(value)) || value.length <= longest) return value;
  scope.effort.isCut = true;
  return unknown;
}

/**
 * Of a text in characters, of a list in items: nothing that declares a tool is longer, and source may double
 * a list without end.
 */
const longest = 50_000;

function valueOfKind(node: Node, scope: Scope): Value {
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
    case 'abstract_class_declaration':
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
  const operator = node.field('operator')?.text() ?? '';
  const left = evaluate(node.field('left'), scope);
  const right = (): Value => evaluate(node.field('right'), scope);
  if (operator === '+') return sumOf(left, right());
  if (operator === '??') return left === null || left === nothing ? right() : left;
  if (operator === '||') return isTold(left) ? (isFalsy(left) ? right() : left) : unknown;
  if (operator === '&&') return isTold(left) ? (isFalsy(left) ? left : right()) : unknown;
  return comparison(operator, left, right());
}

function sumOf(left: Value, right: Value): Value {
  const isText = (value: Value): value is string | number =>
    typeof value === 'string' || typeof value === 'number';
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return isText(left) && isText(right) ? `${left}${right}` : unknown;
}

const isScalar = (value: Value): boolean => value === null || value === nothing || typeof value !== 'object';

/** Of scalars; a comparison with nothing is false. */
function comparison(operator: string, left: Value, right: Value): Value {
  if (!isScalar(left) || !isScalar(right)) return unknown;
  if (operator === '===') return left === right;
  if (operator === '!==') return left !== right;
  const [a, b] = [left, right];
  if (typeof a !== 'number' || typeof b !== 'number')
    return /^[<>]=?$/.test(operator) && (a === nothing || b === nothing) ? false : unknown;
  const results: Readonly<Record<string, Value>> = {
    '>': a > b,
    '<': a < b,
    '>=': a >= b,
    '<=': a <= b,
    '*': a * b,
    '-': a - b,
  };
  return results[operator] ?? unknown;
}

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

function objectOf(node: Node, scope: Scope): Value {
  const members: Record<string, Value> = {};
  for (const part of node.children().filter(isPart)) {
    const kind = part.kind();
    if (kind === 'pair') {
      const key = keyOf(part.field('key'), scope);
      if (key === undefined) members[untold(part.field('key')?.text() ?? '')] = unknown;
      else members[key] = evaluate(part.field('value'), scope);
    } else if (kind === 'shorthand_property_identifier') members[part.text()] = named(part, scope);
    else if (kind === 'spread_element') {
      const value = evaluate(part.children().find(isPart), scope);
      if (isMembers(value)) Object.assign(members, value);
      else if (!isTold(value) || !isFalsy(value)) members[untold(part.text().slice(3))] = unknown;
    } else if (kind === 'method_definition') {
      const method = new Closure(part, scope);
      const isGetter = part.children().some((each) => each.kind() === 'get');
      const key = keyOf(part.field('name'), scope);
      if (key !== undefined) members[key] = isGetter ? invoke(method, [], scope) : method;
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

/** Names that the language itself gives a meaning. */
const globals: Readonly<Record<string, Value>> = {
  undefined: nothing,
  Boolean: new Native(([value = nothing]) => (isTold(value) ? !isFalsy(value) : unknown)),
  String: new Native(([value = nothing]) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : unknown,
  ),
};

/**
 * What a name stands for: a constant of this file, or one that it imports from another file of the project.
 */
function named(node: Node, scope: Scope): Value {
  const found = located(node.text(), node, scope);
  if (found) return valueAt(found);
  if (node.text() === 'exports') return new Module({ ...scope, bindings: new Map() });
  return own(globals, node.text()) ?? unknown;
}

/** Where the names of a file's outermost level are looked up. */
export const scopeOf = (file: SourceFile, project: Project): Scope => scopeWith(evaluate, file, project);

// Object literals and enums of TypeScript and JavaScript. Their keys are the source's own, so that members
// are collected in Maps: `__proto__` and `constructor` are keys like any other.
import { type Node, nodesOf } from '../source.ts';
import { isPart } from '../syntax.ts';
import { invoke } from './functions.ts';
import {
  Closure,
  isFalsy,
  isKnown,
  isMembers,
  type Scope,
  unknown,
  unresolvedName,
  type Value,
} from './value.ts';

export function objectOf(node: Node, scope: Scope): Value {
  const parts = node.children().filter(isPart);
  return Object.fromEntries(parts.flatMap((part) => membersFrom(part, scope)));
}

/** The members that one part of an object literal adds. */
function membersFrom(part: Node, scope: Scope): [string, Value][] {
  switch (part.kind()) {
    case 'pair': {
      const key = keyOf(part.field('key'), scope);
      if (key === undefined) return [[unresolvedName(part.field('key')?.text() ?? ''), unknown]];
      return [[key, scope.evaluate(part.field('value'), scope)]];
    }
    case 'shorthand_property_identifier':
      return [[part.text(), scope.evaluate(part, scope)]];
    case 'spread_element':
      return spreadMembers(part, scope);
    case 'method_definition': {
      const key = keyOf(part.field('name'), scope);
      return key === undefined ? [] : [[key, methodValue(part, scope)]];
    }
    default:
      return [];
  }
}

function spreadMembers(part: Node, scope: Scope): [string, Value][] {
  const value = scope.evaluate(part.children().find(isPart), scope);
  if (isMembers(value)) return Object.entries(value);
  return isKnown(value) && isFalsy(value) ? [] : [[unresolvedName(part.text().slice(3)), unknown]];
}

/** A method, or what a getter returns. */
function methodValue(part: Node, scope: Scope): Value {
  const method = new Closure(part, scope);
  return part.children().some((each) => each.kind() === 'get') ? invoke(method, [], scope) : method;
}

function keyOf(key: Node | null, scope: Scope): string | undefined {
  if (!key) return undefined;
  if (key.kind() === 'property_identifier' || key.kind() === 'number') return key.text();
  const isComputed = key.kind() === 'computed_property_name';
  const value = scope.evaluate(isComputed ? key.children().find(isPart) : key, scope);
  return typeof value === 'string' ? value : undefined;
}

/** Members with text. Numbered members stay unknown, because no tool is named by them. */
export function enumOf(node: Node, scope: Scope): Value {
  const assignments = nodesOf(node, 'enum_assignment');
  return Object.fromEntries(
    assignments.map((each) => [each.field('name')?.text() ?? '', scope.evaluate(each.field('value'), scope)]),
  );
}

/** The body of the function with which the compiler fills an enum: `E["A"] = "a";`. */
export function compiledEnumOf(body: Node, scope: Scope): Value {
  return Object.fromEntries(
    nodesOf(body, 'assignment_expression').flatMap((assignment): [string, Value][] => {
      const key = scope.evaluate(assignment.field('left')?.field('index'), scope);
      return typeof key === 'string' ? [[key, scope.evaluate(assignment.field('right'), scope)]] : [];
    }),
  );
}

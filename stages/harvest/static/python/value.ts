// The value of a Python expression, from its syntax: literals, concatenations, constants of the module and of
// the modules that it imports.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import type { Node } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { join } from '../text-reader.ts';
import { memberExpression } from './members.ts';
import { deeper, type Located, moduleValue, mostFollowed, partOf, positionals, type Scope } from './names.ts';
import { cleandoc, stringOf } from './strings.ts';

type Read = (node: Node, scope: Scope) => Json | undefined;

/** By kind of node. A kind that is not listed has no value that syntax can tell. */
const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['string', (node, scope) => stringOf(node, (part) => literal(interpolated(part), scope))],
  ['concatenated_string', (node, scope) => join(partsOf(node).map((part) => literal(part, scope)))],
  ['integer', numberOf],
  ['float', numberOf],
  ['true', () => true],
  ['false', () => false],
  ['none', () => null],
  ['unary_operator', negated],
  ['binary_operator', sumOf],
  ['list', listOf],
  ['tuple', listOf],
  ['dictionary', completeDictionary],
  ['parenthesized_expression', (node, scope) => literal(partsOf(node)[0], scope)],
  ['identifier', (node, scope) => follow(moduleValue(node.text(), scope), scope)],
  ['attribute', (node, scope) => follow(memberExpression(node, scope), scope)],
  ['call', callResult],
]);

/** Undefined if syntax alone doesn't tell the value. */
export function literal(node: Node | null | undefined, scope: Scope): Json | undefined {
  const inside = node && partOf(scope);
  return inside ? readers.get(node.kind())?.(node, inside) : undefined;
}

const interpolated = (part: Node): Node | undefined => part.field('expression') ?? partsOf(part)[0];

const follow = (found: Located | undefined, { depth }: Scope): Json | undefined =>
  found && depth < mostFollowed ? literal(found.node, deeper(found.scope, depth)) : undefined;

function numberOf(node: Node): number {
  return Number(node.text().replaceAll('_', ''));
}

function negated(node: Node, scope: Scope): number | undefined {
  const value = literal(node.field('argument'), scope);
  return typeof value === 'number' ? -value : undefined;
}

function sumOf(node: Node, scope: Scope): string | undefined {
  if (node.field('operator')?.text() !== '+') return undefined;
  return join([literal(node.field('left'), scope), literal(node.field('right'), scope)]);
}

function listOf(node: Node, scope: Scope): Json[] | undefined {
  const items = partsOf(node).map((item) => literal(item, scope));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function completeDictionary(node: Node, scope: Scope): JsonObject | undefined {
  const missing: string[] = [];
  const members = dictionaryOf(node, { ...scope, path: '', missing });
  return missing.length === 0 ? members : undefined;
}

/** A place in a tool and the scope in which the expression that stands there is read. */
export interface PythonPath extends Scope, SchemaPath {}

/** Like `literal`, but keeps what is known of a dictionary or list and adds the rest to `missing`. */
export function partialValue(node: Node | null | undefined, at: PythonPath): Json | undefined {
  const target = node && targetOf(node, at);
  const there = partOf({ ...at, ...target?.scope });
  if (there && target?.node.kind() === 'dictionary') return dictionaryOf(target.node, there);
  if (there && target?.node.kind() === 'list')
    return partsOf(target.node).flatMap((item, index) => partialValue(item, memberPath(there, index)) ?? []);
  const value = literal(node, at);
  if (value === undefined) at.missing.push(at.path);
  return value;
}

/** Object.fromEntries keeps every key of the source, `__proto__` among them. */
function dictionaryOf(node: Node, at: PythonPath): JsonObject {
  return Object.fromEntries(partsOf(node).flatMap((part) => membersFrom(part, at)));
}

function membersFrom(part: Node, at: PythonPath): [string, Json][] {
  if (part.kind() === 'dictionary_splat') {
    const spread = partialValue(partsOf(part)[0], memberPath(at, part.text().slice(0, 40)));
    return isObject(spread) ? Object.entries(spread) : [];
  }
  const written = part.field('key')?.text();
  const key = literal(part.field('key'), at);
  const value = partialValue(part.field('value'), memberPath(at, `${key ?? written}`));
  if (value === undefined) return [];
  if (typeof key === 'string') return [[key, value]];
  at.missing.push(`${at.path}.${written}`);
  return [];
}

/** The expression behind a name, and where it stands. Any other expression is its own target. */
function targetOf(node: Node, scope: Scope): Located {
  const found =
    scope.depth < mostFollowed && node.kind() === 'identifier' ? moduleValue(node.text(), scope) : undefined;
  return found ? targetOf(found.node, deeper(found.scope, scope.depth)) : { node, scope };
}

/** Calls of `dedent`, and of the methods of strings that declarations use. */
function callResult(node: Node, scope: Scope): Json | undefined {
  const callee = node.field('function');
  const given = positionals(node).map((each) => literal(each, scope));
  const [first] = given;
  if (/(^|\.)(dedent|cleandoc)$/.test(callee?.text() ?? ''))
    return typeof first === 'string' ? cleandoc(first) : undefined;
  const text = callee?.kind() === 'attribute' ? literal(callee.field('object'), scope) : undefined;
  if (typeof text !== 'string') return undefined;
  switch (callee?.field('attribute')?.text()) {
    case 'strip':
      return given.length === 0 ? text.trim() : undefined;
    case 'lower':
      return text.toLowerCase();
    case 'join':
      return Array.isArray(first) ? join(first, text) : undefined;
    default:
      return undefined;
  }
}

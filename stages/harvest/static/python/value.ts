// The value of a Python expression, from its syntax: literals, concatenations, constants of the module and of
// the modules that it imports.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { longestValue } from '../limits.ts';
import type { Node } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { gap, join } from '../text-reader.ts';
import { docstringOf } from './docstring.ts';
import { loopsOf, roundsOf } from './instances.ts';
import { keywords, partOf, positionals, type Scope } from './names.ts';
import { resolve } from './resolve.ts';
import { cleandoc, stringOf } from './strings.ts';

type Read = (node: Node, scope: Scope) => Json | undefined;

/** By kind of node. A kind that is not listed has no value that syntax can tell. */
const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['string', (node, scope) => stringOf(node, (part) => literal(interpolated(part), scope) ?? gapIn(scope))],
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
  ['set', listOf],
  ['list_comprehension', comprehended],
  ['dictionary_comprehension', comprehendedPairs],
  ['dictionary', completeDictionary],
  ['parenthesized_expression', (node, scope) => literal(partsOf(node)[0], scope)],
  ['identifier', valueOfName],
  ['attribute', valueOfMember],
  ['subscript', valueBehind],
  ['boolean_operator', fallbackOf],
  ['call', (node, scope) => callResult(node, scope) ?? valueBehind(node, scope)],
]);

/** Undefined if syntax alone doesn't tell the value. */
export function literal(node: Node | null | undefined, scope: Scope): Json | undefined {
  const inside = node && partOf(scope);
  return inside ? readers.get(node.kind())?.(node, inside) : undefined;
}

const interpolated = (part: Node): Node | undefined => part.field('expression') ?? partsOf(part)[0];

/** The value of what a node stands for, if that is something else. */
function valueBehind(node: Node, scope: Scope): Json | undefined {
  const target = resolve(node, scope);
  return target.node.kind() === node.kind() && target.node.range().start.index === node.range().start.index
    ? undefined
    : literal(target.node, target.scope);
}

function valueOfName(node: Node, scope: Scope): Json | undefined {
  const bound = scope.bindings?.get(node.text());
  return bound && 'value' in bound ? bound.value : valueBehind(node, scope);
}

/** Also what a function says about itself, and the value of a member of an enum. */
function valueOfMember(node: Node, scope: Scope): Json | undefined {
  const [object, name] = [node.field('object'), node.field('attribute')?.text() ?? ''];
  const target = object && /^(__name__|__doc__|value)$/.test(name) ? resolve(object, scope) : undefined;
  if (target?.node.kind() === 'function_definition')
    return name === '__name__' ? target.node.field('name')?.text() : docstringOf(target.node);
  const isMember = name === 'value' && target && /^(string|integer)$/.test(target.node.kind());
  return isMember ? literal(target.node, target.scope) : valueBehind(node, scope);
}

/** `name or "literal"`. */
function fallbackOf(node: Node, scope: Scope): Json | undefined {
  const left = literal(node.field('left'), scope);
  if (left === undefined || node.field('operator')?.text() !== 'or') return undefined;
  return left === null || left === '' || left === false ? literal(node.field('right'), scope) : left;
}

/** Marks a part of a text that is not known, where that is allowed. */
function gapIn({ gaps }: Scope): string | undefined {
  if (!gaps) return undefined;
  gaps.isFound = true;
  return gap;
}

/** Where words are for people. Any other text is of no use without a part of it. */
const prose = /(^|\.)(description|title)$/;

/** A value, or a text of which parts are unknown: these are marked, and it counts as missing. */
export function wordsOf(node: Node | null | undefined, at: PythonPath): Json | undefined {
  const gaps = { isFound: false };
  const value = literal(node, prose.test(at.path) ? { ...at, gaps } : at);
  const isEmpty = typeof value === 'string' && value.replaceAll(gap, '').trim() === '';
  if (value === undefined || gaps.isFound) at.missing.push(at.path);
  return gaps.isFound && isEmpty ? undefined : value;
}

function numberOf(node: Node): number {
  return Number(node.text().replaceAll('_', ''));
}

function negated(node: Node, scope: Scope): number | undefined {
  const value = literal(node.field('argument'), scope);
  return typeof value === 'number' ? -value : undefined;
}

/** Texts and lists that are added, and dictionaries that are merged. */
function sumOf(node: Node, scope: Scope): Json | undefined {
  const operator = node.field('operator')?.text();
  const [left, right] = [literal(node.field('left'), scope), literal(node.field('right'), scope)];
  if (operator === '|') return isObject(left) && isObject(right) ? { ...left, ...right } : undefined;
  if (operator !== '+') return undefined;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  const isText = typeof left === 'string' || typeof right === 'string';
  return isText ? join([left ?? gapIn(scope), right ?? gapIn(scope)]) : undefined;
}

function listOf(node: Node, scope: Scope): Json[] | undefined {
  const items = partsOf(node).map((item) => literal(item, scope));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** `[f"{name}_id" for name in names]`. */
function comprehended(node: Node, scope: Scope): Json[] | undefined {
  const items = roundsOfClauses(node, scope)?.map((each) => literal(partsOf(node)[0], each));
  return items?.every((item) => item !== undefined) ? items : undefined;
}

/** `{key: value.name for key, value in tools.items()}`. */
function comprehendedPairs(node: Node, scope: Scope): JsonObject | undefined {
  const [pair] = partsOf(node);
  const pairs = roundsOfClauses(node, scope)?.map((each): [Json | undefined, Json | undefined] => [
    literal(pair?.field('key'), each),
    literal(pair?.field('value'), each),
  ]);
  const isKnown = (each: readonly (Json | undefined)[]): each is [string, Json] =>
    typeof each[0] === 'string' && each[1] !== undefined;
  return pairs?.every(isKnown) ? Object.fromEntries(pairs) : undefined;
}

/** The scopes in which the body of a comprehension is evaluated. Unknown with a condition. */
function roundsOfClauses(node: Node, scope: Scope): Scope[] | undefined {
  const [, ...clauses] = partsOf(node);
  if (clauses.some((clause) => clause.kind() !== 'for_in_clause')) return undefined;
  return loopsOf(node)
    .reduce((each, loop) => each.flatMap((outer) => roundsOf(loop, outer)), [scope])
    .slice(0, longestValue);
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
  const target = node && resolve(node, at);
  const there = partOf({ ...at, ...target?.scope });
  if (there && target?.node.kind() === 'dictionary') return dictionaryOf(target.node, there);
  if (there && target?.node.kind() === 'list')
    return partsOf(target.node).flatMap((item, index) => partialValue(item, memberPath(there, index)) ?? []);
  return wordsOf(node, at);
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

/** Calls of `dedent`, and of the methods of strings that declarations use. */
function callResult(node: Node, scope: Scope): Json | undefined {
  const callee = node.field('function');
  const given = positionals(node).map((each) => literal(each, scope));
  const [first] = given;
  if (/(^|\.)(dedent|cleandoc)$/.test(callee?.text() ?? ''))
    return typeof first === 'string' ? cleandoc(first) : undefined;
  if (/^(os\.)?(getenv|environ\.get)$/.test(callee?.text() ?? '')) return given.length > 1 ? given[1] : null;
  const text = callee?.kind() === 'attribute' ? literal(callee.field('object'), scope) : undefined;
  if (typeof text !== 'string') return undefined;
  switch (callee?.field('attribute')?.text()) {
    case 'strip':
      return given.length === 0 ? text.trim() : undefined;
    case 'format':
      return formatted(text, node, scope);
    case 'replace':
      return replaced(text, given);
    case 'lower':
      return text.toLowerCase();
    case 'join':
      return Array.isArray(first) ? join(first, text) : undefined;
    default:
      return undefined;
  }
}

/** A template whose fields are all named or all numbered. */
function formatted(template: string, call: Node, scope: Scope): string | undefined {
  const [named, inOrder] = [keywords(call), positionals(call)];
  let next = 0;
  const parts = template.split(/(\{\w*\})/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll('{{', '{').replaceAll('}}', '}');
    const key = part.slice(1, -1);
    const value = literal(named.get(key) ?? inOrder[key === '' ? next++ : Number(key)], scope);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : gapIn(scope);
  });
  return join(parts);
}

function replaced(text: string, [from, to]: readonly (Json | undefined)[]): string | undefined {
  return typeof from === 'string' && typeof to === 'string' ? text.replaceAll(from, () => to) : undefined;
}

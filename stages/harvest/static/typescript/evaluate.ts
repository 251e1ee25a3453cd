// Evaluates an expression of TypeScript or JavaScript from its syntax: literals, templates, concatenations, constants of the file and of files
// that it imports, and zod schemas. Everything else is unknown.
import { type Node, nodesOf } from '../source.ts';
import { deepest, definitionOf, namespaceOf, type Scope } from './names.ts';
import { isMembers, unknown, type Value, Zod } from './value.ts';
import { zodBase, zodMethod, zodShape } from './zod.ts';

export function evaluate(node: Node | null | undefined, scope: Scope): Value {
  if (!node) return unknown;
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
      return named(node.text(), scope);
    case 'enum_declaration':
      return enumOf(node, scope);
    case 'member_expression':
      return memberOf(node, scope);
    case 'call_expression':
      return callOf(node, scope);
    case 'binary_expression':
      return sumOf(node, scope);
    case 'unary_expression':
      return node.text().startsWith('-') ? negated(evaluate(node.field('argument'), scope)) : unknown;
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'parenthesized_expression':
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

const negated = (value: Value): Value => (typeof value === 'number' ? -value : unknown);

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
};

function unescaped(text: string): string {
  const code = /^\\u\{([0-9a-f]+)\}$|^\\u([0-9a-f]{4})$|^\\x([0-9a-f]{2})$/i.exec(text);
  if (code) return String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16));
  const character = text.slice(1);
  return escapes[character] ?? character;
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

function sumOf(node: Node, scope: Scope): Value {
  if (node.field('operator')?.text() !== '+') return unknown;
  const [left, right] = [evaluate(node.field('left'), scope), evaluate(node.field('right'), scope)];
  const isText = (value: Value): value is string | number => typeof value === 'string' || typeof value === 'number';
  return isText(left) && isText(right)
    ? typeof left === 'number' && typeof right === 'number'
      ? left + right
      : `${left}${right}`
    : unknown;
}

function spreadable(item: Node, scope: Scope): Value[] {
  if (item.kind() !== 'spread_element') return [evaluate(item, scope)];
  const value = evaluate(item.children().find(isPart), scope);
  return Array.isArray(value) ? [...value] : [unknown];
}

function objectOf(node: Node, scope: Scope): Value {
  const members: Record<string, Value> = {};
  for (const part of node.children().filter(isPart)) {
    if (part.kind() === 'pair') {
      const key = keyOf(part.field('key'), scope);
      if (key !== undefined) members[key] = evaluate(part.field('value'), scope);
    } else if (part.kind() === 'shorthand_property_identifier') members[part.text()] = named(part.text(), scope);
    else if (part.kind() === 'spread_element') {
      const value = evaluate(part.children().find(isPart), scope);
      if (isMembers(value)) Object.assign(members, value);
    } else if (part.kind() === 'method_definition') members[part.field('name')?.text() ?? ''] = unknown;
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

function memberOf(node: Node, scope: Scope): Value {
  const property = node.field('property')?.text() ?? '';
  const namespace = namespaceOf(node.field('object')?.text() ?? '', scope);
  if (namespace) return named(property, namespace);
  const object = evaluate(node.field('object'), scope);
  if (object instanceof Zod) return property === 'shape' ? zodShape(object) : unknown;
  if (isMembers(object)) return object[property] ?? unknown;
  return unknown;
}

function callOf(node: Node, scope: Scope): Value {
  const callee = node.field('function');
  const given = (): Value[] => argumentsOf(node).flatMap((argument) => spreadable(argument, scope));
  if (!callee) return unknown;
  if (callee.kind() === 'identifier') {
    // Libraries that turn a zod schema into JSON Schema, and tags that take indentation off.
    if (/^(zodToJsonSchema|toJSONSchema|toJsonSchema)$/i.test(callee.text())) return given()[0] ?? unknown;
    return /^(dedent|stripIndent|outdent)$/.test(callee.text())
      ? dedented(given()[0] ?? evaluate(node.field('arguments'), scope))
      : unknown;
  }
  if (callee.kind() !== 'member_expression') return unknown;
  const method = callee.field('property')?.text() ?? '';
  const object = callee.field('object');
  if (/^(z|zod|v4|z\.coerce)$/.test(object?.text() ?? '')) {
    if (method === 'toJSONSchema') return given()[0] ?? unknown;
    return zodBase(method, given()) ?? unknown;
  }
  if (object?.text() === 'Object' && method === 'freeze') return given()[0] ?? unknown;
  const value = evaluate(object, scope);
  if (value instanceof Zod) return zodMethod(value, method, given());
  if (typeof value === 'string' && method === 'trim') return value.trim();
  if (Array.isArray(value) && method === 'join') {
    const [separator = ','] = given();
    return value.every((item) => typeof item === 'string') && typeof separator === 'string'
      ? value.join(separator)
      : unknown;
  }
  if (Array.isArray(value) && method === 'concat') return [...value, ...given().flat()];
  return unknown;
}

function dedented(value: Value): Value {
  if (typeof value !== 'string') return unknown;
  const lines = value.replace(/^\n/, '').trimEnd().split('\n');
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  return lines.map((line) => line.slice(depth)).join('\n');
}

export const argumentsOf = (call: Node): Node[] => call.field('arguments')?.children().filter(isPart) ?? [];

/** What a name stands for: a constant of this file, or one that it imports from another file of the project. */
export function named(name: string, scope: Scope): Value {
  if (name === 'undefined' || scope.depth >= deepest) return unknown;
  const found = definitionOf(name, scope);
  return found ? evaluate(found.node, { ...found.scope, depth: scope.depth + 1 }) : unknown;
}

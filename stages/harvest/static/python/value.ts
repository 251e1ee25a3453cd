// What an expression of Python stands for, from its syntax: literals, concatenations, constants of the module
// and of modules that it imports.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Node, nodesOf } from '../source.ts';
import {
  classNamed,
  deepest,
  importedFrom,
  isPart,
  keywords,
  moduleValue,
  positionals,
  type Scope,
} from './names.ts';

/** Undefined where syntax does not tell. */
export function literal(node: Node | null | undefined, scope: Scope): Json | undefined {
  if (!node) return undefined;
  switch (node.kind()) {
    case 'string':
      return stringOf(node, scope);
    case 'concatenated_string': {
      const parts = node
        .children()
        .filter(isPart)
        .map((part) => literal(part, scope));
      return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
    }
    case 'integer':
    case 'float':
      return Number(node.text().replaceAll('_', ''));
    case 'true':
      return true;
    case 'false':
      return false;
    case 'none':
      return null;
    case 'unary_operator': {
      const value = literal(node.field('argument'), scope);
      return typeof value === 'number' ? -value : undefined;
    }
    case 'binary_operator': {
      const [left, right] = [literal(node.field('left'), scope), literal(node.field('right'), scope)];
      return node.field('operator')?.text() === '+' && typeof left === 'string' && typeof right === 'string'
        ? left + right
        : undefined;
    }
    case 'list':
    case 'tuple': {
      const items = node
        .children()
        .filter(isPart)
        .map((item) => literal(item, scope));
      return items.every((item) => item !== undefined) ? (items as Json[]) : undefined;
    }
    case 'dictionary': {
      const missing: string[] = [];
      const members = told(node, scope, '', missing);
      return missing.length === 0 ? members : undefined;
    }
    case 'parenthesized_expression':
      return literal(node.children().find(isPart), scope);
    case 'identifier':
      return constant(node.text(), scope);
    case 'attribute':
      return memberOf(node, scope);
    case 'call':
      return call(node, scope);
    default:
      return undefined;
  }
}

/**
 * As `literal`, but of a dictionary or a list with what is known of it: what is not is named in `missing`
 * under its path.
 */
export function told(
  node: Node | null | undefined,
  scope: Scope,
  path: string,
  missing: string[],
): Json | undefined {
  const at = node && standsFor(node, scope);
  if (at?.node.kind() === 'dictionary') return dictionary(at.node, at.scope, path, missing);
  if (at?.node.kind() === 'list')
    return at.node
      .children()
      .filter(isPart)
      .flatMap((item, index) => told(item, at.scope, `${path}.${index}`, missing) ?? []);
  const value = literal(node, scope);
  if (value === undefined) missing.push(path);
  return value;
}

function dictionary(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const members: JsonObject = {};
  for (const part of node.children().filter(isPart)) {
    if (part.kind() === 'dictionary_splat') {
      const spread = told(
        part.children().find(isPart),
        scope,
        `${path}.${part.text().slice(0, 40)}`,
        missing,
      );
      if (isObject(spread)) Object.assign(members, spread);
      continue;
    }
    const key = literal(part.field('key'), scope);
    const value = told(part.field('value'), scope, `${path}.${key ?? part.field('key')?.text()}`, missing);
    if (typeof key === 'string' && value !== undefined) members[key] = value;
    else if (typeof key !== 'string' && value !== undefined)
      missing.push(`${path}.${part.field('key')?.text()}`);
  }
  return members;
}

/** The expression behind a name, and where it stands; any other expression is itself. */
export function standsFor(node: Node, scope: Scope): { node: Node; scope: Scope } {
  const found =
    scope.depth < deepest && node.kind() === 'identifier' ? moduleValue(node.text(), scope) : undefined;
  return found ? standsFor(found.node, { ...found.scope, depth: scope.depth + 1 }) : { node, scope };
}

function call(node: Node, scope: Scope): Json | undefined {
  const callee = node.field('function');
  const given = positionals(node).map((each) => literal(each, scope));
  const [first] = given;
  if (/(^|\.)(dedent|cleandoc)$/.test(callee?.text() ?? ''))
    return typeof first === 'string' ? dedented(first) : undefined;
  const text = callee?.kind() === 'attribute' ? literal(callee.field('object'), scope) : undefined;
  if (typeof text !== 'string') return undefined;
  switch (callee?.field('attribute')?.text()) {
    case 'strip':
      return given.length === 0 ? text.trim() : undefined;
    case 'lower':
      return text.toLowerCase();
    case 'join':
      return Array.isArray(first) && first.every((each) => typeof each === 'string')
        ? first.join(text)
        : undefined;
    default:
      return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function stringOf(node: Node, scope: Scope): string | undefined {
  const prefix = /^[a-z]*/i.exec(node.text())?.[0].toLowerCase() ?? '';
  const plain = (text: string): string =>
    prefix.includes('r')
      ? text
      : text.replaceAll(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (whole, code: string) =>
          /^[ux]./.test(code)
            ? String.fromCodePoint(Number.parseInt(code.slice(1), 16))
            : (escapes[code] ?? whole),
        );
  if (!prefix.includes('f'))
    return plain(
      node
        .text()
        .slice(prefix.length)
        .replace(/^("""|'''|"|')([\s\S]*)\1$/, '$2'),
    );
  let text = '';
  for (const part of node.children()) {
    if (part.kind() === 'string_content')
      text += plain(part.text()).replaceAll('{{', '{').replaceAll('}}', '}');
    if (part.kind() !== 'interpolation') continue;
    const value = literal(part.field('expression') ?? part.children().find(isPart), scope);
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    text += String(value);
  }
  return text;
}

/** As inspect.cleandoc does: the first line stripped, the others by their common indentation. */
export function dedented(text: string): string {
  const [first = '', ...rest] = text.replaceAll('\t', '        ').split('\n');
  const depths = rest
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return [first.trimStart(), ...rest.map((line) => line.slice(depth))]
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

/**
 * A class's constant or an enum's member (Tools.ADD, Tools.ADD.value), a name of a module, or a field of the
 * class that it stands in (self.name).
 */
function memberOf(node: Node, scope: Scope): Json | undefined {
  const [, owner = '', member = ''] = /^(\w+)\.(\w+)(?:\.value)?$/.exec(node.text()) ?? [];
  if (owner === '' || scope.depth >= deepest) return undefined;
  const deeper = (found: Scope): Scope => ({ ...found, depth: scope.depth + 1 });
  if (owner === 'self' || owner === 'cls') {
    const inside = node.ancestors().find((each) => each.kind() === 'class_definition');
    return inside && fieldOf(inside, member, deeper(scope));
  }
  const found = classNamed(owner, scope);
  if (found) return fieldOf(found.node, member, deeper(found.scope));
  const file = importedFrom(owner, scope);
  return file && constant(member, deeper({ ...scope, file }));
}

/**
 * What a class assigns to a field: in its body, in its methods, or by giving it to the class that it extends.
 */
function fieldOf(node: Node, member: string, scope: Scope): Json | undefined {
  if (scope.depth >= deepest) return undefined;
  const assigned = nodesOf(node, 'assignment').filter((each) =>
    [member, `self.${member}`].includes(each.field('left')?.text() ?? ''),
  );
  if (assigned.length > 0)
    return assigned.length === 1 ? literal(assigned[0]?.field('right'), scope) : undefined;
  const [base] = node.field('superclasses')?.children().filter(isPart) ?? [];
  const above = base && classNamed(base.text(), scope);
  if (!above) return undefined;
  // super().__init__("name"): the base assigns its parameter.
  const parameter = nodesOf(above.node, 'assignment')
    .find((each) => each.field('left')?.text() === `self.${member}`)
    ?.field('right')
    ?.text();
  const maker = nodesOf(above.node, 'function_definition').find(
    (each) => each.field('name')?.text() === '__init__',
  );
  const names =
    maker
      ?.field('parameters')
      ?.children()
      .filter(isPart)
      .map((each) => /^\w+/.exec(each.text())?.[0]) ?? [];
  const call = nodesOf(node, 'call').find((each) => each.field('function')?.text() === 'super().__init__');
  const at = names.indexOf(parameter) - 1; // without self
  const given = call && parameter ? (keywords(call).get(parameter) ?? positionals(call)[at]) : undefined;
  return given
    ? literal(given, scope)
    : fieldOf(above.node, member, { ...above.scope, depth: scope.depth + 1 });
}

function constant(name: string, scope: Scope): Json | undefined {
  if (scope.depth >= deepest) return undefined;
  const found = moduleValue(name, scope);
  return found && literal(found.node, { ...found.scope, depth: scope.depth + 1 });
}

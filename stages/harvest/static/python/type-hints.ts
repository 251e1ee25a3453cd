// Type hints as JSON Schema, as Pydantic makes it: Annotated with Field, Literal, unions, lists, models and
// enums of the project.
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { own } from '../own.ts';
import { type Node, nodesOf } from '../source.ts';
import { classNamed, isPart, keywords, moduleValue, positionals, type Scope } from './names.ts';
import { dedented, literal } from './value.ts';

const scalars: Readonly<Record<string, JsonObject>> = {
  str: { type: 'string' },
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  bytes: { type: 'string', format: 'binary' },
  None: { type: 'null' },
  Any: {},
  object: {},
  dict: { type: 'object' },
  Dict: { type: 'object' },
  list: { type: 'array' },
  List: { type: 'array' },
  tuple: { type: 'array' },
  set: { type: 'array', uniqueItems: true },
  datetime: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'time' },
  UUID: { type: 'string', format: 'uuid' },
  Path: { type: 'string', format: 'path' },
  Decimal: { type: 'number' },
  HttpUrl: { type: 'string', format: 'uri' },
  AnyUrl: { type: 'string', format: 'uri' },
  EmailStr: { type: 'string', format: 'email' },
};

/** `path` names what could not be told in `missing`. */
export function typeSchema(
  node: Node | null | undefined,
  scope: Scope,
  path: string,
  missing: string[],
): JsonObject {
  if (!node) return {};
  const inner = node.kind() === 'type' ? node.children().find(isPart) : node;
  if (!inner) return {};
  const again = (child: Node | undefined): JsonObject => typeSchema(child, scope, path, missing);
  if (inner.kind() === 'string') return named(inner.text().slice(1, -1), scope, path, missing);
  if (inner.kind() === 'none') return { type: 'null' };
  if (inner.kind() === 'binary_operator')
    return union([again(inner.field('left') ?? undefined), again(inner.field('right') ?? undefined)]);
  if (inner.kind() === 'subscript' || inner.kind() === 'generic_type')
    return generic(inner, scope, path, missing);
  return named(inner.text(), scope, path, missing);
}

function generic(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const parts = node.kind() === 'generic_type' ? genericParts(node) : subscriptParts(node);
  const name = parts.name.split('.').at(-1) ?? '';
  const again = (child: Node | undefined): JsonObject => typeSchema(child, scope, path, missing);
  const [first, second] = parts.given;
  if (name === 'Annotated')
    return Object.assign(
      {},
      again(first),
      ...parts.given.slice(1).map((extra) => annotation(extra, scope, path, missing)),
    );
  if (name === 'Literal')
    return choiceOf(
      parts.given.map((item) => literal(unwrapped(item), scope)),
      path,
      missing,
    );
  if (name === 'Optional') return union([again(first), { type: 'null' }]);
  if (name === 'Union') return union(parts.given.map(again));
  if (/^(list|List|Sequence|Iterable|set|Set|frozenset)$/.test(name))
    return { type: 'array', items: again(first) };
  if (/^(dict|Dict|Mapping)$/.test(name))
    return { type: 'object', ...(second ? { additionalProperties: again(second) } : {}) };
  if (/^(tuple|Tuple)$/.test(name)) return { type: 'array', items: again(first) };
  missing.push(path);
  return {};
}

/** Of choices of one type this is said; one that could not be told is missing. */
function choiceOf(values: readonly (Json | undefined)[], path: string, missing: string[]): JsonObject {
  const known = values.flatMap((value) => (value === undefined ? [] : [value]));
  if (known.length < values.length) missing.push(`${path}.enum`);
  const types = new Set(known.map((value) => (typeof value === 'number' ? 'integer' : typeof value)));
  const [type] = types.size === 1 ? types : [];
  return { ...(type === undefined ? {} : { type }), ...(known.length > 0 ? { enum: known } : {}) };
}

const unwrapped = (node: Node): Node | undefined =>
  node.kind() === 'type' ? node.children().find(isPart) : node;

function genericParts(node: Node): { name: string; given: Node[] } {
  const [name, parameters] = node.children().filter(isPart);
  return { name: name?.text() ?? '', given: parameters?.children().filter(isPart) ?? [] };
}

function subscriptParts(node: Node): { name: string; given: Node[] } {
  const [name, ...given] = node.children().filter(isPart);
  return { name: name?.text() ?? '', given };
}

const union = (schemas: readonly JsonObject[]): JsonObject => {
  const flat = schemas.flatMap((schema) =>
    Array.isArray(schema.anyOf) && Object.keys(schema).length === 1
      ? (schema.anyOf as JsonObject[])
      : [schema],
  );
  return flat.length === 1 ? (flat[0] ?? {}) : { anyOf: flat as Json[] };
};

/** What stands beside the type in Annotated: a Field, or words. */
function annotation(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const inner = unwrapped(node);
  if (!inner) return {};
  if (inner.kind() === 'call') return fieldKeywords(inner, scope, path, missing);
  const text = literal(inner, scope);
  return typeof text === 'string' ? { description: text } : {};
}

const constraints: Readonly<Record<string, string>> = {
  ge: 'minimum',
  le: 'maximum',
  gt: 'exclusiveMinimum',
  lt: 'exclusiveMaximum',
  min_length: 'minLength',
  max_length: 'maxLength',
  pattern: 'pattern',
  title: 'title',
  description: 'description',
  examples: 'examples',
};

/** Keywords of Field(…) that JSON Schema knows. */
function fieldKeywords(call: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const found: JsonObject = {};
  for (const [name, node] of keywords(call)) {
    const key = own(constraints, name);
    if (key === undefined) continue;
    const value = literal(node, scope);
    if (value === undefined) missing.push(`${path}.${key}`);
    else found[key] = value;
  }
  return found;
}

const isField = (node: Node | null | undefined): node is Node =>
  node?.kind() === 'call' && /(^|\.)Field$/.test(node.field('function')?.text() ?? '');

export interface Default {
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

/** What stands right of the equals sign of a parameter or a field. */
export function defaultOf(
  node: Node | null | undefined,
  scope: Scope,
  path: string,
  missing: string[],
): Default {
  if (!node || node.kind() === 'ellipsis') return { isRequired: true, schema: {} };
  const given = isField(node) ? (keywords(node).get('default') ?? positionals(node)[0]) : node;
  const schema = isField(node) ? fieldKeywords(node, scope, path, missing) : {};
  const hasFactory = isField(node) && keywords(node).has('default_factory');
  if (!given || given.kind() === 'ellipsis') return { isRequired: !hasFactory, schema };
  const value = literal(given, scope);
  // A default that is made when it runs: that there is one is what counts.
  return { isRequired: false, schema: value === undefined ? schema : { ...schema, default: value } };
}

function named(text: string, scope: Scope, path: string, missing: string[]): JsonObject {
  const name = text.split('.').at(-1) ?? '';
  const scalar = own(scalars, name);
  if (scalar) return scalar;
  const found = scope.depth < 6 ? classNamed(name, scope) : undefined;
  // `Mode = Literal['a', 'b']`
  const alias = found || scope.depth >= 6 ? undefined : moduleValue(name, scope);
  if (alias) return typeSchema(alias.node, { ...alias.scope, depth: scope.depth + 1 }, path, missing);
  if (!found) {
    missing.push(path);
    return {};
  }
  const bases = found.node.field('superclasses')?.text() ?? '';
  const within = { ...found.scope, depth: scope.depth + 1 };
  return /Enum/.test(bases)
    ? enumSchema(found.node, within, path, missing)
    : modelSchema(found.node, within, path, missing);
}

function enumSchema(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const members = nodesOf(node, 'assignment').filter(
    (each) => each.parent()?.parent()?.parent()?.kind() === 'class_definition',
  );
  return choiceOf(
    members.map((member) => literal(member.field('right'), scope)),
    path,
    missing,
  );
}

/**
 * A Pydantic model, a dataclass or a TypedDict: its annotated names, those of the classes that it extends
 * first.
 */
export function modelSchema(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const properties: JsonObject = {};
  const required = new Set<string>();
  for (const model of [...basesOf(node, scope).reverse(), { node, scope }])
    for (const statement of model.node.field('body')?.children() ?? []) {
      const assignment = statement.kind() === 'expression_statement' ? statement.children()[0] : undefined;
      const name = assignment?.field('left')?.text();
      const type = assignment?.field('type');
      if (assignment?.kind() !== 'assignment' || name === undefined || !type || /ClassVar/.test(type.text()))
        continue;
      const right = assignment.field('right');
      const alias = isField(right) ? literal(keywords(right).get('alias'), model.scope) : undefined;
      const own = typeof alias === 'string' ? alias : name;
      const { isRequired, schema } = defaultOf(right, model.scope, `${path}.${own}`, missing);
      properties[own] = { ...typeSchema(type, model.scope, `${path}.${own}`, missing), ...schema };
      if (isRequired) required.add(own);
      else required.delete(own);
    }
  const said = docstringOf(node);
  return {
    type: 'object',
    properties,
    ...(required.size > 0 ? { required: [...required] } : {}),
    ...(said === undefined ? {} : { description: said }),
  };
}

/** The classes of the project that a class extends, nearest first. */
function basesOf(node: Node, scope: Scope, depth = 0): { node: Node; scope: Scope }[] {
  const names = node.field('superclasses')?.children().filter(isPart) ?? [];
  return names.flatMap((name) => {
    const found = depth < 6 ? classNamed(name.text(), scope) : undefined;
    return found ? [found, ...basesOf(found.node, found.scope, depth + 1)] : [];
  });
}

/** The docstring of a function or class, its indentation taken off. */
export function docstringOf(node: Node): string | undefined {
  const first = node.field('body')?.children().find(isPart);
  const text = first?.kind() === 'expression_statement' ? first.children()[0] : undefined;
  if (text?.kind() !== 'string' && text?.kind() !== 'concatenated_string') return undefined;
  const value = literal(text, { file: {} as Scope['file'], project: { files: new Map() }, depth: 0 }); // a literal needs no scope
  return typeof value === 'string' ? dedented(value) : undefined;
}

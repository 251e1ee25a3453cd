// Type hints as JSON Schema, as Pydantic makes it: Annotated with Field, Literal, unions, lists, models and enums of the project.
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Node, nodesOf } from '../source.ts';
import { classNamed, dedented, isPart, keywords, literal, positionals, type Scope } from './value.ts';

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
export function typeSchema(node: Node | null | undefined, scope: Scope, path: string, missing: string[]): JsonObject {
  if (!node) return {};
  const inner = node.kind() === 'type' ? node.children().find(isPart) : node;
  if (!inner) return {};
  const again = (child: Node | undefined): JsonObject => typeSchema(child, scope, path, missing);
  if (inner.kind() === 'string') return named(inner.text().slice(1, -1), scope, path, missing);
  if (inner.kind() === 'none') return { type: 'null' };
  if (inner.kind() === 'binary_operator')
    return union([again(inner.field('left') ?? undefined), again(inner.field('right') ?? undefined)]);
  if (inner.kind() === 'subscript' || inner.kind() === 'generic_type') return generic(inner, scope, path, missing);
  return named(inner.text(), scope, path, missing);
}

function generic(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const parts = node.kind() === 'generic_type' ? genericParts(node) : subscriptParts(node);
  const name = parts.name.split('.').at(-1) ?? '';
  const again = (child: Node | undefined): JsonObject => typeSchema(child, scope, path, missing);
  const [first, second] = parts.given;
  if (name === 'Annotated')
    return Object.assign({}, again(first), ...parts.given.slice(1).map((extra) => annotation(extra, scope)));
  if (name === 'Literal')
    return { type: 'string', enum: parts.given.map((item) => literal(unwrapped(item), scope) ?? null) };
  if (name === 'Optional') return union([again(first), { type: 'null' }]);
  if (name === 'Union') return union(parts.given.map(again));
  if (/^(list|List|Sequence|Iterable|set|Set|frozenset)$/.test(name)) return { type: 'array', items: again(first) };
  if (/^(dict|Dict|Mapping)$/.test(name))
    return { type: 'object', ...(second ? { additionalProperties: again(second) } : {}) };
  if (/^(tuple|Tuple)$/.test(name)) return { type: 'array', items: again(first) };
  missing.push(path);
  return {};
}

const unwrapped = (node: Node): Node | undefined => (node.kind() === 'type' ? node.children().find(isPart) : node);

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
    Array.isArray(schema.anyOf) && Object.keys(schema).length === 1 ? (schema.anyOf as JsonObject[]) : [schema],
  );
  return flat.length === 1 ? (flat[0] ?? {}) : { anyOf: flat as Json[] };
};

/** What stands beside the type in Annotated: a Field, or words. */
function annotation(node: Node, scope: Scope): JsonObject {
  const inner = unwrapped(node);
  if (!inner) return {};
  if (inner.kind() === 'call') return fieldKeywords(inner, scope);
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
export function fieldKeywords(call: Node, scope: Scope): JsonObject {
  const found: JsonObject = {};
  for (const [name, node] of keywords(call)) {
    const key = constraints[name];
    const value = literal(node, scope);
    if (key !== undefined && value !== undefined) found[key] = value;
  }
  return found;
}

export interface Default {
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

/** What stands right of the equals sign of a parameter or a field. */
export function defaultOf(node: Node | null | undefined, scope: Scope): Default {
  if (!node) return { isRequired: true, schema: {} };
  if (node.kind() === 'call' && /(^|\.)Field$/.test(node.field('function')?.text() ?? '')) {
    const given = keywords(node).get('default') ?? positionals(node)[0];
    const hasFactory = keywords(node).has('default_factory');
    const isEllipsis = given?.kind() === 'ellipsis';
    const value = given && !isEllipsis ? literal(given, scope) : undefined;
    return {
      isRequired: (given === undefined || isEllipsis) && !hasFactory,
      schema: { ...fieldKeywords(node, scope), ...(value === undefined ? {} : { default: value }) },
    };
  }
  if (node.kind() === 'ellipsis') return { isRequired: true, schema: {} };
  const value = literal(node, scope);
  return { isRequired: false, schema: value === undefined ? {} : { default: value } };
}

function named(text: string, scope: Scope, path: string, missing: string[]): JsonObject {
  const name = text.split('.').at(-1) ?? '';
  const scalar = scalars[name];
  if (scalar) return scalar;
  const found = scope.depth < 6 ? classNamed(name, scope) : undefined;
  if (!found) {
    missing.push(path);
    return {};
  }
  const bases = found.node.field('superclasses')?.text() ?? '';
  const within = { ...found.scope, depth: scope.depth + 1 };
  return /Enum/.test(bases) ? enumSchema(found.node, within) : modelSchema(found.node, within, path, missing);
}

function enumSchema(node: Node, scope: Scope): JsonObject {
  const values = nodesOf(node, 'assignment').flatMap((assignment) => literal(assignment.field('right'), scope) ?? []);
  return { type: values.every((value) => typeof value === 'number') ? 'integer' : 'string', enum: values };
}

/** A Pydantic model, a dataclass or a TypedDict: its annotated names. */
export function modelSchema(node: Node, scope: Scope, path: string, missing: string[]): JsonObject {
  const properties: JsonObject = {};
  const required: string[] = [];
  const body = node.field('body');
  for (const statement of body?.children() ?? []) {
    const assignment = statement.kind() === 'expression_statement' ? statement.children()[0] : undefined;
    const name = assignment?.field('left')?.text();
    const type = assignment?.field('type');
    if (assignment?.kind() !== 'assignment' || name === undefined || !type || /ClassVar/.test(type.text())) continue;
    const { isRequired, schema } = defaultOf(assignment.field('right'), scope);
    properties[name] = { ...typeSchema(type, scope, `${path}.${name}`, missing), ...schema };
    if (isRequired) required.push(name);
  }
  const said = docstringOf(node);
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(said === undefined ? {} : { description: said }),
  };
}

/** The docstring of a function or class, its indentation taken off. */
export function docstringOf(node: Node): string | undefined {
  const first = node.field('body')?.children().find(isPart);
  const text = first?.kind() === 'expression_statement' ? first.children()[0] : undefined;
  if (text?.kind() !== 'string' && text?.kind() !== 'concatenated_string') return undefined;
  const value = literal(text, { file: {} as Scope['file'], project: { files: new Map() }, depth: 0 }); // a literal needs no scope
  return typeof value === 'string' ? dedented(value) : undefined;
}

// Type hints as the JSON Schema that Pydantic makes of them: Annotated with Field, Literal, unions, lists,
// and the models and enums of the project.
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { memberPath } from '../extractor.ts';
import { mostNested } from '../limits.ts';
import { own } from '../own.ts';
import { parametersSchema } from '../parameters.ts';
import { type Node, nodesOf } from '../source.ts';
import { isPart, partsOf } from '../syntax.ts';
import { docstringOf } from './docstring.ts';
import { defaultOf, fieldKeywords, isField } from './fields.ts';
import {
  classNamed,
  keywords,
  type Located,
  moduleNamed,
  moduleValue,
  outside,
  partOf,
  type Scope,
} from './names.ts';
import { resolve } from './resolve.ts';
import { literal, type PythonPath } from './value.ts';

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
  PositiveInt: { type: 'integer', exclusiveMinimum: 0 },
  NonNegativeInt: { type: 'integer', minimum: 0 },
  PositiveFloat: { type: 'number', exclusiveMinimum: 0 },
  StrictStr: { type: 'string' },
  StrictInt: { type: 'integer' },
  StrictBool: { type: 'boolean' },
};

/** The schema of a type. Where it cannot be resolved, `at.missing` names its path. */
export function typeSchema(node: Node | null | undefined, outside: PythonPath): JsonObject {
  const inner = node && withoutWrapper(node);
  const at = partOf(outside);
  if (!at) {
    outside.missing.push(outside.path);
    return {};
  }
  switch (inner?.kind()) {
    case undefined:
      return {};
    case 'string':
      return namedType(inner?.text().slice(1, -1) ?? '', at);
    case 'none':
      return { type: 'null' };
    case 'binary_operator':
      return union([typeSchema(inner?.field('left'), at), typeSchema(inner?.field('right'), at)]);
    case 'union_type':
      return union(partsOf(inner).map((part) => typeSchema(part, at)));
    case 'subscript':
    case 'generic_type':
      return genericType(inner as Node, at); // of this kind, so it is there
    default:
      return namedType(inner?.text() ?? '', at);
  }
}

type Generic = (given: readonly Node[], at: PythonPath) => JsonObject;

const listSchema: Generic = ([item], at) => ({ type: 'array', items: typeSchema(item, at) });
const mapSchema: Generic = ([, value], at) => ({
  type: 'object',
  ...(value ? { additionalProperties: typeSchema(value, at) } : {}),
});

const generics: Readonly<Record<string, Generic>> = {
  Annotated: ([type, ...extras], at) =>
    Object.assign({}, typeSchema(type, at), ...extras.map((extra) => annotation(extra, at))),
  Literal: (choices, at) =>
    choiceOf(
      choices.map((item) => literal(withoutWrapper(item), at)),
      at,
    ),
  Optional: ([type], at) => union([typeSchema(type, at), { type: 'null' }]),
  Union: (types, at) => union(types.map((type) => typeSchema(type, at))),
  list: listSchema,
  List: listSchema,
  Sequence: listSchema,
  Iterable: listSchema,
  set: listSchema,
  Set: listSchema,
  frozenset: listSchema,
  tuple: listSchema,
  Tuple: listSchema,
  dict: mapSchema,
  Dict: mapSchema,
  Mapping: mapSchema,
};

/** `list[int]` is a generic type or a subscript, depending on where it stands. */
function genericType(node: Node, at: PythonPath): JsonObject {
  const [name, ...subscripts] = partsOf(node);
  const given = node.kind() === 'generic_type' ? partsOf(subscripts[0]) : subscripts;
  const read = own(generics, name?.text().split('.').at(-1) ?? '');
  if (read) return read(given, at);
  at.missing.push(at.path);
  return {};
}

/** Choices of a single type also say their type. A choice that cannot be resolved is missing. */
function choiceOf(values: readonly (Json | undefined)[], at: PythonPath): JsonObject {
  const known = values.flatMap((value) => (value === undefined ? [] : [value]));
  if (known.length < values.length) at.missing.push(`${at.path}.enum`);
  const types = new Set(known.map((value) => (typeof value === 'number' ? 'integer' : typeof value)));
  const [type] = types.size === 1 ? types : [];
  return { ...(type === undefined ? {} : { type }), ...(known.length > 0 ? { enum: known } : {}) };
}

const withoutWrapper = (node: Node): Node | undefined =>
  node.kind() === 'type' ? node.children().find(isPart) : node;

const union = (schemas: readonly JsonObject[]): JsonObject => {
  const flat = schemas.flatMap((schema) =>
    Array.isArray(schema.anyOf) && Object.keys(schema).length === 1
      ? (schema.anyOf as JsonObject[])
      : [schema],
  );
  return flat.length === 1 ? (flat[0] ?? {}) : { anyOf: flat as Json[] };
};

/** What stands beside the type in Annotated: a Field, or a description. */
function annotation(node: Node, at: PythonPath): JsonObject {
  const inner = withoutWrapper(node);
  if (!inner) return {};
  const target = resolve(inner, at);
  if (target.node.kind() === 'call') return fieldKeywords(target.node, { ...at, ...target.scope });
  const text = literal(inner, at);
  return typeof text === 'string' ? { description: text } : {};
}

function namedType(text: string, at: PythonPath): JsonObject {
  const name = text.split('.').at(-1) ?? '';
  const scalar = own(scalars, name);
  if (scalar) return scalar;
  const mayFollow = at.depth < mostNested;
  const found = mayFollow ? (classIn(text, at) ?? classNamed(name, at)) : undefined;
  // `Mode = Literal['a', 'b']`
  const alias = found || !mayFollow ? undefined : moduleValue(name, at);
  const target = found ?? alias;
  if (!target) {
    at.missing.push(at.path);
    return {};
  }
  const there = { ...at, ...target.scope, depth: at.depth + 1 };
  if (alias) return typeSchema(alias.node, there);
  const isEnum = /Enum/.test(target.node.field('superclasses')?.text() ?? '');
  return isEnum ? enumSchema(target.node, there) : modelSchema(target.node, there);
}

/** `schemas.Item`: a class of a module that is imported as a whole. */
function classIn(path: string, at: PythonPath): Located | undefined {
  const [, owner, name] = /^(\w+)\.(\w+)$/.exec(path) ?? [];
  const file = owner === undefined ? undefined : moduleNamed(owner, at);
  return file && name ? classNamed(name, outside(at, file)) : undefined;
}

function enumSchema(node: Node, at: PythonPath): JsonObject {
  const members = nodesOf(node, 'assignment').filter(
    (each) => each.parent()?.parent()?.parent()?.kind() === 'class_definition',
  );
  return choiceOf(
    members.map((member) => literal(member.field('right'), at)),
    at,
  );
}

/** A Pydantic model, a dataclass or a TypedDict. The fields of the classes that it extends come first. */
export function modelSchema(node: Node, at: PythonPath): JsonObject {
  const fields = new Map<string, { schema: JsonObject; isRequired: boolean }>();
  for (const model of [...basesOf(node, at).reverse(), { node, scope: at }])
    for (const assignment of annotatedNames(model.node)) {
      const right = assignment.field('right');
      const alias = isField(right) ? literal(keywords(right).get('alias'), model.scope) : undefined;
      const name = typeof alias === 'string' ? alias : (assignment.field('left')?.text() ?? '');
      const there = memberPath({ ...at, ...model.scope, path: at.path }, name);
      const { isRequired, schema } = defaultOf(right ?? fieldInside(assignment.field('type')), there);
      const type = typeSchema(assignment.field('type'), there);
      fields.set(name, { schema: { ...type, ...schema }, isRequired });
    }
  const description = docstringOf(node);
  return {
    ...parametersSchema([...fields].map(([name, field]) => ({ name, ...field }))),
    ...(description === undefined ? {} : { description }),
  };
}

/** The field of a model in `Annotated[str, Field("x")]`, where it may have a default, too. */
const fieldInside = (type: Node | null): Node | undefined =>
  type && /^(\w+\.)?Annotated\[/.test(type.text()) ? nodesOf(type, 'call').filter(isField).at(-1) : undefined;

/** `name: type` and `name: type = value` in the body of a class. */
const annotatedNames = (model: Node): Node[] =>
  (model.field('body')?.children() ?? []).flatMap((statement) => {
    const inner = statement.kind() === 'expression_statement' ? statement.children()[0] : undefined;
    const type = inner?.kind() === 'assignment' ? inner.field('type') : undefined;
    return inner && type && !/ClassVar/.test(type.text()) ? [inner] : [];
  });

/** The classes of the project that a class extends, nearest first. */
function basesOf(node: Node, scope: Scope, depth = 0): Located[] {
  return partsOf(node.field('superclasses')).flatMap((name) => {
    const found = depth < mostNested ? classNamed(name.text(), scope) : undefined;
    return found ? [found, ...basesOf(found.node, found.scope, depth + 1)] : [];
  });
}

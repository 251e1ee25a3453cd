// Types of Go as JSON Schema: those of the language, and structs of the project with their tags.
import { propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { mostNested } from '../limits.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import type { Node, Project } from '../source.ts';
import { childrenOfKind, type Declarations, declarationNamed, lastName, partsOf } from '../syntax.ts';

const scalars: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  any: {},
  'interface{}': {},
  float32: { type: 'number' },
  float64: { type: 'number' },
  'time.Time': { type: 'string', format: 'date-time' },
};

/** The schema of a type. Where it cannot be resolved, `at.missing` names its path. */
export function typeSchema(node: Node | null | undefined, at: SchemaPath, depth = 0): JsonObject {
  if (!node) return {};
  const name = node.text();
  if (depth > mostNested) return unresolved(at);
  const scalar = own(scalars, name);
  if (scalar) return scalar;
  if (/^u?int\d*$|^byte$|^rune$/.test(name)) return { type: 'integer' };
  const schemaIn = (inner: Node | null | undefined): JsonObject => typeSchema(inner, at, depth + 1);
  switch (node.kind()) {
    case 'pointer_type':
      return schemaIn(partsOf(node)[0]);
    case 'slice_type':
    case 'array_type':
      return { type: 'array', items: schemaIn(node.field('element')) };
    case 'map_type':
      return { type: 'object', additionalProperties: schemaIn(node.field('value')) };
    default: {
      const struct = node.kind() === 'struct_type' ? node : structNamed(name, at.project);
      return struct ? structSchema(struct, at, depth + 1) : unresolved(at);
    }
  }
}

function unresolved(at: SchemaPath): JsonObject {
  at.missing.push(at.path);
  return {};
}

const structs: Declarations = {
  language: 'go',
  kinds: ['type_spec'],
  nameOf: (node) => (node.field('type')?.kind() === 'struct_type' ? node.field('name')?.text() : undefined),
};

const structNamed = (name: string, project: Project): Node | undefined =>
  declarationNamed(lastName(name), project, structs)?.field('type') ?? undefined;

function structSchema(node: Node, at: SchemaPath, depth: number): JsonObject {
  const fields = childrenOfKind(childrenOfKind(node, 'field_declaration_list')[0], 'field_declaration');
  return parametersSchema(fields.flatMap((field) => parametersFrom(field, at, depth)));
}

function parametersFrom(field: Node, at: SchemaPath, depth: number): Parameter[] {
  const tag = field.field('tag')?.text().slice(1, -1) ?? '';
  const [renamed = '', ...options] = (/json:"([^"]*)"/.exec(tag)?.[1] ?? '').split(',');
  const name = renamed || (field.field('name')?.text() ?? '');
  if (renamed === '-') return [];
  if (name === '') return embeddedFields(field, at, depth);
  const schemaTag = /jsonschema(?:_description)?:"([^"]*)"/.exec(tag)?.[1];
  const isRequired =
    /(^|,)required(,|$)/.test(schemaTag ?? '') ||
    !(options.includes('omitempty') || options.includes('omitzero'));
  const schema = typeSchema(field.field('type'), memberPath(at, name), depth);
  return [{ name, schema, description: descriptionIn(schemaTag), isRequired }];
}

/** One library writes keywords (required,description=…), the official one the description alone. */
function descriptionIn(schemaTag: string | undefined): string | undefined {
  const keyword = /(?:^|,)description=([^,]*(?:,(?!\w+=|required)[^,]*)*)/.exec(schemaTag ?? '')?.[1];
  if (keyword !== undefined) return keyword;
  return schemaTag && !/^(required|\w+=)/.test(schemaTag) ? schemaTag : undefined;
}

/** The fields of an embedded struct, which belong to the struct around it. */
function embeddedFields(field: Node, at: SchemaPath, depth: number): Parameter[] {
  const name = field.field('type')?.text() ?? '';
  const struct = depth > mostNested ? undefined : structNamed(name, at.project);
  if (!struct) {
    at.missing.push(`${at.path} (${name})`);
    return [];
  }
  const schema = structSchema(struct, at, depth + 1);
  const required = new Set(requiredOf(schema));
  return propertiesOf(schema).map(([own, property]) => ({
    name: own,
    schema: property,
    isRequired: required.has(own),
  }));
}

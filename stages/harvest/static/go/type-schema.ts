// Types of Go as JSON Schema: those of the language, and structs of the project with their tags.
import { propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { mostNested } from '../limits.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import type { Node, Project } from '../source.ts';
import { childrenOfKind, type Declarations, partsOf } from '../syntax.ts';
import { declaredIn } from './packages.ts';

const scalars: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  any: {},
  'interface{}': {},
  float32: { type: 'number' },
  float64: { type: 'number' },
  'time.Time': { type: 'string', format: 'date-time' },
};

/** A place in a schema, and how the library that writes it knows what is required. */
export interface TypePath extends SchemaPath {
  /** Only fields whose tag says so are required: `jsonschema:"required"`. */
  readonly isRequiredByTag?: boolean;
}

/** The schema of a type. Where it cannot be resolved, `at.missing` names its path. */
export function typeSchema(node: Node | null | undefined, at: TypePath, depth = 0): JsonObject {
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
    case 'struct_type':
      return structSchema(node, at, depth + 1);
    default: {
      const found = typeNamed(name, at.project);
      return found ? typeSchema(found.type, { ...at, project: found.project }, depth + 1) : unresolved(at);
    }
  }
}

function unresolved(at: SchemaPath): JsonObject {
  at.missing.push(at.path);
  return {};
}

const types: Declarations = { language: 'go', kinds: ['type_spec', 'type_alias'] };

/** A type of the project, and the project as it is seen from there: the names in it are those of its own package. */
function typeNamed(name: string, project: Project): { type: Node; project: Project } | undefined {
  const found = declaredIn(name, project, types);
  const type = found?.node.field('type');
  return found && type ? { type, project: found.project } : undefined;
}

function structSchema(node: Node, at: TypePath, depth: number): JsonObject {
  const fields = childrenOfKind(childrenOfKind(node, 'field_declaration_list')[0], 'field_declaration');
  return parametersSchema(fields.flatMap((field) => parametersFrom(field, at, depth)));
}

function parametersFrom(field: Node, at: TypePath, depth: number): Parameter[] {
  const tag = field.field('tag')?.text().slice(1, -1) ?? '';
  const [renamed = '', ...options] = (/json:"([^"]*)"/.exec(tag)?.[1] ?? '').split(',');
  const name = renamed || (field.field('name')?.text() ?? '');
  if (renamed === '-') return [];
  if (name === '') return embeddedFields(field, at, depth);
  const schemaTag = /jsonschema(?:_description)?:"([^"]*)"/.exec(tag)?.[1];
  const isRequired =
    /(^|,)required(,|$)/.test(schemaTag ?? '') ||
    !(at.isRequiredByTag || options.includes('omitempty') || options.includes('omitzero'));
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
function embeddedFields(field: Node, at: TypePath, depth: number): Parameter[] {
  const name = field.field('type')?.text() ?? '';
  const found = depth > mostNested ? undefined : typeNamed(name.replace(/^\*/, ''), at.project);
  if (found?.type.kind() !== 'struct_type') {
    at.missing.push(`${at.path} (${name})`);
    return [];
  }
  const schema = structSchema(found.type, { ...at, project: found.project }, depth + 1);
  const required = new Set(requiredOf(schema));
  return propertiesOf(schema).map(([own, property]) => ({
    name: own,
    schema: property,
    isRequired: required.has(own),
  }));
}

// Types of Kotlin as JSON Schema: those of the language, lists and maps, and the enums and classes of the
// project.
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { longestType, mostNested } from '../limits.ts';
import { namedTypes } from '../named-types.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { declarationSeen } from '../scope.ts';
import { type Node, nodesOf } from '../source.ts';
import { childrenOfKind, type Declarations, lastName, partsOf } from '../syntax.ts';

const scalars = namedTypes([
  ['String Char UUID URI', { type: 'string' }],
  ['Int Long Short Byte BigInteger', { type: 'integer' }],
  ['Double Float BigDecimal', { type: 'number' }],
  ['Boolean', { type: 'boolean' }],
  ['LocalDateTime Instant ZonedDateTime OffsetDateTime', { type: 'string', format: 'date-time' }],
  ['LocalDate', { type: 'string', format: 'date' }],
  ['Any JsonElement', {}],
]);

const classes: Declarations = {
  language: 'kotlin',
  kinds: ['class_declaration'],
  nameOf: (node) => childrenOfKind(node, 'type_identifier')[0]?.text(),
};

/** The schema of a type. Where it cannot be resolved, `at.missing` names its path. */
export function typeSchema(written: string, at: SchemaPath, depth = 0): JsonObject {
  if (written.length > longestType) return unresolved(at);
  const type = written.replace(/\?$/, '');
  const list = /^(?:List|Set|Collection|Array|MutableList|Iterable)<(.+)>$/.exec(type);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? '', at, depth) };
  if (/^(Mutable)?Map</.test(type)) return { type: 'object' };
  const scalar = scalars.get(type);
  if (scalar) return scalar;
  const found = depth < mostNested ? declarationSeen(lastName(type), at.project, classes) : undefined;
  const declared = found?.node;
  const entries = declared ? nodesOf(declared, 'enum_entry') : [];
  if (entries.length > 0)
    return { type: 'string', enum: entries.map((entry) => partsOf(entry)[0]?.text() ?? '') };
  const fields = declared ? nodesOf(declared, 'class_parameter') : [];
  if (found && fields.length > 0)
    return parametersSchema(
      fields.map((field) => parameterOf(field, { ...at, project: found.project }, depth)),
    );
  return unresolved(at);
}

function unresolved(at: SchemaPath): JsonObject {
  at.missing.push(at.path);
  return {};
}

function parameterOf(field: Node, at: SchemaPath, depth: number): Parameter {
  const [name = '', type = ''] = field
    .children()
    .filter((child) => /identifier|type/.test(child.kind()))
    .map((child) => child.text());
  return {
    name,
    schema: typeSchema(type, memberPath(memberPath(at, 'properties'), name), depth + 1),
    isRequired: !type.endsWith('?') && !/=/.test(field.text()),
  };
}

// Types of Java as JSON Schema: those of the language, lists and maps, and the enums, records and classes of
// the project.
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { longestType, mostNested } from '../limits.ts';
import { namedTypes } from '../named-types.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { declarationSeen } from '../scope.ts';
import { type Node, nodesOf } from '../source.ts';
import { type Declarations, lastName, nameOf } from '../syntax.ts';
import { annotationOf, textAt } from './annotations.ts';

const scalars = namedTypes([
  ['String CharSequence char Character UUID URI URL Path', { type: 'string' }],
  ['int long short byte Integer Long Short Byte BigInteger', { type: 'integer' }],
  ['double float Double Float BigDecimal Number', { type: 'number' }],
  ['boolean Boolean', { type: 'boolean' }],
  ['LocalDateTime Instant ZonedDateTime OffsetDateTime Date', { type: 'string', format: 'date-time' }],
  ['LocalDate', { type: 'string', format: 'date' }],
  ['Object JsonNode', {}],
]);

const declarations: Declarations = {
  language: 'java',
  kinds: ['record_declaration', 'enum_declaration', 'class_declaration'],
};

/** The schema of a type. Where it cannot be resolved, `at.missing` names its path. */
export function typeSchema(type: string, at: SchemaPath, depth = 0): JsonObject {
  if (type.length > longestType) return unresolved(at);
  const list = /^(?:java\.util\.)?(?:(?:List|Set|Collection|Iterable)<(.+)>|(.+)(?:\[\]|\.\.\.))$/.exec(type);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? list[2] ?? '', at, depth) };
  const optional = /^Optional<(.+)>$/.exec(type);
  if (optional) return typeSchema(optional[1] ?? '', at, depth);
  if (/^(java\.util\.)?(Hash|Linked)?Map\b/.test(type)) return { type: 'object' };
  const scalar = scalars.get(type);
  if (scalar) return scalar;
  const name = lastName(type.replace(/<.*$/, ''));
  const found = depth < mostNested ? declarationSeen(name, at.project, declarations) : undefined;
  const declared = found?.node;
  if (declared?.kind() === 'enum_declaration')
    return { type: 'string', enum: nodesOf(declared, 'enum_constant').map((each) => nameOf(each) ?? '') };
  if (found)
    return parametersSchema(
      fieldsOf(found.node).map((field) => fieldOf(field, { ...at, project: found.project }, depth)),
    );
  return unresolved(at);
}

function unresolved(at: SchemaPath): JsonObject {
  at.missing.push(at.path);
  return {};
}

/** The components of a record, or the fields of a class that are not static. */
function fieldsOf(declared: Node): Node[] {
  if (declared.kind() === 'record_declaration')
    return (
      declared
        .field('parameters')
        ?.children()
        .filter((child) => child.kind() === 'formal_parameter') ?? []
    );
  const members = declared.field('body')?.children() ?? [];
  return members.filter(
    (child) => child.kind() === 'field_declaration' && !/\bstatic\b/.test(modifiersOf(child)),
  );
}

const modifiersOf = (node: Node): string =>
  node
    .children()
    .find((child) => child.kind() === 'modifiers')
    ?.text() ?? '';

/** Jackson's annotations give the name and description, Jackson's or Jakarta's whether it is required. */
function fieldOf(field: Node, at: SchemaPath, depth: number): Parameter {
  const property = annotationOf(field, /^JsonProperty$/);
  const name = field.field('name')?.text() ?? field.field('declarator')?.field('name')?.text() ?? '';
  const renamed = /^@JsonProperty\(\s*(?:value\s*=\s*)?"([^"]*)"/.exec(property?.text() ?? '')?.[1];
  const there = memberPath(memberPath(at, 'properties'), renamed ?? name);
  const words = annotationOf(
    field,
    /^(JsonPropertyDescription|Description|ToolParam|McpToolParam|ToolArg|Schema)$/,
  );
  const description = textAt(words, /^(value|description)$/, at.project);
  if (description.isGiven && description.text === undefined) at.missing.push(`${there.path}.description`);
  const type = field.field('type')?.text() ?? '';
  const isOptional =
    /required\s*=\s*false/.test(`${property?.text()}${words?.text()}`) ||
    annotationOf(field, /^Nullable$/) !== undefined ||
    /^Optional</.test(type);
  return {
    name: renamed ?? name,
    schema: typeSchema(type, there, depth + 1),
    description: description.text,
    isRequired: !isOptional,
  };
}

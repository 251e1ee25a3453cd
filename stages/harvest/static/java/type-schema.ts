// Types of Java as JSON Schema: those of the language, lists and maps, and the enums, records and classes of
// the project.
import type { JsonObject } from '../../../../schemas/json.ts';
import type { SchemaPath } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { annotationOf, textAt } from './annotations.ts';
import { javaFiles } from './literal.ts';

const deepest = 5;

export function typeSchema(type: string, place: SchemaPath, depth = 0): JsonObject {
  const list = /^(?:java\.util\.)?(?:(?:List|Set|Collection|Iterable)<(.+)>|(.+)(?:\[\]|\.\.\.))$/.exec(type);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? list[2] ?? '', place, depth) };
  const optional = /^Optional<(.+)>$/.exec(type);
  if (optional) return typeSchema(optional[1] ?? '', place, depth);
  if (/^(java\.util\.)?(Hash|Linked)?Map\b/.test(type)) return { type: 'object' };
  if (/^(String|CharSequence|char|Character|UUID|URI|URL|Path)$/.test(type)) return { type: 'string' };
  if (/^(int|long|short|byte|Integer|Long|Short|Byte|BigInteger)$/.test(type)) return { type: 'integer' };
  if (/^(double|float|Double|Float|BigDecimal|Number)$/.test(type)) return { type: 'number' };
  if (/^(boolean|Boolean)$/.test(type)) return { type: 'boolean' };
  if (/^(LocalDateTime|Instant|ZonedDateTime|OffsetDateTime|Date)$/.test(type))
    return { type: 'string', format: 'date-time' };
  if (type === 'LocalDate') return { type: 'string', format: 'date' };
  if (/^(Object|JsonNode)$/.test(type)) return {};
  const declared = depth < deepest ? typeNamed(type, place.project) : undefined;
  if (declared?.kind() === 'enum_declaration')
    return {
      type: 'string',
      enum: nodesOf(declared, 'enum_constant').map((each) => each.field('name')?.text() ?? ''),
    };
  if (declared) return parametersSchema(fieldsOf(declared).map((field) => fieldOf(field, place, depth)));
  place.missing.push(place.path);
  return {};
}

function typeNamed(type: string, project: Project): Node | undefined {
  const name = type.replace(/<.*$/, '').split('.').at(-1) ?? '';
  for (const file of javaFiles(project)) {
    if (!file.text.includes(name)) continue;
    for (const kind of ['record_declaration', 'enum_declaration', 'class_declaration']) {
      const found = nodesOf(file.root(), kind).find((each) => each.field('name')?.text() === name);
      if (found) return found;
    }
  }
  return undefined;
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

/** Jackson says the name and the words, Jackson or Jakarta what is required. */
function fieldOf(field: Node, place: SchemaPath, depth: number): Parameter {
  const property = annotationOf(field, /^JsonProperty$/);
  const name = field.field('name')?.text() ?? field.field('declarator')?.field('name')?.text() ?? '';
  const renamed = /^@JsonProperty\(\s*(?:value\s*=\s*)?"([^"]*)"/.exec(property?.text() ?? '')?.[1];
  const path = `${place.path}.properties.${renamed ?? name}`;
  const words = annotationOf(field, /^(JsonPropertyDescription|ToolParam|McpToolParam|ToolArg|Schema)$/);
  const said = textAt(words, /^(value|description)$/, place.project);
  if (said.isGiven && said.text === undefined) place.missing.push(`${path}.description`);
  const type = field.field('type')?.text() ?? '';
  const isOptional =
    /required\s*=\s*false/.test(`${property?.text()}${words?.text()}`) ||
    annotationOf(field, /^Nullable$/) !== undefined ||
    /^Optional</.test(type);
  return {
    name: renamed ?? name,
    schema: typeSchema(type, { ...place, path }, depth + 1),
    description: said.text,
    isRequired: !isOptional,
  };
}

// Types of C# as JSON Schema: those of the language, lists and dictionaries, and the enums, records and
// classes of the project.
import type { JsonObject } from '../../../../schemas/json.ts';
import type { SchemaPath } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { attributesOf, csharpFiles, descriptionIn, literal, nameOf } from './literal.ts';

export function typeSchema(type: string, place: SchemaPath, depth = 0): JsonObject {
  const bare = type.replace(/\?$/, '');
  const list =
    /^(?:I?(?:List|Enumerable|Collection|ReadOnlyList|ReadOnlyCollection|Set|HashSet)<(.+)>|(.+)\[\])$/.exec(
      bare,
    );
  if (list) return { type: 'array', items: typeSchema(list[1] ?? list[2] ?? '', place, depth) };
  if (/^I?(ReadOnly)?Dictionary</.test(bare)) return { type: 'object' };
  if (/^(string|char|Guid|Uri|TimeSpan)$/i.test(bare)) return { type: 'string' };
  if (/^(DateTime|DateTimeOffset)$/.test(bare)) return { type: 'string', format: 'date-time' };
  if (bare === 'DateOnly') return { type: 'string', format: 'date' };
  if (/^(u?int|u?long|u?short|s?byte|U?Int(16|32|64))$/.test(bare)) return { type: 'integer' };
  if (/^(double|float|decimal|Double|Single|Decimal)$/.test(bare)) return { type: 'number' };
  if (/^(bool|Boolean)$/.test(bare)) return { type: 'boolean' };
  if (/^(object|JsonElement|JsonNode|JsonObject)$/.test(bare)) return {};
  const declared = depth < 5 ? typeNamed(bare, place.project) : undefined;
  if (declared?.kind() === 'enum_declaration')
    return {
      type: 'string',
      enum: nodesOf(declared, 'enum_member_declaration').map((each) => each.field('name')?.text() ?? ''),
    };
  if (declared) return parametersSchema(fieldsOf(declared).map((field) => fieldOf(field, place, depth)));
  place.missing.push(place.path);
  return {};
}

function typeNamed(type: string, project: Project): Node | undefined {
  const name = type.replace(/<.*$/, '').split('.').at(-1) ?? '';
  for (const file of csharpFiles(project)) {
    if (!file.text.includes(name)) continue;
    for (const kind of [
      'record_declaration',
      'enum_declaration',
      'class_declaration',
      'struct_declaration',
    ]) {
      const found = nodesOf(file.root(), kind).find((each) => each.field('name')?.text() === name);
      if (found) return found;
    }
  }
  return undefined;
}

/** The parameters of a record and the properties that can be set. */
function fieldsOf(declared: Node): Node[] {
  const list = declared.children().find((child) => child.kind() === 'parameter_list');
  const members = declared.field('body')?.children() ?? [];
  return [
    ...(list?.children().filter((child) => child.kind() === 'parameter') ?? []),
    ...members.filter(
      (child) =>
        child.kind() === 'property_declaration' &&
        /\b(set|init);/.test(child.text()) &&
        !child.children().some((each) => each.text() === 'static'),
    ),
  ];
}

/** In JSON a property begins small, unless [JsonPropertyName] names it. */
function fieldOf(field: Node, place: SchemaPath, depth: number): Parameter {
  const attributes = attributesOf(field);
  const named = attributes.find((each) => /^JsonPropertyName(Attribute)?$/.test(nameOf(each)));
  const given = named && literal(nodesOf(named, 'attribute_argument')[0], place.project);
  const own = field.field('name')?.text() ?? '';
  const name = given ?? own.charAt(0).toLowerCase() + own.slice(1);
  const path = `${place.path}.properties.${name}`;
  const type = field.field('type')?.text() ?? '';
  const isNeeded =
    field.kind() === 'parameter'
      ? !/[^=!<>]=[^=]/.test(field.text().replace(/\[[\s\S]*?\]/g, ''))
      : /\brequired\b/.test(field.text());
  return {
    name,
    schema: typeSchema(type, { ...place, path }, depth + 1),
    description: descriptionIn(attributes, `${path}.description`, place),
    isRequired: isNeeded,
  };
}

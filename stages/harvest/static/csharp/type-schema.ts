// Types of C# as JSON Schema: those of the language, lists and dictionaries, and the enums, records and
// classes of the project.
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { longestType, mostNested } from '../limits.ts';
import { namedTypes } from '../named-types.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { declarationSeen } from '../scope.ts';
import { type Node, nodesOf } from '../source.ts';
import { childrenOfKind, type Declarations, lastName, nameOf } from '../syntax.ts';
import { attributeNamed, attributesOf, attributeText, descriptionIn } from './values.ts';

const scalars = namedTypes([
  ['string String char Char Guid Uri TimeSpan', { type: 'string' }],
  ['DateTime DateTimeOffset', { type: 'string', format: 'date-time' }],
  ['DateOnly', { type: 'string', format: 'date' }],
  ['int uint long ulong short ushort byte sbyte', { type: 'integer' }],
  ['Int16 Int32 Int64 UInt16 UInt32 UInt64', { type: 'integer' }],
  ['double float decimal Double Single Decimal', { type: 'number' }],
  ['bool Boolean', { type: 'boolean' }],
  ['object JsonElement JsonNode JsonObject', {}],
]);

const declarations: Declarations = {
  language: 'csharp',
  kinds: ['record_declaration', 'enum_declaration', 'class_declaration', 'struct_declaration'],
};

const lists =
  /^(?:I?(?:List|Enumerable|Collection|ReadOnlyList|ReadOnlyCollection|Set|HashSet)<(.+)>|(.+)\[\])$/;

/** The schema of a type. Where it cannot be resolved, `at.missing` names its path. */
export function typeSchema(type: string, at: SchemaPath, depth = 0): JsonObject {
  if (type.length > longestType) return unresolved(at);
  const bare = type.replace(/\?$/, '');
  const list = lists.exec(bare);
  if (list) return { type: 'array', items: typeSchema(list[1] ?? list[2] ?? '', at, depth) };
  if (/^I?(ReadOnly)?Dictionary</.test(bare)) return { type: 'object' };
  const scalar = scalars.get(bare);
  if (scalar) return scalar;
  const name = lastName(bare.replace(/<.*$/, ''));
  const found = depth < mostNested ? declarationSeen(name, at.project, declarations) : undefined;
  const declared = found?.node;
  if (declared?.kind() === 'enum_declaration') {
    const members = nodesOf(declared, 'enum_member_declaration');
    return { type: 'string', enum: members.map((each) => nameOf(each) ?? '') };
  }
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

/** The parameters of a record, and the properties that can be set. */
function fieldsOf(declared: Node): Node[] {
  const list = childrenOfKind(declared, 'parameter_list')[0];
  const members = declared.field('body')?.children() ?? [];
  return [
    ...childrenOfKind(list, 'parameter'),
    ...members.filter(
      (child) =>
        child.kind() === 'property_declaration' &&
        /\b(set|init);/.test(child.text()) &&
        !child.children().some((each) => each.text() === 'static'),
    ),
  ];
}

/** In JSON, a property begins in lower case unless [JsonPropertyName] names it. */
function fieldOf(field: Node, at: SchemaPath, depth: number): Parameter {
  const attributes = attributesOf(field);
  const given = attributeText(attributeNamed(attributes, 'JsonPropertyName'), at.project);
  const own = nameOf(field) ?? '';
  const name = given ?? own.charAt(0).toLowerCase() + own.slice(1);
  const there = memberPath(memberPath(at, 'properties'), name);
  const isRequired =
    field.kind() === 'parameter'
      ? !/[^=!<>]=[^=]/.test(field.text().replace(/\[[^\]]*(?:\]|$)/g, ''))
      : /\brequired\b/.test(field.text());
  return {
    name,
    schema: typeSchema(field.field('type')?.text() ?? '', there, depth + 1),
    description: descriptionIn(attributes, memberPath(there, 'description')),
    isRequired,
  };
}

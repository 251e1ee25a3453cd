// Types of Rust as JSON Schema, as schemars writes it: structs with their attributes and comments, and what they hold.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { longestType, mostNested } from '../limits.ts';
import { namedTypes } from '../named-types.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { declarationSeen, type Located } from '../scope.ts';
import type { Node, Project } from '../source.ts';
import { childrenOfKind, type Declarations, lastName } from '../syntax.ts';
import { above, keysIn } from './attributes.ts';
import { choicesOf, inStyle, membersOf, styleOf, taggedSchema } from './enums.ts';

const structs: Declarations = { language: 'rust', kinds: ['struct_item'] };
const enums: Declarations = { language: 'rust', kinds: ['enum_item'] };

export const structNamed = (name: string, project: Project): Located | undefined =>
  declarationSeen(name, project, structs);

/** The fields of a struct. In paths they are all listed below the parameters of the tool. */
export const structSchema = ({ node: struct, project }: Located, from: SchemaPath, depth = 0): JsonObject =>
  parametersSchema(
    fieldsIn(struct.field('body'), { at: { ...from, project }, depth, style: styleOf(struct) }),
  );

/** The parameters of a tool whose arguments are of that type: a struct, or an enum of operations. */
export function argumentsSchema(name: string, at: SchemaPath): JsonObject | undefined {
  const struct = structNamed(name, at.project);
  return struct ? structSchema(struct, at) : taggedNamed(name, at, 0);
}

function taggedNamed(name: string, from: SchemaPath, depth: number): JsonObject | undefined {
  const found = declarationSeen(name, from.project, enums);
  const at = found && { ...from, project: found.project };
  return (
    at &&
    taggedSchema(found.node, {
      fields: (list) => fieldsIn(list, { at, depth: depth + 1 }),
      type: (written) => typeSchema(written.text(), at, depth + 1),
    })
  );
}

interface FieldPlace {
  readonly at: SchemaPath;
  readonly depth: number;
  /** How serde writes their names. */
  readonly style?: string | undefined;
}

function fieldsIn(list: Node | null, { at, depth, style }: FieldPlace): Parameter[] {
  return childrenOfKind(list, 'field_declaration').flatMap((field) => {
    if (isSkipped(field)) return [];
    const name = inStyle(plainName(field.field('name')?.text() ?? ''), style);
    const parameter = parameterOf({ node: field, name }, at, depth);
    return /serde\([^)]{0,500}\bflatten\b/.test(attributesText(field)) &&
      isObject(parameter.schema.properties)
      ? membersOf(parameter.schema)
      : [parameter];
  });
}

/** `type` of `r#type`, which is how a name is written that is a word of the language. */
const plainName = (name: string): string => name.replace(/^r#/, '');

const attributesText = (item: Node): string =>
  above(item)
    .attributes.map((each) => each.text())
    .join('\n');
const isSkipped = (field: Node): boolean =>
  /(serde|schemars)\([^)]{0,500}\bskip\b/.test(attributesText(field));

/** A field or parameter. Its attributes may rename it. */
export function parameterOf(
  { node, name: ownName }: { readonly node: Node; readonly name: string },
  at: SchemaPath,
  depth = 0,
): Parameter {
  const { attributes, comment } = above(node);
  const keys = new Map(attributes.flatMap((attribute) => [...keysIn(attribute)]));
  const name = keys.get('rename') ?? ownName;
  const type = node.field('type')?.text() ?? '';
  const isOptional =
    /^(std::option::)?Option</.test(type) ||
    attributes.some((attribute) => /serde\([^)]{0,500}\bdefault\b/.test(attribute.text()));
  return {
    name,
    schema: typeSchema(type, memberPath({ ...at, path: 'inputSchema.properties' }, name), depth),
    description: keys.get('description') ?? comment,
    isRequired: !isOptional,
  };
}

const scalars = namedTypes([
  ['String str char PathBuf Url Uuid', { type: 'string' }],
  ['i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize', { type: 'integer' }],
  ['f32 f64', { type: 'number' }],
  ['bool', { type: 'boolean' }],
]);

function typeSchema(type: string, at: SchemaPath, depth: number): JsonObject {
  if (type.length > longestType) return unresolved(at);
  const bare = type.replaceAll(/\s+/g, '').replace(/^&(?:'\w+)?/, '');
  const [, outer = '', inner = ''] = /^(?:\w+::)*(\w+)<(.*)>$/.exec(bare) ?? [];
  if (/^(Option|Box|Arc|Rc|Cow)$/.test(outer)) return typeSchema(inner.replace(/^'\w+,/, ''), at, depth);
  if (/^(Vec|VecDeque|HashSet|BTreeSet)$/.test(outer))
    return { type: 'array', items: typeSchema(inner, at, depth) };
  if (/^(HashMap|BTreeMap)$/.test(outer)) return { type: 'object' };
  const scalar = scalars.get(bare);
  if (scalar) return scalar;
  const name = lastName(bare);
  if (name === 'Value') return {};
  const struct = depth < mostNested ? structNamed(name, at.project) : undefined;
  if (struct) return structSchema(struct, at, depth + 1);
  const choices = depth < mostNested ? enumSchema(name, at, depth) : undefined;
  return choices ?? unresolved(at);
}

function enumSchema(name: string, at: SchemaPath, depth: number): JsonObject | undefined {
  const found = declarationSeen(name, at.project, enums);
  const choices = found && choicesOf(found.node);
  return choices ? { type: 'string', enum: choices } : taggedNamed(name, at, depth);
}

function unresolved(at: SchemaPath): JsonObject {
  at.missing.push(at.path);
  return {};
}

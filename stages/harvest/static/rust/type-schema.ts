// Types of Rust as JSON Schema, as schemars writes it: structs with their attributes and comments, enums of
// plain variants.
import { isObject, propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { camelCase, kebabCase, pascalCase, snakeCase } from '../../../english.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { longestType, mostNested } from '../limits.ts';
import { namedTypes } from '../named-types.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { declarationSeen, type Located } from '../scope.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { childrenOfKind, type Declarations, declarationNamed, lastName } from '../syntax.ts';
import { above, keysIn } from './attributes.ts';

const structs: Declarations = { language: 'rust', kinds: ['struct_item'] };
const enums: Declarations = { language: 'rust', kinds: ['enum_item'] };

export const structNamed = (name: string, project: Project): Located | undefined =>
  declarationSeen(name, project, structs);

/** The fields of a struct. In paths they are all listed below the parameters of the tool. */
export function structSchema({ node: struct, project }: Located, from: SchemaPath, depth = 0): JsonObject {
  const at = { ...from, project };
  const style = styleOf(struct);
  return parametersSchema(
    childrenOfKind(struct.field('body'), 'field_declaration').flatMap((field) => {
      if (isSkipped(field)) return [];
      const name = inStyle(field.field('name')?.text() ?? '', style);
      const parameter = parameterOf({ node: field, name }, at, depth);
      const { properties } = parameter.schema;
      return /serde\([^)]{0,500}\bflatten\b/.test(attributesText(field)) && isObject(properties)
        ? flattenedFields(parameter.schema)
        : [parameter];
    }),
  );
}

const attributesText = (item: Node): string =>
  above(item)
    .attributes.map((each) => each.text())
    .join('\n');
const isSkipped = (field: Node): boolean =>
  /(serde|schemars)\([^)]{0,500}\bskip\b/.test(attributesText(field));

/** The fields of a flattened struct, which belong to the struct around it. */
function flattenedFields(schema: JsonObject): Parameter[] {
  const required = new Set(requiredOf(schema));
  return propertiesOf(schema).map(([name, property]) => ({
    name,
    schema: property,
    isRequired: required.has(name),
  }));
}

/** How serde writes the names of a struct's fields or an enum's variants. */
const styleOf = (item: Node): string | undefined =>
  above(item)
    .attributes.map((attribute) => keysIn(attribute).get('rename_all'))
    .find((each) => each !== undefined);

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
  const choices = enumChoices(name, at.project);
  if (choices) return { type: 'string', enum: choices };
  return unresolved(at);
}

function unresolved(at: SchemaPath): JsonObject {
  at.missing.push(at.path);
  return {};
}

/** The variants of an enum, as serde names them. Undefined if one has fields, so that it is not a text. */
function enumChoices(name: string, project: Project): string[] | undefined {
  const found = declarationNamed(name, project, enums);
  const variants = found ? nodesOf(found, 'enum_variant') : [];
  if (!found || variants.some((variant) => variant.field('body'))) return undefined;
  const style = styleOf(found);
  return variants.map((variant) => {
    const keys = new Map(above(variant).attributes.flatMap((attribute) => [...keysIn(attribute)]));
    return keys.get('rename') ?? inStyle(variant.field('name')?.text() ?? '', style);
  });
}

/** How serde's `rename_all` writes a name, by the name of the style. */
const styles: Readonly<Record<string, (name: string) => string>> = {
  lowercase: (name) => name.toLowerCase(),
  UPPERCASE: (name) => name.toUpperCase(),
  snake_case: snakeCase,
  SCREAMING_SNAKE_CASE: (name) => snakeCase(name).toUpperCase(),
  'kebab-case': kebabCase,
  PascalCase: pascalCase,
  camelCase,
};

const inStyle = (name: string, style = ''): string => own(styles, style)?.(name) ?? name;

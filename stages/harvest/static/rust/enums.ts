// Enums of Rust as JSON Schema, as serde and schemars write them: plain variants are texts, and variants with a tag
// (`#[serde(tag = "action")]`) are objects of which the tag says which one it is.
import { isObject, propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { camelCase, kebabCase, pascalCase, snakeCase } from '../../../english.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { above, keysIn } from './attributes.ts';

/** The variants of an enum, as serde names them. Undefined if one has fields, so that it is not a text. */
export function choicesOf(item: Node): string[] | undefined {
  const variants = nodesOf(item, 'enum_variant');
  return variants.some((variant) => variant.field('body')) ? undefined : variants.map(nameOfVariant);
}

/** How the types of a variant's fields are read. */
export interface TypeReader {
  fields(list: Node): Parameter[];
  type(written: Node): JsonObject;
}

/** One object for each variant. Undefined if the enum has no tag inside its objects. */
export function taggedSchema(item: Node, read: TypeReader): JsonObject | undefined {
  const keys = keysOf(item);
  const tag = keys.get('tag');
  if (tag === undefined || keys.has('content')) return undefined;
  const oneOf = nodesOf(item, 'enum_variant').map((variant) => {
    const marker = { name: tag, schema: { type: 'string', const: nameOfVariant(variant) }, isRequired: true };
    const schema = parametersSchema([marker, ...parametersOf(variant.field('body'), read)]);
    const description = keysOf(variant).get('description') ?? above(variant).comment;
    return description === undefined ? schema : { ...schema, description };
  });
  return { type: 'object', oneOf };
}

/** The fields of a variant, or those of the only struct that it holds. */
function parametersOf(body: Node | null, read: TypeReader): Parameter[] {
  if (body?.kind() === 'field_declaration_list') return read.fields(body);
  const [held] = partsOf(body);
  return held ? membersOf(read.type(held)) : [];
}

/** The members of an object schema, one by one. */
export function membersOf(schema: JsonObject): Parameter[] {
  if (!isObject(schema.properties)) return [];
  const required = new Set(requiredOf(schema));
  return propertiesOf(schema).map(([name, property]) => ({
    name,
    schema: property,
    isRequired: required.has(name),
  }));
}

const keysOf = (item: Node): ReadonlyMap<string, string> =>
  new Map(above(item).attributes.flatMap((attribute) => [...keysIn(attribute)]));

const nameOfVariant = (variant: Node): string =>
  keysOf(variant).get('rename') ?? inStyle(variant.field('name')?.text() ?? '', styleOf(variant.parent()));

/** How serde writes the names of a struct's fields or an enum's variants. A list of variants has the style of its enum. */
export function styleOf(item: Node | null): string | undefined {
  const declared = item?.kind() === 'enum_variant_list' ? item.parent() : item;
  return declared ? keysOf(declared).get('rename_all') : undefined;
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

export const inStyle = (name: string, style = ''): string => own(styles, style)?.(name) ?? name;

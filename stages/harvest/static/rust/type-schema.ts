// Types of Rust as JSON Schema, as schemars makes it: structs with their attributes and comments, enums of
// plain variants.
import { isObject, propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { above, keysIn } from './attributes.ts';

export function structNamed(name: string, project: Project): Node | undefined {
  for (const file of project.files.values()) {
    if (file.language !== 'rust' || !file.text.includes(name)) continue;
    const found = nodesOf(file.root(), 'struct_item').find((each) => each.field('name')?.text() === name);
    if (found) return found;
  }
  return undefined;
}

export function structSchema(struct: Node, project: Project, missing: string[], depth = 0): JsonObject {
  const fields =
    struct
      .field('body')
      ?.children()
      .filter((child) => child.kind() === 'field_declaration') ?? [];
  const style = styleOf(struct);
  return parametersSchema(
    fields.flatMap((field) => {
      if (isSkipped(field)) return [];
      const own = field.field('name')?.text() ?? '';
      const parameter = parameterOf(field, renamed(own, style), project, missing, depth);
      // What is flattened lends its own fields.
      const { properties } = parameter.schema;
      return /serde\([^)]*\bflatten\b/.test(attributesText(field)) && isObject(properties)
        ? lent(parameter.schema)
        : [parameter];
    }),
  );
}

const attributesText = (item: Node): string =>
  above(item)
    .attributes.map((each) => each.text())
    .join('\n');
const isSkipped = (field: Node): boolean => /(serde|schemars)\([^)]*\bskip\b/.test(attributesText(field));

function lent(schema: JsonObject): Parameter[] {
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

export function parameterOf(
  node: Node,
  fallback: string,
  project: Project,
  missing: string[],
  depth = 0,
): Parameter {
  const { attributes, comment } = above(node);
  const keys = new Map(attributes.flatMap((attribute) => [...keysIn(attribute)]));
  const name = keys.get('rename') ?? fallback;
  const type = node.field('type')?.text() ?? '';
  const isOptional =
    /^(std::option::)?Option</.test(type) ||
    attributes.some((attribute) => /serde\([^)]*\bdefault\b/.test(attribute.text()));
  return {
    name,
    schema: typeSchema(type, project, { path: `inputSchema.properties.${name}`, missing, depth }),
    description: keys.get('description') ?? comment,
    isRequired: !isOptional,
  };
}

interface Place {
  readonly path: string;
  readonly missing: string[];
  readonly depth: number;
}

function typeSchema(type: string, project: Project, place: Place): JsonObject {
  const bare = type.replaceAll(/\s+/g, '').replace(/^&(?:'\w+)?/, '');
  const [, outer = '', inner = ''] = /^(?:\w+::)*(\w+)<(.*)>$/.exec(bare) ?? [];
  if (/^(Option|Box|Arc|Rc|Cow)$/.test(outer)) return typeSchema(inner.replace(/^'\w+,/, ''), project, place);
  if (/^(Vec|VecDeque|HashSet|BTreeSet)$/.test(outer))
    return { type: 'array', items: typeSchema(inner, project, place) };
  if (/^(HashMap|BTreeMap)$/.test(outer)) return { type: 'object' };
  if (/^(String|str|char|PathBuf|Url|Uuid)$/.test(bare)) return { type: 'string' };
  if (/^[iu](8|16|32|64|128|size)$/.test(bare)) return { type: 'integer' };
  if (/^f(32|64)$/.test(bare)) return { type: 'number' };
  if (bare === 'bool') return { type: 'boolean' };
  if (/(^|::)Value$/.test(bare)) return {};
  const name = bare.split('::').at(-1) ?? '';
  const struct = place.depth < 5 ? structNamed(name, project) : undefined;
  if (struct) return structSchema(struct, project, place.missing, place.depth + 1);
  const choices = place.depth < 5 ? enumChoices(name, project) : undefined;
  if (choices) return { type: 'string', enum: choices };
  place.missing.push(place.path);
  return {};
}

/** Variants without fields, as serde names them. */
function enumChoices(name: string, project: Project): string[] | undefined {
  for (const file of project.files.values()) {
    if (file.language !== 'rust' || !file.text.includes(name)) continue;
    const found = nodesOf(file.root(), 'enum_item').find((each) => each.field('name')?.text() === name);
    if (!found) continue;
    const style = styleOf(found);
    const variants = nodesOf(found, 'enum_variant');
    // A variant with fields is no choice of texts.
    if (variants.some((variant) => variant.field('body'))) return undefined;
    return variants.map((variant) => {
      const keys = new Map(above(variant).attributes.flatMap((attribute) => [...keysIn(attribute)]));
      return keys.get('rename') ?? renamed(variant.field('name')?.text() ?? '', style);
    });
  }
  return undefined;
}

function renamed(name: string, style: string | undefined): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  switch (style) {
    case 'lowercase':
      return name.toLowerCase();
    case 'UPPERCASE':
      return name.toUpperCase();
    case 'snake_case':
      return words.join('_');
    case 'SCREAMING_SNAKE_CASE':
      return words.join('_').toUpperCase();
    case 'kebab-case':
      return words.join('-');
    case 'PascalCase':
      return words.map(capital).join('');
    case 'camelCase':
      return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
    default:
      return name;
  }
}

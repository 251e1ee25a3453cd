// rmcp for Rust: functions under #[tool(description = "…")], parameters from the struct in Parameters<T> with its schemars attributes and comments.
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { unescaped } from '../texts.ts';

const sdk = 'rmcp';

export const rmcp: Extractor = {
  sdk,
  languages: ['rust'],
  mayHold: (source) => /#\[(rmcp::)?tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'function_item').flatMap((definition): Extracted[] => {
      const { attributes, comment } = above(definition);
      const attribute = attributes.find((each) => /^#\[(rmcp::)?tool(\(|\])/.test(each.text()));
      if (!attribute) return [];
      const missing: string[] = [];
      const given = keysIn(attribute);
      const isGiven = (key: string): boolean => new RegExp(`\\b${key}\\s*=`).test(attribute.text());
      const name = isGiven('name') ? given.get('name') : definition.field('name')?.text();
      const description = isGiven('description') ? given.get('description') : comment;
      if (isGiven('description') && description === undefined) missing.push('description');
      return [
        toolAt(
          { node: definition, file, sdk },
          { name, description, inputSchema: schemaOf(definition, project, missing), missing },
        ),
      ];
    });
  },
};

/** Attributes and documentation that stand before an item. */
function above(item: Node): { attributes: Node[]; comment: string | undefined } {
  const attributes: Node[] = [];
  const lines: string[] = [];
  for (let node = item.prev(); node; node = node.prev()) {
    if (node.kind() === 'attribute_item') attributes.unshift(node);
    else if (node.kind() === 'line_comment' && node.text().startsWith('///'))
      lines.unshift(node.text().slice(3).replace(/^ /, '').trimEnd());
    else if (node.isNamed()) break;
  }
  return { attributes, comment: lines.length > 0 ? lines.join('\n') : undefined };
}

/** name = "…" pairs of an attribute. */
function keysIn(attribute: Node): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, key = '', literal = ''] of attribute.text().matchAll(/(\w+)\s*=\s*(r?#?"(?:[^"\\]|\\[\s\S])*"#?)/g))
    found.set(key, unquoted(literal));
  return found;
}

const unquoted = (literal: string): string =>
  literal.startsWith('r') ? literal.replace(/^r#?"|"#?$/g, '') : unescaped(literal.slice(1, -1));

function schemaOf(definition: Node, project: Project, missing: string[]): JsonObject {
  const parameters =
    definition
      .field('parameters')
      ?.children()
      .filter((child) => child.kind() === 'parameter') ?? [];
  const wrapped = parameters
    .map((parameter) => /Parameters<\s*(?:\w+::)*(\w+)/.exec(parameter.field('type')?.text() ?? '')?.[1])
    .find((name) => name !== undefined);
  if (wrapped !== undefined) {
    const struct = structNamed(wrapped, project);
    if (struct) return structSchema(struct, project, missing);
    missing.push('inputSchema');
    return { type: 'object', properties: {} };
  }
  // The older form: #[tool(param)] before each parameter.
  const single = parameters.filter((parameter) =>
    above(parameter).attributes.some((each) => /tool\(param\)/.test(each.text())),
  );
  return parametersSchema(
    single.map((parameter) => parameterOf(parameter, parameter.field('pattern')?.text() ?? '', project, missing)),
  );
}

function structNamed(name: string, project: Project): Node | undefined {
  for (const file of project.files.values()) {
    if (file.language !== 'rust' || !file.text.includes(name)) continue;
    const found = nodesOf(file.root(), 'struct_item').find((each) => each.field('name')?.text() === name);
    if (found) return found;
  }
  return undefined;
}

function structSchema(struct: Node, project: Project, missing: string[], depth = 0): JsonObject {
  const fields =
    struct
      .field('body')
      ?.children()
      .filter((child) => child.kind() === 'field_declaration') ?? [];
  return parametersSchema(
    fields.map((field) => parameterOf(field, field.field('name')?.text() ?? '', project, missing, depth)),
  );
}

function parameterOf(node: Node, fallback: string, project: Project, missing: string[], depth = 0): Parameter {
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
    const style = above(found)
      .attributes.map((attribute) => keysIn(attribute).get('rename_all'))
      .find((each) => each !== undefined);
    return nodesOf(found, 'enum_variant').map((variant) => renamed(variant.field('name')?.text() ?? '', style));
  }
  return undefined;
}

function renamed(name: string, style: string | undefined): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  if (style === 'lowercase') return name.toLowerCase();
  if (style === 'snake_case') return words;
  if (style === 'kebab-case') return words.replaceAll('_', '-');
  if (style === 'camelCase') return name.charAt(0).toLowerCase() + name.slice(1);
  return name;
}

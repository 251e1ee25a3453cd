// Texts and types of Go from syntax: literals, concatenations, constants of the project, and structs with
// their tags.
import { propertiesOf, requiredOf } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project } from '../source.ts';

export const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

/** Undefined where syntax does not tell. */
export function text(node: Node | null | undefined, project: Project, depth = 0): string | undefined {
  if (!node || depth > 6) return undefined;
  const kind = node.kind();
  if (kind === 'raw_string_literal') return node.text().slice(1, -1);
  if (kind === 'interpreted_string_literal') return unquoted(node.text());
  if (kind === 'literal_element' || kind === 'parenthesized_expression' || kind === 'expression_list')
    return text(node.children().find(isPart), project, depth + 1);
  if (kind === 'binary_expression') {
    const [left, right] = [
      text(node.field('left'), project, depth + 1),
      text(node.field('right'), project, depth + 1),
    ];
    return left !== undefined && right !== undefined ? left + right : undefined;
  }
  if (kind === 'call_expression') return called(node, project, depth);
  if (kind === 'identifier' || kind === 'selector_expression')
    return constant(node.text().split('.').at(-1) ?? '', project, depth + 1);
  return undefined;
}

/**
 * `t("KEY", "words")`: what a text is where nobody translates it; and functions that change nothing or
 * little.
 */
function called(node: Node, project: Project, depth: number): string | undefined {
  const name = node.field('function')?.text() ?? '';
  const given = argumentsOf(node);
  // With a key alone the words stand in a file of translations.
  if (/(^|\.)[tT]$/.test(name)) return given.length > 1 ? text(given.at(-1), project, depth + 1) : undefined;
  const first = text(given[0], project, depth + 1);
  if (/(^|\.)(string|String|Ptr)$/.test(name)) return first;
  return name === 'strings.TrimSpace' ? first?.trim() : undefined;
}

export const argumentsOf = (call: Node): Node[] => call.field('arguments')?.children().filter(isPart) ?? [];

/** The escapes of Go are those of JSON and a few more. */
function unquoted(literal: string): string {
  try {
    return JSON.parse(literal.replaceAll(/\\(?!["\\/bfnrtu])/g, '\\\\')) as string; // a JSON string is a string
  } catch {
    return literal.slice(1, -1);
  }
}

function constant(name: string, project: Project, depth: number): string | undefined {
  for (const file of goFiles(project)) {
    if (!file.text.includes(name)) continue;
    for (const kind of ['const_spec', 'var_spec']) {
      const spec = nodesOf(file.root(), kind).find((each) => each.field('name')?.text() === name);
      if (spec) return text(spec.field('value'), project, depth);
    }
    const [short, ...others] = nodesOf(file.root(), 'short_var_declaration').filter(
      (each) => each.field('left')?.text() === name,
    );
    if (short && others.length === 0) return text(short.field('right'), project, depth);
  }
  return undefined;
}

export const goFiles = (project: Project) =>
  [...project.files.values()].filter(({ language }) => language === 'go');

const scalars: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  any: {},
  float32: { type: 'number' },
  float64: { type: 'number' },
  'time.Time': { type: 'string', format: 'date-time' },
};

/** `path` names what could not be told in `missing`. */
export function typeSchema(
  node: Node | null | undefined,
  project: Project,
  path: string,
  missing: string[],
  depth = 0,
): JsonObject {
  if (!node) return {};
  const name = node.text();
  if (depth > 6) {
    missing.push(path);
    return {};
  }
  const scalar = own(scalars, name);
  if (scalar) return scalar;
  if (/^u?int\d*$|^byte$|^rune$/.test(name)) return { type: 'integer' };
  if (name === 'interface{}') return {};
  const again = (child: Node | null | undefined): JsonObject =>
    typeSchema(child, project, path, missing, depth + 1);
  if (node.kind() === 'pointer_type') return again(node.children().find(isPart));
  if (node.kind() === 'slice_type' || node.kind() === 'array_type')
    return { type: 'array', items: again(node.field('element')) };
  if (node.kind() === 'map_type') return { type: 'object', additionalProperties: again(node.field('value')) };
  if (node.kind() === 'struct_type') return structSchema(node, project, path, missing, depth + 1);
  const struct = structNamed(name, project);
  if (struct) return structSchema(struct, project, path, missing, depth + 1);
  missing.push(path);
  return {};
}

export function structNamed(name: string, project: Project): Node | undefined {
  const bare = name.split('.').at(-1) ?? '';
  for (const file of goFiles(project)) {
    if (!file.text.includes(bare)) continue;
    const spec = nodesOf(file.root(), 'type_spec').find((each) => each.field('name')?.text() === bare);
    const type = spec?.field('type');
    if (type?.kind() === 'struct_type') return type;
  }
  return undefined;
}

function embedded(
  field: Node,
  project: Project,
  path: string,
  missing: string[],
  depth: number,
): Parameter[] {
  const name = field.field('type')?.text() ?? '';
  const struct = depth > 6 ? undefined : structNamed(name, project);
  if (!struct) {
    missing.push(`${path} (${name})`);
    return [];
  }
  const schema = structSchema(struct, project, path, missing, depth + 1);
  const required = new Set(requiredOf(schema));
  return propertiesOf(schema).map(([own, property]) => ({
    name: own,
    schema: property,
    isRequired: required.has(own),
  }));
}

export function structSchema(
  node: Node,
  project: Project,
  path: string,
  missing: string[],
  depth = 0,
): JsonObject {
  const list = node.children().find((child) => child.kind() === 'field_declaration_list');
  const fields = list?.children().filter((child) => child.kind() === 'field_declaration') ?? [];
  const parameters = fields.flatMap((field): Parameter[] => {
    const tag = field.field('tag')?.text().slice(1, -1) ?? '';
    const [name = '', ...options] = (/json:"([^"]*)"/.exec(tag)?.[1] ?? '').split(',');
    const own = name || (field.field('name')?.text() ?? '');
    if (name === '-') return [];
    // A struct without a name of its own lends its fields.
    if (own === '') return embedded(field, project, path, missing, depth);
    const said = /jsonschema(?:_description)?:"([^"]*)"/.exec(tag)?.[1];
    // One library writes keywords (required,description=…), the official one the description alone.
    const described =
      /(?:^|,)description=([^,]*(?:,(?!\w+=|required)[^,]*)*)/.exec(said ?? '')?.[1] ??
      (said && !/^(required|\w+=)/.test(said) ? said : undefined);
    const isRequired =
      /(^|,)required(,|$)/.test(said ?? '') ||
      !(options.includes('omitempty') || options.includes('omitzero'));
    return [
      {
        name: own,
        schema: typeSchema(field.field('type'), project, `${path}.${own}`, missing, depth),
        description: described,
        isRequired,
      },
    ];
  });
  return parametersSchema(parameters);
}

/** A function or method of the project, by its last name. */
export function functionNamed(name: string, project: Project): Node | undefined {
  const bare = name.split('.').at(-1) ?? '';
  if (!/^\w+$/.test(bare)) return undefined;
  for (const file of goFiles(project)) {
    if (!file.text.includes(bare)) continue;
    for (const kind of ['function_declaration', 'method_declaration']) {
      const found = nodesOf(file.root(), kind).find((each) => each.field('name')?.text() === bare);
      if (found) return found;
    }
  }
  return undefined;
}

// Texts and types of Go from syntax: literals, concatenations, constants of the project, and structs with their tags.
import type { JsonObject } from '../../../../schemas/json.ts';
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
    const [left, right] = [text(node.field('left'), project, depth + 1), text(node.field('right'), project, depth + 1)];
    return left !== undefined && right !== undefined ? left + right : undefined;
  }
  if (kind === 'identifier' || kind === 'selector_expression')
    return constant(node.text().split('.').at(-1) ?? '', project, depth + 1);
  return undefined;
}

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
  }
  return undefined;
}

export const goFiles = (project: Project) => [...project.files.values()].filter(({ language }) => language === 'go');

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
  if (scalars[name]) return scalars[name];
  if (/^u?int\d*$|^byte$|^rune$/.test(name)) return { type: 'integer' };
  if (name === 'interface{}') return {};
  const again = (child: Node | null | undefined): JsonObject => typeSchema(child, project, path, missing, depth + 1);
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

export function structSchema(node: Node, project: Project, path: string, missing: string[], depth = 0): JsonObject {
  const parameters = nodesOf(node, 'field_declaration').flatMap((field): Parameter[] => {
    const tag = field.field('tag')?.text().slice(1, -1) ?? '';
    const [name = '', ...options] = (/json:"([^"]*)"/.exec(tag)?.[1] ?? '').split(',');
    const own = name || (field.field('name')?.text() ?? '');
    if (name === '-' || own === '') return [];
    const said = /jsonschema(?:_description)?:"([^"]*)"/.exec(tag)?.[1];
    // One library writes keywords (required,description=…), the official one the description alone.
    const described =
      /(?:^|,)description=([^,]*(?:,(?!\w+=|required)[^,]*)*)/.exec(said ?? '')?.[1] ??
      (said && !/^(required|\w+=)/.test(said) ? said : undefined);
    const isRequired =
      /(^|,)required(,|$)/.test(said ?? '') || !(options.includes('omitempty') || options.includes('omitzero'));
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

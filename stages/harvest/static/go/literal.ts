// Composite literals of Go as JSON: map[string]any{"type": "string"}, []string{"a"}, jsonschema.Schema{Type:
// "string"}, raw JSON.
import { z } from 'zod';
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { argumentsOf, goFiles, isPart, text } from './value.ts';

/** What cannot be told is left out and named in `missing` under its path. */
export function json(
  node: Node | null | undefined,
  project: Project,
  path: string,
  missing: string[],
  depth = 0,
): Json | undefined {
  const again = (child: Node | null | undefined, at = path): Json | undefined =>
    json(child, project, at, missing, depth + 1);
  /** Text that holds JSON. */
  const parsed = (child: Node | null | undefined): Json | undefined => {
    const value = parsedOf(text(child, project));
    if (value === undefined) missing.push(path);
    return value;
  };
  switch (depth > 30 ? undefined : node?.kind()) {
    case 'literal_element':
    case 'parenthesized_expression':
    case 'expression_list':
    case 'unary_expression': {
      const inner = node?.field('operand') ?? node?.children().find(isPart);
      const value = again(inner);
      return typeof value === 'number' && node?.text().startsWith('-') ? -value : value;
    }
    case 'int_literal':
    case 'float_literal':
      return Number(node?.text().replaceAll('_', ''));
    case 'true':
    case 'false':
      return node?.kind() === 'true';
    case 'nil':
      return null;
    case 'composite_literal':
      return again(node?.field('body'));
    case 'literal_value':
      return bodyOf(node?.children().filter(isPart) ?? [], path, again);
    case 'call_expression': {
      const name = node?.field('function')?.text() ?? '';
      const [first] = argumentsOf(node as Node); // of this kind, so it is there
      if (/(^|\.)Ptr$/.test(name)) return again(first);
      if (/(^|\.)RawMessage$/.test(name)) return parsed(first);
      break;
    }
    case 'type_conversion_expression':
      return parsed(node?.field('operand'));
    case 'identifier': {
      const value = variableNamed(node?.text() ?? '', project);
      if (value) return again(value);
    }
  }
  const told = text(node, project);
  if (told === undefined) missing.push(path);
  return told;
}

/**
 * Members by key, or a list. Fields of a struct are named as they are in JSON: Type is type, AnyOf is anyOf.
 */
function bodyOf(
  parts: readonly Node[],
  path: string,
  read: (node: Node | undefined, at: string) => Json | undefined,
): Json {
  if (!parts.some((part) => part.kind() === 'keyed_element'))
    return parts.flatMap((part, index) => read(part, `${path}.${index}`) ?? []);
  const members: JsonObject = {};
  for (const part of parts) {
    const [left, right] = part.children().filter(isPart);
    const key = left?.children().find(isPart);
    // An exported name is a field of a struct, any other a constant.
    const name =
      key && /^(field_)?identifier$/.test(String(key.kind())) && /^[A-Z]/.test(key.text())
        ? key.text().charAt(0).toLowerCase() + key.text().slice(1)
        : read(left, `${path}.${left?.text()}`);
    if (typeof name !== 'string') continue;
    const value = read(right, `${path}.${name}`);
    if (value !== undefined) members[name] = value;
  }
  return members;
}

function variableNamed(name: string, project: Project): Node | undefined {
  for (const file of goFiles(project)) {
    if (!file.text.includes(name)) continue;
    const found = nodesOf(file.root(), 'var_spec').find((each) => each.field('name')?.text() === name);
    const value = found?.field('value')?.children().find(isPart);
    if (value?.kind() === 'composite_literal' || value?.kind() === 'unary_expression') return value;
  }
  return undefined;
}

/** A parameter schema that is written out. */
export function schemaLiteral(
  node: Node | undefined,
  project: Project,
  missing: string[],
): JsonObject | undefined {
  const value = json(node, project, 'inputSchema', missing);
  return isObject(value) ? value : undefined;
}

/** Undefined where it is no JSON. */
function parsedOf(source: string | undefined): Json | undefined {
  try {
    return source === undefined ? undefined : z.json().parse(JSON.parse(source));
  } catch {
    return undefined;
  }
}

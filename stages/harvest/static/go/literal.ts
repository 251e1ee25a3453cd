// Composite literals of Go as JSON: map[string]any{"type": "string"}, []string{"a"}, jsonschema.Schema{Type:
// "string"}, raw JSON.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { deepestExpression } from '../limits.ts';
import type { Node, Project } from '../source.ts';
import { argumentsOf, type Declarations, declarationNamed, lastName, partsOf } from '../syntax.ts';
import { text } from './text.ts';

/** JSON of an expression. What cannot be resolved is left out and added to `at.missing`. */
export function json(node: Node | null | undefined, at: SchemaPath, depth = 0): Json | undefined {
  const inner: ReadJson = (child, place = at) => json(child, place, depth + 1);
  const target = node && depth <= deepestExpression ? innerExpression(node, at.project) : undefined;
  if (target) return inner(target);
  switch (depth > deepestExpression ? undefined : node?.kind()) {
    case 'unary_expression': {
      const value = inner(node?.field('operand'));
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
    case 'literal_value':
      return bodyOf(partsOf(node), at, inner);
    case 'type_conversion_expression':
      return jsonInText(node?.field('operand'), at);
    case 'call_expression':
      if (lastName(node?.field('function')?.text() ?? '') === 'RawMessage')
        return jsonInText(argumentsOf(node)[0], at);
  }
  return orMissing(text(node, at.project), at);
}

type ReadJson = (node: Node | null | undefined, at?: SchemaPath) => Json | undefined;

/** The expression that has the same value: inside parentheses, `Ptr(…)`, or a variable. */
function innerExpression(node: Node, project: Project): Node | null | undefined {
  switch (node.kind()) {
    case 'literal_element':
    case 'parenthesized_expression':
    case 'expression_list':
      return partsOf(node)[0];
    case 'composite_literal':
      return node.field('body');
    case 'identifier':
      return literalNamed(node.text(), project);
    case 'call_expression':
      return lastName(node.field('function')?.text() ?? '') === 'Ptr' ? argumentsOf(node)[0] : undefined;
    default:
      return undefined;
  }
}

function orMissing(value: Json | undefined, at: SchemaPath): Json | undefined {
  if (value === undefined) at.missing.push(at.path);
  return value;
}

/** Members by key, or a list. A field of a struct is named as in JSON: Type is type, AnyOf is anyOf. */
function bodyOf(parts: readonly Node[], at: SchemaPath, read: ReadJson): Json {
  if (!parts.some((part) => part.kind() === 'keyed_element'))
    return parts.flatMap((part, index) => read(part, memberPath(at, index)) ?? []);
  const members = new Map<string, Json>();
  for (const part of parts) {
    const [left, right] = partsOf(part);
    const name = fieldName(left) ?? read(left, memberPath(at, `${left?.text()}`));
    if (typeof name !== 'string') continue;
    const value = read(right, memberPath(at, name));
    if (value !== undefined) members.set(name, value);
  }
  return Object.fromEntries(members);
}

/** An exported name is a field of a struct. Any other name is a constant. */
function fieldName(key: Node | undefined): string | undefined {
  const name = partsOf(key)[0];
  const isField = /^(field_)?identifier$/.test(name?.kind() ?? '') && /^[A-Z]/.test(name?.text() ?? '');
  return name && isField ? name.text().charAt(0).toLowerCase() + name.text().slice(1) : undefined;
}

const literals: Declarations = {
  language: 'go',
  kinds: ['var_spec'],
  nameOf: (node) =>
    /^(composite_literal|unary_expression)$/.test(partsOf(node.field('value'))[0]?.kind() ?? '')
      ? node.field('name')?.text()
      : undefined,
};

const literalNamed = (name: string, project: Project): Node | undefined =>
  partsOf(declarationNamed(name, project, literals)?.field('value'))[0];

/** A parameter schema that is written out. */
export function schemaLiteral(node: Node | undefined, at: SchemaPath): JsonObject | undefined {
  const value = json(node, at);
  return isObject(value) ? value : undefined;
}

/** The JSON that a text holds. */
function jsonInText(node: Node | null | undefined, at: SchemaPath): Json | undefined {
  try {
    return JSON.parse(text(node, at.project) ?? '') as Json; // what JSON.parse gives is JSON
  } catch {
    return orMissing(undefined, at);
  }
}

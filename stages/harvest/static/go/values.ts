// Values of Go: texts, composite literals (map[string]any{"type": "string"}, jsonschema.Schema{Type: "string"}), raw
// JSON, and the functions that names stand for.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import type { SchemaPath } from '../extractor.ts';
import { formattedParts } from '../format.ts';
import type { Call, Change, Entry, Grammar, Items, Reading } from '../grammar.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { argumentsOf, childrenOfKind, declarationNamed, lastName, onlyReturn, partsOf } from '../syntax.ts';
import { unescaped } from '../texts.ts';
import { parsedJson, valuesOf } from '../values.ts';

export const goGrammar: Grammar = {
  language: 'go',
  texts: {
    raw_string_literal: (node) => [node.text().slice(1, -1)],
    interpreted_string_literal: (node) => [unescaped(node.text().slice(1, -1))],
  },
  numbers: ['int_literal', 'float_literal'],
  words: { true: true, false: false, nil: null },
  wrappers: ['literal_element', 'parenthesized_expression', 'expression_list', 'type_elem'],
  sums: { binary_expression: '+' },
  items: {
    composite_literal: (node) => itemsIn(node.field('body'), isList.has(node.field('type')?.kind() ?? '')),
    literal_value: (node) => itemsIn(node, true),
  },
  names: ['identifier', 'selector_expression'],
  calls: {
    call_expression: (node) => ({
      name: calleeName(node),
      on: node.field('function')?.field('operand'),
      given: argumentsOf(node).map((value) => ({ value })),
    }),
    type_conversion_expression: (node) => {
      const value = node.field('operand');
      return { name: lastName(node.field('type')?.text() ?? ''), given: value ? [{ value }] : [] };
    },
    unary_expression: (node) => {
      const value = node.field('operand');
      return { name: node.field('operator')?.text() ?? '', given: value ? [{ value }] : [] };
    },
  },
  known: knownCall,
  variables: {
    language: 'go',
    kinds: ['const_spec', 'var_spec', 'short_var_declaration'],
    nameOf: (node) => (node.field('name') ?? partsOf(node.field('left'))[0])?.text(),
  },
  valueOf: (declaration) => declaration.field('value') ?? declaration.field('right'),
  functions: { language: 'go', kinds: ['function_declaration', 'method_declaration'] },
  parametersOf: (definition) =>
    partsOf(definition.field('parameters')).flatMap((each) =>
      childrenOfKind(each, 'identifier').map((name) => name.text()),
    ),
  resultOf: (definition) => onlyReturn(definition, ['func_literal']),
  changes: ['assignment_statement'],
  changeOf,
  blocks: ['block'],
  owners: [],
};

export const values = valuesOf(goGrammar);
export const { json, text, words } = values;

/** A parameter schema that is written out. */
export function schemaLiteral(node: Node | undefined, at: SchemaPath): JsonObject | undefined {
  const value = json(node, at);
  const schema = typeof value === 'string' ? parsedJson(value) : value;
  return isObject(schema) ? schema : undefined;
}

/** `c` in `a.b.c[T](…)`. */
export function calleeName(call: Node): string {
  let callee = call.field('function') ?? call.field('type');
  for (let inner = callee; inner && callee && isGeneric.has(callee.kind()); callee = inner)
    inner = callee.field('operand') ?? callee.field('type');
  return (callee?.field('field') ?? callee?.field('name') ?? callee)?.text() ?? '';
}

const isGeneric = new Set(['index_expression', 'type_instantiation_expression', 'generic_type']);

/** Functions that change little or nothing. */
const unchanged =
  /^(&|Marshal|MustMarshal|string|String|Ptr|To|Pointer|Of|ptr|any|float64|float32|u?int\d*)$/;

function knownCall({ name, given }: Call, read: Reading): { value: Json | undefined } | undefined {
  const value = given[0]?.value;
  if (unchanged.test(name) && given.length === 1) return { value: read.json(value) };
  switch (name) {
    case '-':
      return { value: negative(read.json(value)) };
    case 't':
    case 'T':
      // The original text in `t("KEY", "text")`. With a key alone, the text is in a file of translations.
      return { value: given.length > 1 ? read.json(given.at(-1)?.value) : undefined };
    case 'TrimSpace':
      return { value: read.text(value)?.trim() };
    case 'Sprintf':
      return { value: read.joined(formattedParts(read.text(value) ?? '', given.slice(1))) };
    case 'RawMessage':
    case '[]byte':
      return { value: inText(read.json(value)) };
    case 'make':
      return { value: emptyOf(value) };
    default:
      return undefined;
  }
}

const negative = (value: Json | undefined): Json | undefined =>
  typeof value === 'number' ? -value : undefined;

const inText = (value: Json | undefined): Json | undefined =>
  typeof value === 'string' ? parsedJson(value) : value;

/** What `make` gives for a type. */
const emptyOf = (type: Node | undefined): Json | undefined =>
  type?.kind() === 'map_type' ? {} : type?.kind() === 'slice_type' ? [] : undefined;

/** `a.b["c"] = d`, `a.b = append(a.b, c, d)` and `a.b = c`. */
function changeOf(statement: Node): Change | undefined {
  const [left, right] = [partsOf(statement.field('left'))[0], partsOf(statement.field('right'))[0]];
  if (!left || !right) return undefined;
  if (left.kind() === 'index_expression') {
    const key = left.field('index') ?? undefined;
    return key && { target: left.field('operand')?.text() ?? '', key, values: [right] };
  }
  if (right.kind() === 'call_expression' && calleeName(right) === 'append')
    return { target: left.text(), values: argumentsOf(right).slice(1) };
  const [, target, key] = /^([\w.]+)\.([A-Z]\w*)$/.exec(left.text()) ?? [];
  return target && key
    ? { target, key: key.charAt(0).toLowerCase() + key.slice(1), values: [right] }
    : undefined;
}

const isList = new Set(['slice_type', 'array_type', 'implicit_length_array_type']);

/** Members by key, or a list. A field of a struct is named as in JSON: Type is type, AnyOf is anyOf. */
function itemsIn(body: Node | null, mayBeList: boolean): Items {
  const parts = partsOf(body);
  const isKeyed = parts.some((part) => part.kind() === 'keyed_element');
  if (!isKeyed && (mayBeList || parts.length > 0)) return { list: parts };
  return {
    members: parts.flatMap((part): Entry[] => {
      const [left, value] = partsOf(part);
      return left && value ? [{ key: fieldName(left) ?? left, value }] : [];
    }),
  };
}

/** An exported name is a field of a struct. Any other name is a constant. */
function fieldName(key: Node): string | undefined {
  const name = partsOf(key)[0];
  const isField = /^(field_)?identifier$/.test(name?.kind() ?? '') && /^[A-Z]/.test(name?.text() ?? '');
  return name && isField ? name.text().charAt(0).toLowerCase() + name.text().slice(1) : undefined;
}

/** A function literal, or the function or method of the project that an expression names. */
export function functionOf(expression: Node | undefined, project: Project): Node | undefined {
  const given = expression && project.bound?.get(expression.text());
  if (given) return functionOf(given.node, given.project);
  if (expression?.kind() === 'func_literal') return expression;
  const name = lastName(expression?.text() ?? '');
  if (/^\w+$/.test(name)) return declarationNamed(name, project, goGrammar.functions);
  return expression?.kind() === 'call_expression' ? functionFrom(expression, project) : undefined;
}

/** What `adapt(handle)` passes on, or what `handlerOf(client)` returns: a function literal, or one of the type of its result. */
function functionFrom(call: Node, project: Project): Node | undefined {
  const given = argumentsOf(call).flatMap((each) => functionOf(each, project) ?? []);
  const passed = given.find(takesArguments);
  if (passed) return passed;
  const maker = declarationNamed(calleeName(call), project, goGrammar.functions);
  const result = maker?.field('result');
  const literals = maker ? nodesOf(maker, 'func_literal') : [];
  return literals.find(takesArguments) ?? (result?.kind() === 'function_type' ? result : undefined) ?? maker;
}

/** A handler takes a context, a request, and the arguments of the tool. */
const takesArguments = (definition: Node): boolean => partsOf(definition.field('parameters')).length >= 3;

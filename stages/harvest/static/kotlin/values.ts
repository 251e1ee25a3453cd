// Values of Kotlin: texts, maps and lists of its library, and JSON that is built with buildJsonObject.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../../schemas/json.ts';
import type { Argument, Call, Change, Entry, Grammar, KnownCall, Reading } from '../grammar.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { childrenOfKind, partsOf } from '../syntax.ts';
import { dedented, unescaped } from '../texts.ts';
import type { Tongue } from '../tool-records.ts';
import { parsedJson, valuesOf } from '../values.ts';
import { callOf, givenTo, suffixOf } from './calls.ts';

export const kotlinGrammar: Grammar = {
  language: 'kotlin',
  texts: { string_literal: partsOfString },
  numbers: ['integer_literal', 'long_literal', 'real_literal'],
  words: { true: true, false: false, null: null, JsonNull: null },
  wrappers: ['parenthesized_expression', 'interpolated_expression'],
  sums: {},
  joined: ['additive_expression'],
  items: {},
  names: ['simple_identifier', 'navigation_expression', 'interpolated_identifier'],
  calls: {
    call_expression: callOf,
    prefix_expression: (node) => ({
      name: node.children()[0]?.text() ?? '',
      given: partsOf(node).map((value) => ({ value })),
    }),
  },
  known,
  variables: {
    language: 'kotlin',
    kinds: ['property_declaration'],
    nameOf: (node) => partsOf(childrenOfKind(node, 'variable_declaration')[0])[0]?.text(),
  },
  valueOf: valueOfProperty,
  objects: /^(?!this\b|super\b)[a-z]\w*$/,
  functions: { language: 'kotlin', kinds: ['function_declaration'], nameOf: identifierOf },
  parametersOf: (definition) =>
    childrenOfKind(childrenOfKind(definition, 'function_value_parameters')[0], 'parameter').map(
      (each) => identifierOf(each) ?? '',
    ),
  resultOf: (definition) => resultOfBody(childrenOfKind(definition, 'function_body')[0]),
  changes: ['assignment', 'call_expression'],
  changeOf,
  blocks: ['statements', 'class_body'],
  owners: ['object_declaration', 'class_declaration', 'companion_object'],
};

export const values = valuesOf(kotlinGrammar);
export const { json, text, words } = values;

function identifierOf(node: Node): string | undefined {
  return childrenOfKind(node, 'simple_identifier')[0]?.text();
}

function partsOfString(node: Node): readonly (string | Node)[] {
  const isBlock = node.text().startsWith('"""');
  const inner = isBlock ? 3 : 1;
  const holes = node.children().filter((each) => each.kind().startsWith('interpolated_'));
  const start = node.range().start.index;
  const written = node.text();
  const parts: (string | Node)[] = [];
  let from = inner;
  for (const hole of holes) {
    const [at, end] = [hole.range().start.index - start, hole.range().end.index - start];
    const opening = written.slice(at - 2, at) === '${' ? 2 : 1;
    parts.push(written.slice(from, at - opening), hole);
    from = end + (opening === 2 ? 1 : 0);
  }
  parts.push(written.slice(from, -inner));
  return isBlock ? parts : parts.map((part) => (typeof part === 'string' ? unescaped(part) : part));
}

function valueOfProperty(declaration: Node): Node | undefined {
  const children = declaration.children();
  const at = children.findIndex((each) => each.text() === '=');
  if (at >= 0) return children[at + 1];
  const delegate = childrenOfKind(declaration, 'property_delegate')[0];
  if (delegate) return resultOfLambda(nodesOf(delegate, 'lambda_literal')[0]);
  return resultOfBody(childrenOfKind(childrenOfKind(declaration, 'getter')[0], 'function_body')[0]);
}

function resultOfBody(body: Node | undefined): Node | undefined {
  if (!body?.text().startsWith('{')) return partsOf(body)[0];
  const returned = nodesOf(body, 'jump_expression').filter((each) => /^return\b(?!@)/.test(each.text()));
  return returned.length === 1 ? partsOf(returned[0])[0] : undefined;
}

const statementsIn = (lambda: Node | undefined): Node[] => partsOf(childrenOfKind(lambda, 'statements')[0]);

const resultOfLambda = (lambda: Node | undefined): Node | undefined => statementsIn(lambda).at(-1);

/** The statements of the block that a builder takes. */
const statementsOf = (builder: Node): Node[] =>
  statementsIn(nodesOf(suffixOf(builder) ?? builder, 'lambda_literal')[0]);

const unchanged =
  /^(JsonPrimitive|JsonObject|JsonArray|trim|toList|toMap|toString|toJsonArray|Some|also|apply|toMutableMap)$/;

function known({ name, on, given }: Call, read: Reading, node: Node): ReturnType<KnownCall> {
  const first = given[0]?.value;
  switch (name) {
    case '-':
      return { value: negative(read.json(first)) };
    case 'mapOf':
    case 'mutableMapOf':
    case 'linkedMapOf':
    case 'hashMapOf':
      return { value: read.members(given.flatMap(({ value }) => pairOf(value))) };
    case 'listOf':
    case 'arrayOf':
    case 'setOf':
    case 'mutableListOf':
      return { value: given.flatMap(({ value }, index) => read.json(value, index) ?? []) };
    case 'emptyMap':
      return { value: {} };
    case 'emptyList':
      return { value: [] };
    case 'buildJsonObject':
    case 'putJsonObject':
      return { value: read.members(statementsOf(node).flatMap(entryOf)) };
    case 'buildJsonArray':
    case 'putJsonArray':
      return { value: statementsOf(node).flatMap((each, index) => read.json(addedBy(each), index) ?? []) };
    case 'Input':
    case 'ToolSchema':
      return { value: schemaOf(given, read) };
    case 'trimIndent':
    case 'trimMargin':
      return { value: trimmed(read.text(on)) };
    case 'parseToJsonElement':
    case 'decodeFromString':
      return { value: parsedJson(read.text(first) ?? '') };
    default:
      return unchanged.test(name) && (on ?? first) && given.every((each) => each.name === undefined)
        ? { value: read.json(given.length > 0 ? first : on) }
        : undefined;
  }
}

/** Tool.Input(properties, required) */
function schemaOf(given: readonly Argument[], read: Reading): Json {
  const positions = ['properties', 'required'];
  const entries = given.map(({ name, value }, index) => ({ key: name ?? positions[index] ?? '', value }));
  const members = read.members(entries);
  return { type: 'object', properties: {}, ...(isObject(members) ? members : {}) };
}

const negative = (value: unknown): number | undefined => (typeof value === 'number' ? -value : undefined);

const trimmed = (block: string | undefined): string | undefined =>
  block === undefined ? undefined : dedented(block).replaceAll(/^\|/gm, '');

/** `"key" to value` and `Pair("key", value)`. */
function pairOf(node: Node): Entry[] {
  const [key, to, value] = partsOf(node);
  if (node.kind() === 'infix_expression' && key && value && to?.text() === 'to') return [{ key, value }];
  const [first, second] = node.kind() === 'call_expression' ? givenTo(node) : [];
  if (first && second) return [{ key: first.value, value: second.value }];
  return node.kind() === 'spread_expression' ? partsOf(node).map((spread) => ({ spread })) : [];
}

/** `put("k", v)` and `putJsonObject("k") { … }` in a builder. What else it says is not known. */
function entryOf(statement: Node): Entry[] {
  const { name, given } =
    statement.kind() === 'call_expression' ? callOf(statement) : { name: '', given: [] };
  const [key, value] = given.map((each) => each.value);
  if (!key || !name.startsWith('put')) return [{ key: statement, value: statement }];
  if (name === 'put') return value ? [{ key, value }] : [];
  return [{ key, value: statement }];
}

const addedBy = (statement: Node): Node | undefined =>
  statement.kind() === 'call_expression' ? givenTo(statement)[0]?.value : undefined;

/** `a["k"] = v`, `a.put("k", v)` and `a.add(v)`. */
function changeOf(node: Node): Change | undefined {
  if (node.kind() === 'assignment') {
    const [left, right] = partsOf(node);
    const [target, index] = partsOf(left);
    const key = index?.kind() === 'indexing_suffix' ? partsOf(index)[0] : undefined;
    return target && key && right ? { target: target.text(), key, values: [right] } : undefined;
  }
  const { name, on, given } = callOf(node);
  const [first, second] = given.map(({ value }) => value);
  if (!on || !first) return undefined;
  if (name === 'put' && second) return { target: on.text(), key: first, values: [second] };
  return name === 'add' ? { target: on.text(), values: [first] } : undefined;
}

export const kotlin: Tongue = { grammar: kotlinGrammar, values, typesIn };

function typesIn(file: SourceFile): ReturnType<Tongue['typesIn']> {
  const types = nodesOf(file.root(), ['class_declaration', 'object_declaration']);
  return types.map((node) => ({
    node,
    members: new Map(
      partsOf(childrenOfKind(node, 'class_body')[0]).flatMap((member): [string, Node][] => {
        const isFunction = member.kind() === 'function_declaration';
        const isProperty = member.kind() === 'property_declaration';
        const name = isFunction ? identifierOf(member) : kotlinGrammar.variables.nameOf?.(member);
        const value = isFunction
          ? kotlinGrammar.resultOf(member)
          : isProperty
            ? valueOfProperty(member)
            : undefined;
        return name !== undefined && value ? [[name, value]] : [];
      }),
    ),
  }));
}

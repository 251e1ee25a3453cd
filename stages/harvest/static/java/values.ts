// Values of Java: texts and text blocks, the maps and lists that schemas are made of, and constants of the project.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { formattedParts } from '../format.ts';
import type { Call, Change, Entry, Grammar, KnownCall, Reading } from '../grammar.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { argumentsOf, childrenOfKind, lastName, nameOf, onlyReturn, partsOf } from '../syntax.ts';
import { dedented, unescaped } from '../texts.ts';
import type { Tongue } from '../tool-records.ts';
import { parsedJson, valuesOf } from '../values.ts';

export const javaGrammar: Grammar = {
  language: 'java',
  texts: { string_literal: (node) => [unquoted(node.text())] },
  numbers: ['decimal_integer_literal', 'decimal_floating_point_literal', 'hex_integer_literal'],
  words: { true: true, false: false, null: null },
  wrappers: ['parenthesized_expression'],
  sums: { binary_expression: '+' },
  items: {
    array_initializer: (node) => ({ list: partsOf(node) }),
    element_value_array_initializer: (node) => ({ list: partsOf(node) }),
    array_creation_expression: (node) => ({ list: partsOf(node.field('value')) }),
  },
  names: ['identifier', 'field_access'],
  calls: {
    method_invocation: callOf,
    object_creation_expression: (node) => ({
      name: `new ${lastName(
        node
          .field('type')
          ?.text()
          .replace(/<[\s\S]*$/, '') ?? '',
      )}`,
      given: argumentsOf(node).map((value) => ({ value })),
    }),
    unary_expression: (node) => ({
      name: node.field('operator')?.text() ?? '',
      given: childrenOf(node.field('operand')),
    }),
    cast_expression: (node) => ({ name: 'cast', given: childrenOf(node.field('value')) }),
  },
  known,
  variables: { language: 'java', kinds: ['variable_declarator'] },
  valueOf: (declaration) => declaration.field('value'),
  objects: /^(?!this\b|super\b)[a-z]\w*$/,
  functions: { language: 'java', kinds: ['method_declaration', 'constructor_declaration'] },
  parametersOf: (definition) =>
    childrenOfKind(definition.field('parameters'), 'formal_parameter').map((each) => nameOf(each) ?? ''),
  resultOf: (definition) => onlyReturn(definition, ['lambda_expression', 'class_body']),
  changes: ['method_invocation'],
  changeOf,
  blocks: ['block', 'constructor_body'],
  owners: ['class_declaration', 'interface_declaration', 'enum_declaration', 'record_declaration'],
};

const values = valuesOf(javaGrammar);
export const { json, text, words } = values;

const childrenOf = (value: Node | null): { value: Node }[] => (value ? [{ value }] : []);

const unquoted = (literal: string): string =>
  literal.startsWith('"""') ? unescaped(dedented(literal.slice(3, -3))) : unescaped(literal.slice(1, -1));

export function callOf(node: Node): Call {
  return {
    name: nameOf(node) ?? '',
    on: node.field('object'),
    given: argumentsOf(node).map((value) => ({ value })),
  };
}

const unchanged = /^(strip|trim|stripIndent|toString|build|cast|copyOf|unmodifiableMap|unmodifiableList)$/;
const emptyMaps = /^new (Hash|LinkedHash|Tree)Map$/;
const emptyLists = /^new (Array|Linked)List$/;

function known(call: Call, read: Reading, node: Node): ReturnType<KnownCall> {
  const { name, on, given } = call;
  const value = given[0]?.value;
  if (name.startsWith('new ')) return made(call, read, node);
  if (unchanged.test(name)) return { value: trimmed(read.json(on && given.length === 0 ? on : value), name) };
  switch (name) {
    case '-':
      return { value: negative(read.json(value)) };
    case 'format':
      return { value: read.joined(formattedParts(read.text(value) ?? '', given.slice(1))) };
    case 'formatted':
      return { value: read.joined(formattedParts(read.text(on) ?? '', given)) };
    case 'readTree':
    case 'readValue':
      return { value: parsedJson(read.text(value) ?? '') };
    default:
      return collectionOf(call, read);
  }
}

/** What a constructor of the standard library or of the SDK makes. */
function made({ name, given }: Call, read: Reading, node: Node): ReturnType<KnownCall> {
  const value = given[0]?.value;
  if (emptyMaps.test(name)) return { value: value ? read.json(value) : {} };
  if (emptyLists.test(name)) return { value: value ? read.json(value) : [] };
  return name === 'new JsonSchema' ? { value: jsonSchemaOf(argumentsOf(node), read) } : undefined;
}

const trimmed = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'string' && /^(strip|trim)/.test(name) ? value.trim() : value;

const negative = (value: Json | undefined): Json | undefined =>
  typeof value === 'number' ? -value : undefined;

/** The lists and maps of the standard library. */
function collectionOf({ name, on, given }: Call, read: Reading): ReturnType<KnownCall> {
  const owner = lastName(on?.text() ?? '');
  const nodes = given.map(({ value }) => value);
  if (/^(List|Set|Arrays|Stream)$/.test(owner) && /^(of|asList)$/.test(name))
    return { value: nodes.flatMap((item, index) => read.json(item, index) ?? []) };
  if (owner !== 'Map' && owner !== 'Collections') return undefined;
  if (/^empty(Map|List)$/.test(name)) return { value: name === 'emptyMap' ? {} : [] };
  if (name === 'of') return { value: read.members(entriesOf(inPairs(nodes))) };
  return name === 'ofEntries' ? { value: read.members(entriesOf(nodes.map(argumentsOf))) } : undefined;
}

function jsonSchemaOf([typeNode, propertiesNode, requiredNode]: readonly Node[], read: Reading): JsonObject {
  const type = read.json(typeNode, 'type');
  const required = read.json(requiredNode, 'required');
  const properties = read.json(propertiesNode, 'properties');
  return {
    ...(type === undefined ? {} : { type }),
    properties: isObject(properties) ? properties : {},
    ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
  };
}

const inPairs = (nodes: readonly Node[]): Node[][] =>
  nodes.flatMap((node, index) => (index % 2 === 0 ? [[node, ...nodes.slice(index + 1, index + 2)]] : []));

const entriesOf = (pairs: readonly (readonly Node[])[]): Entry[] =>
  pairs.flatMap(([key, value]): Entry[] => (key && value ? [{ key, value }] : []));

/** `map.put("k", v)` and `list.add(v)`. */
function changeOf(node: Node): Change | undefined {
  const { name, on, given } = callOf(node);
  const [first, second] = given.map(({ value }) => value);
  if (!on || !first) return undefined;
  if (/^(put|set|add(Property)?)$/.test(name) && second)
    return { target: on.text(), key: first, values: [second] };
  return name === 'add' ? { target: on.text(), values: [first] } : undefined;
}

/** Classes with their fields and the methods that only return. */
export const java: Tongue = {
  grammar: javaGrammar,
  values,
  typesIn: (file: SourceFile) =>
    nodesOf(file.root(), 'class_declaration').map((node) => ({
      node,
      members: new Map(
        partsOf(node.field('body')).flatMap((member): [string, Node][] => {
          const isMethod = member.kind() === 'method_declaration';
          const value = isMethod ? javaGrammar.resultOf(member) : undefined;
          return value ? [[nameOf(member) ?? '', value]] : [];
        }),
      ),
    })),
};

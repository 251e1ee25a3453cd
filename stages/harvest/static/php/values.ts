// Values of PHP: texts, arrays, constants of the project; and attributes and doc comments.

import { formattedParts } from '../format.ts';
import type { Argument, Call, Change, Entry, Grammar, Items, KnownCall, Reading } from '../grammar.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { type Bases, childrenOfKind, lastName, nameOf, onlyReturn, partsOf } from '../syntax.ts';
import { dedented, unescaped } from '../texts.ts';
import type { Tongue } from '../tool-records.ts';
import { parsedJson, valuesOf } from '../values.ts';

export const phpGrammar: Grammar = {
  language: 'php',
  texts: {
    string: (node) => [
      node
        .text()
        .slice(1, -1)
        .replaceAll(/\\(['\\])/g, '$1'),
    ],
    encapsed_string: (node) =>
      insidePartsOf(node).map((part) => (typeof part === 'string' ? unescaped(part) : part)),
    heredoc: blockParts,
    nowdoc: blockParts,
  },
  numbers: ['integer', 'float'],
  words: { true: true, false: false, null: null, TRUE: true, FALSE: false, NULL: null },
  wrappers: ['parenthesized_expression', 'argument'],
  sums: { binary_expression: '.' },
  items: { array_creation_expression: itemsOf },
  names: ['class_constant_access_expression', 'name', 'variable_name'],
  calls: {
    function_call_expression: callOf,
    member_call_expression: callOf,
    scoped_call_expression: callOf,
    object_creation_expression: (node) => ({
      name: `new ${lastName(partsOf(node)[0]?.text() ?? '')}`,
      given: [...argumentsOf(node).values()].map((value) => ({ value })),
    }),
    cast_expression: (node) => ({
      name: `(${node.field('type')?.text()})`,
      given: valueIn(node.field('value')),
    }),
    unary_op_expression: (node) => ({
      name: node.children()[0]?.text() ?? '',
      given: valueIn(node.field('argument') ?? partsOf(node)[0]),
    }),
  },
  known,
  variables: {
    language: 'php',
    kinds: ['const_element', 'assignment_expression'],
    nameOf: (node) => (node.field('left') ?? partsOf(node)[0])?.text(),
  },
  valueOf: (declaration) => declaration.field('right') ?? partsOf(declaration).at(-1),
  objects: /^\$(?!this\b)/,
  functions: { language: 'php', kinds: ['method_declaration', 'function_definition'] },
  parametersOf: (definition) => partsOf(definition.field('parameters')).map((each) => nameOf(each) ?? ''),
  resultOf: (definition) => onlyReturn(definition, ['anonymous_function', 'arrow_function']),
  changes: ['assignment_expression'],
  changeOf,
  blocks: ['compound_statement'],
  owners: ['class_declaration', 'interface_declaration', 'trait_declaration', 'enum_declaration'],
};

const values = valuesOf(phpGrammar);
export const { json, text, words } = values;

const valueIn = (value: Node | null | undefined): Argument[] => (value ? [{ value }] : []);

/** The parts between the quotes, or the lines of a block. */
function insidePartsOf(node: Node): readonly (string | Node)[] {
  return node
    .children()
    .flatMap((part): (string | Node)[] =>
      /^(string_content|escape_sequence)$/.test(part.kind()) ? [part.text()] : part.isNamed() ? [part] : [],
    );
}

function blockParts(node: Node): readonly (string | Node)[] {
  const body = node.children().find((child) => child.kind().endsWith('_body'));
  if (!body) return [];
  if (!body.children().some((part) => /variable|expression/.test(part.kind())))
    return [dedented(body.text()).trim()];
  return insidePartsOf(body);
}

/** A list, or members if keys are written. As in json_encode, an empty array is a list. */
function itemsOf(node: Node): Items {
  const entries = childrenOfKind(node, 'array_element_initializer');
  const isKeyed = (entry: Node): boolean => entry.children().some((child) => child.text() === '=>');
  const isSpread = (entry: Node): boolean => partsOf(entry)[0]?.kind() === 'variadic_unpacking';
  if (!entries.some(isKeyed)) return { list: entries.flatMap((entry) => partsOf(entry).slice(0, 1)) };
  return {
    members: entries.flatMap((entry): Entry[] => {
      const [first, value] = partsOf(entry);
      if (first && isSpread(entry)) return partsOf(first).map((spread) => ({ spread }));
      return first && value ? [{ key: first, value }] : [];
    }),
  };
}

export function callOf(node: Node): Call {
  return {
    name: lastName((node.field('name') ?? node.field('function'))?.text() ?? ''),
    on: node.field('object') ?? node.field('scope'),
    given: [...argumentsOf(node)].map(([name, value]) => ({
      name: /^\d/.test(name) ? undefined : name,
      value,
    })),
  };
}

const unchanged = /^(trim|\(object\)|\(array\)|\(string\)|new ArrayObject|array_values)$/;

function known({ name, given }: Call, read: Reading): ReturnType<KnownCall> {
  const value = given[0]?.value;
  if (name === 'new stdClass') return { value: {} };
  if (name === '(object)' && value?.text() === '[]') return { value: {} };
  if (unchanged.test(name)) return { value: read.json(value) };
  if (name === 'sprintf')
    return { value: read.joined(formattedParts(read.text(value) ?? '', given.slice(1))) };
  if (name === 'json_decode') return { value: parsedJson(read.text(value) ?? '') };
  if (name === 'array_merge') return { value: read.members(given.map((each) => ({ spread: each.value }))) };
  const number = name === '-' ? read.json(value) : undefined;
  return name === '-' ? { value: typeof number === 'number' ? -number : undefined } : undefined;
}

/** `$a['b'] = $c` and `$a[] = $c`. */
function changeOf(node: Node): Change | undefined {
  const [left, right] = [node.field('left'), node.field('right')];
  if (left?.kind() !== 'subscript_expression' || !right) return undefined;
  const [target, key] = partsOf(left);
  return target && { target: target.text(), ...(key ? { key } : {}), values: [right] };
}

/** Classes with their properties and the methods that only return. */
export const php: Tongue = {
  grammar: phpGrammar,
  values,
  typesIn: (file: SourceFile) =>
    nodesOf(file.root(), 'class_declaration').map((node) => ({
      node,
      members: new Map([
        ...nodesOf(node, 'property_element').flatMap((each): [string, Node][] => {
          const value = each.field('default_value');
          return value ? [[partsOf(each)[0]?.text().slice(1) ?? '', value]] : [];
        }),
        ...childrenOfKind(node.field('body'), 'method_declaration').flatMap((each): [string, Node][] => {
          const value = phpGrammar.resultOf(each);
          return value ? [[nameOf(each) ?? '', value]] : [];
        }),
      ]),
    })),
};

export const phpBases: Bases = {
  classes: { language: 'php', kinds: ['class_declaration'] },
  baseOf: (node) => partsOf(childrenOfKind(node, 'base_clause')[0])[0]?.text(),
};

/** The attribute of a declaration whose last name matches. */
export const attributeOf = (node: Node, name: RegExp): Node | undefined =>
  childrenOfKind(node, 'attribute_list')
    .flatMap((list) => nodesOf(list, 'attribute'))
    .find((each) => name.test(lastName(partsOf(each)[0]?.text() ?? '')));

/** The arguments of a call or attribute by name or, without one, by position. */
export function argumentsOf(node: Node | undefined): Map<string, Node> {
  const given = childrenOfKind(childrenOfKind(node, 'arguments')[0], 'argument');
  return new Map(
    given.flatMap((argument, index): [string, Node][] => {
      const parts = partsOf(argument);
      const value = parts.at(-1);
      return value ? [[argument.field('name')?.text() ?? String(index), value]] : [];
    }),
  );
}

/** The doc comment before a declaration: its description, and that of each @param. */
export function commentOf(node: Node): {
  description: string | undefined;
  parameters: ReadonlyMap<string, string>;
} {
  let before = node.prev();
  while (before && before.kind() !== 'comment' && !before.isNamed()) before = before.prev();
  const source = before?.kind() === 'comment' && before.text().startsWith('/**') ? before.text() : '';
  const lines = source
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const tag = lines.findIndex((line) => line.startsWith('@'));
  const description = (tag < 0 ? lines : lines.slice(0, tag)).join('\n').trim();
  const parameters = new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, said] = /^@param\s+(?:[^$]*\s)?\$(\w+)\s+(.+)$/.exec(line) ?? [];
      return name && said ? [[name, said]] : [];
    }),
  );
  return { description: description === '' ? undefined : description, parameters };
}

// Values of Rust: texts and what converts them, structs, lists, constants, and the macros json!, concat! and format!.
import type { Json } from '../../../../schemas/json.ts';
import type { Argument, Call, Change, Entry, Grammar, KnownCall, Reading } from '../grammar.ts';
import { type Node, nodesOf } from '../source.ts';
import { argumentsOf, childrenOfKind, lastName, partsOf } from '../syntax.ts';
import type { Tongue } from '../tool-records.ts';
import { parsedJson, valuesOf } from '../values.ts';
import { isTest, unquoted } from './attributes.ts';
import { itemsOfTokens } from './tokens.ts';

export const rustGrammar: Grammar = {
  language: 'rust',
  texts: {
    string_literal: (node) => [unquoted(node.text())],
    raw_string_literal: (node) => [unquoted(node.text())],
    converted_text: (node) => partsOf(node).slice(0, 1),
  },
  numbers: ['integer_literal', 'float_literal'],
  words: { true: true, false: false, None: null, null: null },
  wrappers: ['parenthesized_expression', 'expression_statement', 'try_expression'],
  sums: { binary_expression: '+' },
  items: {
    struct_expression: (node) => ({ members: fieldsOf(node.field('body')) }),
    array_expression: (node) => ({ list: partsOf(node) }),
    token_tree: itemsOfTokens,
  },
  names: ['identifier', 'scoped_identifier'],
  calls: {
    call_expression: callOf,
    macro_invocation: (node) => ({
      name: `${lastName(node.field('macro')?.text() ?? '')}!`,
      given: [node.field('tree') ?? node.children().at(-1)].flatMap((value) => (value ? [{ value }] : [])),
    }),
    reference_expression: (node) => ({ name: '&', given: [{ value: node.field('value') ?? node }] }),
    unary_expression: (node) => ({ name: '-', given: [{ value: partsOf(node)[0] ?? node }] }),
  },
  known,
  variables: {
    language: 'rust',
    kinds: ['const_item', 'static_item', 'let_declaration'],
    nameOf: (node) => (node.field('name') ?? node.field('pattern'))?.text(),
  },
  valueOf: (declaration) => declaration.field('value'),
  functions: { language: 'rust', kinds: ['function_item'] },
  parametersOf: (definition) =>
    childrenOfKind(definition.field('parameters'), 'parameter').map(
      (each) => each.field('pattern')?.text() ?? '',
    ),
  resultOf,
  changes: ['call_expression', 'assignment_expression'],
  changeOf,
  blocks: ['block'],
  owners: ['impl_item', 'trait_item', 'mod_item'],
};

const values = valuesOf(rustGrammar);
export const { json, text, words } = values;

/** What `impl` blocks say about a type, by their functions and constants. */
export const rust: Tongue = {
  grammar: rustGrammar,
  values,
  isTest,
  typesIn: (file) =>
    nodesOf(file.root(), 'impl_item').map((node) => ({
      node,
      members: new Map(
        partsOf(node.field('body')).flatMap((each): [string, Node][] => {
          const value = each.kind() === 'function_item' ? resultOf(each) : each.field('value');
          return value ? [[each.field('name')?.text() ?? '', value]] : [];
        }),
      ),
    })),
};

function fieldsOf(body: Node | null): Entry[] {
  return partsOf(body).flatMap((each): Entry[] => {
    const value = each.field('value');
    const key = each.field('field')?.text();
    if (each.kind() === 'shorthand_field_initializer')
      return [{ key: each.text(), value: partsOf(each)[0] ?? each }];
    return value && key !== undefined ? [{ key, value }] : [];
  });
}

function callOf(node: Node): Call {
  const outer = node.field('function');
  const callee = outer?.kind() === 'generic_function' ? outer.field('function') : outer;
  return {
    name: lastName((callee?.field('field') ?? callee)?.text() ?? ''),
    on: callee?.field('value') ?? callee?.field('path'),
    given: argumentsOf(node).map((value) => ({ value })),
  };
}

/** Methods whose result means what they are called on, and functions whose result means their argument. */
const conversions =
  /^(into|to_string|to_owned|to_vec|as_str|as_ref|clone|cloned|unwrap|expect|as_object|as_array|boxed|unwrap_or_default|ok|build)$/;
const wrappers = /^(Some|Ok|Borrowed|Owned|from|new|to_value|from_value|String|Object|Array|&)$/;

function known({ name, on, given }: Call, read: Reading): ReturnType<KnownCall> {
  const value = given[0]?.value;
  if (conversions.test(name) && on) return { value: read.json(on) };
  if (name === 'new' && !value) return { value: /Vec$/.test(on?.text() ?? '') ? [] : {} };
  if (wrappers.test(name) && given.length === 1) return { value: read.json(value) };
  switch (name) {
    case '-':
      return { value: negative(read.json(value)) };
    case 'json!':
    case 'object!':
      return { value: value && read.json(/^\(/.test(value.text()) ? only(value) : value) };
    case 'concat!':
      return { value: read.joined(listIn(value)) };
    case 'format!':
      return { value: formatted(listIn(value), read) };
    case 'from_str':
      return { value: parsedJson(read.text(value) ?? '') };
    default:
      return undefined;
  }
}

const negative = (value: Json | undefined): Json | undefined =>
  typeof value === 'number' ? -value : undefined;

function listIn(tree: Node | undefined): readonly Node[] {
  const items = tree && itemsOfTokens(tree);
  return items && 'list' in items ? items.list : [];
}

/** The only value in the parentheses of a macro. */
const only = (tree: Node): Node | undefined => (listIn(tree).length === 1 ? listIn(tree)[0] : undefined);

/** `format!("{} and {name}", value)`: names in braces are known as little as values are. */
function formatted([format, ...given]: readonly Node[], read: Reading): string | undefined {
  const texts = (read.text(format) ?? '').split(/(?<!\{)\{[^{}]*\}(?!\})/);
  const holes: Argument[] = given.map((value) => ({ value }));
  return read.joined(
    texts.flatMap((each, index) => {
      const hole = index === 0 ? undefined : (holes[index - 1]?.value ?? format);
      const written = each.replaceAll('{{', '{').replaceAll('}}', '}');
      return hole
        ? [hole.kind() === 'string_literal' && hole === format ? unknownPart(hole) : hole, written]
        : [written];
    }),
  );
}

/** A part of a format that is named inside it. */
const unknownPart = (format: Node): Node => format.parent() ?? format;

function resultOf(definition: Node): Node | undefined {
  const last = partsOf(definition.field('body')).at(-1);
  const isValue =
    last && !/^(let_declaration|empty_statement)$/.test(last.kind()) && !last.text().endsWith(';');
  return isValue && definition.findAll('return_expression').length === 0 ? last : undefined;
}

/** `a.insert("k", v)`, `a.push(v)` and `a["k"] = v`. */
function changeOf(node: Node): Change | undefined {
  if (node.kind() === 'assignment_expression') {
    const [left, right] = [node.field('left'), node.field('right')];
    const [target, key] = left?.kind() === 'index_expression' ? partsOf(left) : [];
    return target && key && right ? { target: target.text(), key, values: [right] } : undefined;
  }
  const { name, on, given } = callOf(node);
  const [first, second] = given.map(({ value }) => value);
  if (!on || !first) return undefined;
  if (name === 'insert' && second) return { target: on.text(), key: first, values: [second] };
  return name === 'push' ? { target: on.text(), values: [first] } : undefined;
}

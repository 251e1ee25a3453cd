// Values of Ruby: texts, symbols (which are texts), hashes, lists, and constants of the project.
import type { Call, Change, Entry, Grammar, KnownCall, Reading } from '../grammar.ts';
import { type Node, nodesOf, type SourceFile } from '../source.ts';
import { type Bases, childrenOfKind, lastName, nameOf, partsOf } from '../syntax.ts';
import { dedented, unescaped } from '../texts.ts';
import type { Tongue } from '../tool-records.ts';
import { valuesOf } from '../values.ts';

export const rubyGrammar: Grammar = {
  language: 'ruby',
  texts: {
    string: partsOfString,
    bare_string: (node) => [node.text()],
    bare_symbol: (node) => [node.text()],
    simple_symbol: (node) => [node.text().slice(1)],
    hash_key_symbol: (node) => [node.text()],
    heredoc_beginning: partsOfHeredoc,
  },
  numbers: ['integer', 'float'],
  words: { true: true, false: false, nil: null },
  wrappers: ['parenthesized_statements', 'body_statement', 'interpolation'],
  sums: { binary: '+' },
  joined: ['chained_string'],
  items: {
    hash: (node) => ({ members: partsOf(node).flatMap(entryOf) }),
    // `input_schema(properties: …)`
    argument_list: (node) => ({ members: partsOf(node).flatMap(entryOf) }),
    array: (node) => ({ list: partsOf(node) }),
    string_array: (node) => ({ list: partsOf(node) }),
    symbol_array: (node) => ({ list: partsOf(node) }),
  },
  names: ['constant', 'scope_resolution', 'identifier'],
  calls: {
    call: callOf,
    unary: (node) => ({
      name: node.children()[0]?.text() ?? '',
      given: partsOf(node).map((value) => ({ value })),
    }),
  },
  known,
  variables: { language: 'ruby', kinds: ['assignment'], nameOf: (node) => node.field('left')?.text() },
  valueOf: (declaration) => declaration.field('right'),
  objects: /^(?!self\b|super\b)[a-z]\w*$/,
  functions: { language: 'ruby', kinds: ['method', 'singleton_method'] },
  parametersOf: (definition) =>
    partsOf(definition.field('parameters')).map((each) => (each.field('name') ?? each).text()),
  resultOf: (definition) => {
    const body = definition.field('body');
    return body?.kind() === 'body_statement' ? partsOf(body).at(-1) : body;
  },
  changes: ['assignment', 'binary'],
  changeOf,
  blocks: ['body_statement', 'program'],
  owners: ['class', 'module'],
};

const values = valuesOf(rubyGrammar);
export const { json, text, words } = values;

function partsOfString(node: Node): readonly (string | Node)[] {
  const isDouble = /^("|%Q|%\(|%\{)/.test(node.text());
  return node.children().flatMap((part): (string | Node)[] => {
    if (part.kind() === 'interpolation') return [part];
    if (!part.isNamed()) return [];
    return [isDouble ? unescaped(part.text()) : part.text().replaceAll(/\\(['\\])/g, '$1')];
  });
}

/** The text of a heredoc follows the statement that begins it. */
function partsOfHeredoc(beginning: Node): readonly (string | Node)[] {
  const name = beginning
    .text()
    .replace(/^<<[~-]?/, '')
    .replaceAll(/["']/g, '');
  const root = beginning.ancestors().at(-1);
  const at = beginning.range().start.index;
  const body = (root ? nodesOf(root, 'heredoc_body') : []).find(
    (each) => each.range().start.index > at && each.children().at(-1)?.text().trim() === name,
  );
  const inner = body?.children().slice(0, -1) ?? [];
  const holes = inner.filter((each) => each.kind() === 'interpolation');
  if (holes.length === 0) return body ? [dedented(inner.map((each) => each.text()).join(''))] : [beginning];
  // Indentation is taken off the whole, so a mark stands for each part that is put in.
  const marked = dedented(inner.map((each) => (holes.includes(each) ? '\0' : each.text())).join(''));
  return marked.split('\0').flatMap((each, index) => {
    const hole = index === 0 ? undefined : holes[index - 1];
    return hole ? [hole, each] : [each];
  });
}

export function callOf(node: Node): Call {
  const given = partsOf(node.field('arguments')).map((value) =>
    value.kind() === 'pair' ? { name: keyOf(value), value: value.field('value') ?? value } : { value },
  );
  return { name: node.field('method')?.text() ?? '', on: node.field('receiver'), given };
}

const unchanged =
  /^(freeze|to_s|to_sym|to_h|dup|deep_dup|with_indifferent_access|squish|strip|chomp|html_safe)$/;

function known({ name, on, given }: Call, read: Reading): ReturnType<KnownCall> {
  if (unchanged.test(name) && on) {
    const value = read.json(on);
    return { value: typeof value === 'string' && /^(strip|squish|chomp)$/.test(name) ? value.trim() : value };
  }
  const number = name === '-' ? read.json(given[0]?.value) : undefined;
  return name === '-' ? { value: typeof number === 'number' ? -number : undefined } : undefined;
}

/** A pair, or a hash whose members are all added. */
function entryOf(part: Node): Entry[] {
  if (part.kind() === 'hash_splat_argument') return partsOf(part).map((spread) => ({ spread }));
  const [key, value] = [keyOf(part), part.field('value')];
  const written = part.field('key');
  return written && value ? [{ key: key ?? written, value }] : [{ key: part, value: part }];
}

/** `a:`, `"a" =>`, `:a =>`. */
export function keyOf(pair: Node): string | undefined {
  const key = pair.kind() === 'pair' ? pair.field('key') : null;
  if (!key || /^(constant|scope_resolution|identifier|call)$/.test(key.kind())) return undefined;
  return /^:?["']?([^"':]+)["']?:?$/.exec(key.text())?.[1];
}

/** `a[:b] = c` and `a << b`. */
function changeOf(node: Node): Change | undefined {
  const [left, right] = [node.field('left'), node.field('right')];
  if (!left || !right) return undefined;
  if (node.kind() === 'binary')
    return node.field('operator')?.text() === '<<' ? { target: left.text(), values: [right] } : undefined;
  const [target, key] = left.kind() === 'element_reference' ? partsOf(left) : [];
  return target && key ? { target: target.text(), key, values: [right] } : undefined;
}

/** Classes with the methods that only return, their own and those of their instances. */
export const ruby: Tongue = {
  grammar: rubyGrammar,
  values,
  typesIn: (file: SourceFile) =>
    nodesOf(file.root(), 'class').map((node) => ({
      node,
      members: new Map(
        ['method', 'singleton_method'].flatMap((kind) =>
          childrenOfKind(node.field('body'), kind).flatMap((each): [string, Node][] => {
            const value = rubyGrammar.resultOf(each);
            return value ? [[each.field('name')?.text() ?? '', value]] : [];
          }),
        ),
      ),
    })),
};

export const rubyBases: Bases = {
  classes: { language: 'ruby', kinds: ['class'], nameOf: (node) => lastName(nameOf(node) ?? '') },
  baseOf: (node) => partsOf(node.field('superclass'))[0]?.text(),
};

// Values of Ruby from syntax: texts, symbols, hashes, lists and constants of the project.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { memberPath, type SchemaPath } from '../extractor.ts';
import { deepestExpression } from '../limits.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { type Declarations, lastName, onlyDeclaration, partsOf } from '../syntax.ts';
import { textReader } from '../text-reader.ts';
import { dedented, unescaped } from '../texts.ts';

/** A text or a symbol. */
export const text = textReader({
  literals: {
    string: stringOf,
    simple_symbol: (node) => node.text().slice(1),
    heredoc_beginning: heredocOf,
  },
  wrappers: [],
  sums: { binary: '+' },
  lists: ['chained_string'],
  names: ['constant', 'scope_resolution'],
  others: {
    call: (node, read) =>
      /^(strip|squish|chomp|freeze|to_s)$/.test(node.field('method')?.text() ?? '')
        ? read(node.field('receiver'))?.trim()
        : undefined,
  },
  valueOf: constantNamed,
});

function stringOf(node: Node): string | undefined {
  if (nodesOf(node, 'interpolation').length > 0) return undefined;
  const inner = node.text().slice(1, -1);
  return node.text().startsWith('"') ? unescaped(inner) : inner.replaceAll(/\\(['\\])/g, '$1');
}

/** The text of a heredoc follows the statement that begins it. */
function heredocOf(beginning: Node): string | undefined {
  const name = beginning
    .text()
    .replace(/^<<[~-]?/, '')
    .replaceAll(/["']/g, '');
  const root = beginning.ancestors().at(-1);
  const at = beginning.range().start.index;
  const body = (root ? nodesOf(root, 'heredoc_body') : []).find(
    (each) => each.range().start.index > at && each.children().at(-1)?.text().trim() === name,
  );
  if (!body || nodesOf(body, 'interpolation').length > 0) return undefined;
  const content =
    body
      .children()
      .find((child) => child.kind() === 'heredoc_content')
      ?.text() ?? '';
  return dedented(content);
}

const assignments: Declarations = {
  language: 'ruby',
  kinds: ['assignment'],
  nameOf: (node) => node.field('left')?.text(),
};

function constantNamed(name: string, project: Project): Node | null | undefined {
  return onlyDeclaration(name, project, assignments)?.field('right');
}

/** JSON of an expression, in which symbols are texts. What cannot be resolved is added to `at.missing`. */
export function json(node: Node | null | undefined, at: SchemaPath, depth = 0): Json | undefined {
  const inner: ReadJson = (child, place) => json(child, place, depth + 1);
  switch (depth > deepestExpression ? undefined : node?.kind()) {
    case 'hash':
    case 'argument_list':
      return membersOf(partsOf(node), at, inner);
    case 'array':
      return partsOf(node).flatMap((item, index) => inner(item, memberPath(at, index)) ?? []);
    case 'string_array':
    case 'symbol_array':
      return partsOf(node).map((item) => item.text());
    case 'integer':
    case 'float':
      return Number(node?.text().replaceAll('_', ''));
    case 'true':
    case 'false':
      return node?.kind() === 'true';
    case 'nil':
      return null;
    case 'parenthesized_statements':
      return inner(partsOf(node)[0], at);
    case 'call':
      // `[…].freeze`
      if (node?.field('method')?.text() === 'freeze') return inner(node.field('receiver'), at);
      break;
    case 'constant':
    case 'scope_resolution': {
      const value = constantNamed(lastName(node?.text() ?? ''), at.project);
      if (value) return inner(value, at);
    }
  }
  const found = text(node, at.project);
  if (found === undefined) at.missing.push(at.path);
  return found;
}

function membersOf(parts: readonly Node[], at: SchemaPath, read: ReadJson): JsonObject {
  return Object.fromEntries(parts.flatMap((part) => membersFrom(part, at, read)));
}

type ReadJson = (node: Node | null | undefined, at: SchemaPath) => Json | undefined;

/** The members that a pair or a spread hash adds. */
function membersFrom(part: Node, at: SchemaPath, read: ReadJson): [string, Json][] {
  const written = memberPath(at, part.text().slice(0, 40));
  if (part.kind() === 'hash_splat_argument') {
    const spread = read(partsOf(part)[0], written);
    return isObject(spread) ? Object.entries(spread) : [];
  }
  const key = keyOf(part);
  if (key === undefined) at.missing.push(written.path);
  const value = key === undefined ? undefined : read(part.field('value'), memberPath(at, key));
  return key === undefined || value === undefined ? [] : [[key, value]];
}

/** `a:`, `"a" =>`, `:a =>`. */
export function keyOf(pair: Node): string | undefined {
  const key = pair.kind() === 'pair' ? pair.field('key') : null;
  return key ? /^:?["']?([^"':]+)["']?:?$/.exec(key.text())?.[1] : undefined;
}

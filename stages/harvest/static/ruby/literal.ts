// Values of Ruby from syntax: texts, symbols, hashes, lists and constants of the project.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../../schemas/json.ts';
import type { SchemaPath } from '../extractor.ts';
import { type Node, nodesOf, type Project } from '../source.ts';
import { dedented, unescaped } from '../texts.ts';

const deepest = 30;

export const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

/** JSON of an expression; symbols are texts. */
export function json(node: Node | null | undefined, place: SchemaPath, depth = 0): Json | undefined {
  const { project, path, missing } = place;
  const again = (child: Node | null | undefined, name?: string | number): Json | undefined =>
    json(child, name === undefined ? place : { ...place, path: `${path}.${name}` }, depth + 1);
  switch (depth > deepest ? undefined : node?.kind()) {
    case 'hash':
    case 'argument_list':
      return membersOf(node?.children().filter(isPart) ?? [], place, again);
    case 'array':
      return node
        ?.children()
        .filter(isPart)
        .flatMap((item, index) => again(item, index) ?? []);
    case 'string_array':
    case 'symbol_array':
      return node
        ?.children()
        .filter(isPart)
        .map((item) => item.text());
    case 'integer':
    case 'float':
      return Number(node?.text().replaceAll('_', ''));
    case 'true':
    case 'false':
      return node?.kind() === 'true';
    case 'nil':
      return null;
    case 'parenthesized_statements':
      return again(node?.children().find(isPart));
    case 'call':
      // `[…].freeze`
      if (node?.field('method')?.text() === 'freeze') return again(node.field('receiver'));
      break;
    case 'constant':
    case 'scope_resolution': {
      const value = constantNamed(node?.text().split('::').at(-1) ?? '', project);
      if (value) return again(value);
    }
  }
  const told = text(node, project);
  if (told === undefined) missing.push(path);
  return told;
}

function membersOf(
  parts: readonly Node[],
  { path, missing }: SchemaPath,
  read: (node: Node | null, name: string) => Json | undefined,
): JsonObject {
  const members: JsonObject = {};
  for (const part of parts) {
    if (part.kind() === 'hash_splat_argument') {
      const spread = read(part.children().find(isPart) ?? null, part.text().slice(0, 40));
      if (isObject(spread)) Object.assign(members, spread);
      continue;
    }
    const key = keyOf(part);
    const value = key === undefined ? undefined : read(part.field('value'), key);
    if (key === undefined) missing.push(`${path}.${part.text().slice(0, 40)}`);
    else if (value !== undefined) members[key] = value;
  }
  return members;
}

/** `a:`, `"a" =>`, `:a =>`. */
export function keyOf(pair: Node): string | undefined {
  const key = pair.kind() === 'pair' ? pair.field('key') : null;
  return key ? /^:?["']?([^"':]+)["']?:?$/.exec(key.text())?.[1] : undefined;
}

/** A text or a symbol; undefined where syntax does not tell. */
export function text(node: Node | null | undefined, project: Project, depth = 0): string | undefined {
  if (!node || depth > deepest) return undefined;
  const again = (child: Node | null | undefined): string | undefined => text(child, project, depth + 1);
  switch (node.kind()) {
    case 'string': {
      if (nodesOf(node, 'interpolation').length > 0) return undefined;
      const inner = node.text().slice(1, -1);
      return node.text().startsWith('"') ? unescaped(inner) : inner.replaceAll(/\\(['\\])/g, '$1');
    }
    case 'chained_string': {
      const parts = node.children().filter(isPart).map(again);
      return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
    }
    case 'simple_symbol':
      return node.text().slice(1);
    case 'heredoc_beginning':
      return heredocOf(node);
    case 'binary': {
      const [left, right] = [again(node.field('left')), again(node.field('right'))];
      const isSum = node.field('operator')?.text() === '+';
      return isSum && left !== undefined && right !== undefined ? left + right : undefined;
    }
    case 'call':
      return /^(strip|squish|chomp|freeze|to_s)$/.test(node.field('method')?.text() ?? '')
        ? again(node.field('receiver'))?.trim()
        : undefined;
    case 'constant':
    case 'scope_resolution':
      return again(constantNamed(node.text().split('::').at(-1) ?? '', project));
    default:
      return undefined;
  }
}

/** The text of a heredoc stands after the statement that begins it. */
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

/** The right side of the one assignment to a constant. */
function constantNamed(name: string, project: Project): Node | undefined {
  const found = [...project.files.values()]
    .filter((file) => file.language === 'ruby' && file.text.includes(name))
    .flatMap((file) => nodesOf(file.root(), 'assignment'))
    .filter((each) => each.field('left')?.text() === name);
  return found.length === 1 ? (found[0]?.field('right') ?? undefined) : undefined;
}

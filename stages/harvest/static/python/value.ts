// What an expression of Python stands for, from its syntax: literals, concatenations, constants of the module and of modules that it imports.
import { posix } from 'node:path';
import type { Json } from '../../../../schemas/json.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  readonly depth: number;
}

const deepest = 12;

/** Undefined where syntax does not tell. */
export function literal(node: Node | null | undefined, scope: Scope): Json | undefined {
  if (!node) return undefined;
  switch (node.kind()) {
    case 'string':
      return stringOf(node);
    case 'concatenated_string': {
      const parts = node
        .children()
        .filter(isPart)
        .map((part) => literal(part, scope));
      return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
    }
    case 'integer':
    case 'float':
      return Number(node.text().replaceAll('_', ''));
    case 'true':
      return true;
    case 'false':
      return false;
    case 'none':
      return null;
    case 'unary_operator': {
      const value = literal(node.field('argument'), scope);
      return typeof value === 'number' ? -value : undefined;
    }
    case 'binary_operator': {
      const [left, right] = [literal(node.field('left'), scope), literal(node.field('right'), scope)];
      return node.field('operator')?.text() === '+' && typeof left === 'string' && typeof right === 'string'
        ? left + right
        : undefined;
    }
    case 'list':
    case 'tuple': {
      const items = node
        .children()
        .filter(isPart)
        .map((item) => literal(item, scope));
      return items.every((item) => item !== undefined) ? (items as Json[]) : undefined;
    }
    case 'dictionary':
      return dictionary(node, scope);
    case 'parenthesized_expression':
      return literal(node.children().find(isPart), scope);
    case 'identifier':
      return constant(node.text(), scope);
    case 'attribute':
      return memberOf(node.text(), scope);
    case 'call':
      return call(node, scope);
    default:
      return undefined;
  }
}

export const isPart = (node: Node): boolean => node.isNamed() && node.kind() !== 'comment';

function dictionary(node: Node, scope: Scope): Json | undefined {
  const members: [string, Json][] = [];
  for (const pair of node.children().filter((child) => child.kind() === 'pair')) {
    const key = literal(pair.field('key'), scope);
    const value = literal(pair.field('value'), scope);
    if (typeof key === 'string' && value !== undefined) members.push([key, value]);
  }
  return Object.fromEntries(members);
}

function call(node: Node, scope: Scope): Json | undefined {
  const callee = node.field('function')?.text() ?? '';
  const [first] = positionals(node);
  if (/(^|\.)(dedent|cleandoc)$/.test(callee)) {
    const value = literal(first, scope);
    return typeof value === 'string' ? dedented(value) : undefined;
  }
  const stripped = /^(.*)\.strip$/s.exec(callee);
  if (stripped) {
    const value = literal(node.field('function')?.field('object'), scope);
    return typeof value === 'string' ? value.trim() : undefined;
  }
  return undefined;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function stringOf(node: Node): string | undefined {
  const prefix = /^[a-z]*/i.exec(node.text())?.[0].toLowerCase() ?? '';
  if (node.children().some((child) => child.kind() === 'interpolation')) return undefined;
  const content = node
    .text()
    .slice(prefix.length)
    .replace(/^("""|'''|"|')([\s\S]*)\1$/, '$2');
  if (prefix.includes('r')) return content;
  return content.replaceAll(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (whole, code: string) =>
    /^[ux]./.test(code) ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? whole),
  );
}

/** As inspect.cleandoc does: the first line stripped, the others by their common indentation. */
export function dedented(text: string): string {
  const [first = '', ...rest] = text.replaceAll('\t', '        ').split('\n');
  const depths = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return [first.trimStart(), ...rest.map((line) => line.slice(depth))].join('\n').replace(/^\n+/, '').trimEnd();
}

export const positionals = (node: Node): Node[] =>
  node
    .field('arguments')
    ?.children()
    .filter((child) => isPart(child) && child.kind() !== 'keyword_argument') ?? [];

export function keywords(node: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const argument of node.field('arguments')?.children() ?? []) {
    const [name, value] = [argument.field('name'), argument.field('value')];
    if (argument.kind() === 'keyword_argument' && name && value) found.set(name.text(), value);
  }
  return found;
}

/** A class's constant or an enum's member: Tools.ADD, Tools.ADD.value. */
function memberOf(text: string, scope: Scope): Json | undefined {
  const [, owner = '', member = ''] = /^(\w+)\.(\w+)(?:\.value)?$/.exec(text) ?? [];
  const found = owner === '' || scope.depth >= deepest ? undefined : classNamed(owner, scope);
  const assignment = found && nodesOf(found.node, 'assignment').find((each) => each.field('left')?.text() === member);
  return assignment ? literal(assignment.field('right'), { ...found.scope, depth: scope.depth + 1 }) : undefined;
}

function constant(name: string, scope: Scope): Json | undefined {
  if (scope.depth >= deepest) return undefined;
  const found = moduleValue(name, scope);
  return found && literal(found.node, { ...found.scope, depth: scope.depth + 1 });
}

/** The right side of a module's assignment, here or where it is imported from. */
function moduleValue(name: string, scope: Scope): { node: Node; scope: Scope } | undefined {
  for (const assignment of nodesOf(scope.file.root(), 'assignment')) {
    const right = assignment.field('right');
    if (assignment.field('left')?.text() === name && right) return { node: right, scope };
  }
  const file = importedFrom(name, scope);
  return file && scope.depth < deepest ? moduleValue(name, { ...scope, file, depth: scope.depth + 1 }) : undefined;
}

/** A class of that name, here or where it is imported from. */
export function classNamed(name: string, scope: Scope): { node: Node; scope: Scope } | undefined {
  const node = nodesOf(scope.file.root(), 'class_definition').find((each) => each.field('name')?.text() === name);
  if (node) return { node, scope };
  const file = importedFrom(name, scope);
  return file && scope.depth < deepest ? classNamed(name, { ...scope, file, depth: scope.depth + 1 }) : undefined;
}

/** The file that `from … import name` means, by its module's name below any folder of the project. */
function importedFrom(name: string, { file, project }: Scope): SourceFile | undefined {
  for (const statement of nodesOf(file.root(), 'import_from_statement')) {
    const module = statement.field('module_name')?.text() ?? '';
    if (!new RegExp(`import[\\s\\S]*\\b${name}\\b`).test(statement.text())) continue;
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const base = dots > 0 ? posix.join(posix.dirname(file.path), '../'.repeat(dots - 1)) : '';
    const path = posix.join(base, module.slice(dots).replaceAll('.', '/'));
    const found = [...project.files.values()].find((each) =>
      [`${path}.py`, `${path}/__init__.py`].some(
        (end) => each.path === end || (dots === 0 && each.path.endsWith(`/${end}`)),
      ),
    );
    if (found) return found;
  }
  return undefined;
}

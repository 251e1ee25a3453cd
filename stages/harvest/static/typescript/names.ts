// Names of TypeScript and JavaScript: where a constant of a file, or of a file that it imports, gets its value.
import { posix } from 'node:path';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  /** How many names were followed to get here: a circle ends. */
  readonly depth: number;
}

export const deepest = 12;

export function definitionOf(name: string, scope: Scope): { node: Node; scope: Scope } | undefined {
  const own = declaratorsIn(scope.file).get(name);
  if (own) return { node: own, scope };
  const origin = importsIn(scope.file).get(name);
  const file = origin && resolved(origin.from, scope);
  if (!origin || !file || scope.depth >= deepest) return undefined;
  const there = { ...scope, file, depth: scope.depth + 1 };
  return definitionOf(origin.name, there) ?? reexported(origin.name, there);
}

/** The file behind `import * as name from './file.js'`, where a name is to be looked up. */
export function namespaceOf(name: string, scope: Scope): Scope | undefined {
  const origin = importsIn(scope.file).get(name);
  const file = origin?.name === '*' ? resolved(origin.from, scope) : undefined;
  return file && { ...scope, file, depth: scope.depth + 1 };
}

/** `export { a } from './b.js'` and `export * from './b.js'`. */
function reexported(name: string, scope: Scope): { node: Node; scope: Scope } | undefined {
  for (const statement of nodesOf(scope.file.root(), 'export_statement')) {
    const from = statement.field('source')?.text().slice(1, -1);
    const file = from === undefined ? undefined : resolved(from, scope);
    if (!file || (!statement.text().includes('*') && !new RegExp(`\\b${name}\\b`).test(statement.text()))) continue;
    const found = scope.depth < deepest ? definitionOf(name, { ...scope, file, depth: scope.depth + 1 }) : undefined;
    if (found) return found;
  }
  return undefined;
}

const declarators = new WeakMap<SourceFile, Map<string, Node>>();

/** Initialisers of the variables of a file, and values of enums, by name; of several of one name the outermost, then the first. */
function declaratorsIn(file: SourceFile): Map<string, Node> {
  const known = declarators.get(file);
  if (known) return known;
  const found = new Map<string, { node: Node; depth: number }>();
  for (const declarator of nodesOf(file.root(), 'variable_declarator')) {
    const name = declarator.field('name');
    const node = declarator.field('value');
    const depth = declarator.ancestors().length;
    const earlier = found.get(name?.text() ?? '');
    if (name?.kind() === 'identifier' && node && (!earlier || depth < earlier.depth))
      found.set(name.text(), { node, depth });
  }
  const nodes = new Map([...found].map(([name, { node }]) => [name, node]));
  for (const node of nodesOf(file.root(), 'enum_declaration')) nodes.set(node.field('name')?.text() ?? '', node);
  for (const statement of nodesOf(file.root(), 'export_statement')) {
    const value = statement.field('value');
    if (value && /^export\s+default\b/.test(statement.text())) nodes.set('default', value);
  }
  declarators.set(file, nodes);
  return nodes;
}

const imports = new WeakMap<SourceFile, Map<string, { name: string; from: string }>>();

function importsIn(file: SourceFile): Map<string, { name: string; from: string }> {
  const known = imports.get(file);
  if (known) return known;
  const found = new Map<string, { name: string; from: string }>();
  for (const statement of nodesOf(file.root(), 'import_statement')) {
    const from = statement.field('source')?.text().slice(1, -1) ?? '';
    const clause = statement.children().find((child) => child.kind() === 'import_clause');
    for (const part of clause?.children() ?? []) {
      if (part.kind() === 'identifier') found.set(part.text(), { name: 'default', from });
      if (part.kind() === 'namespace_import')
        found.set(
          part
            .children()
            .find((child) => child.kind() === 'identifier')
            ?.text() ?? '',
          { name: '*', from },
        );
    }
    for (const specifier of nodesOf(statement, 'import_specifier')) {
      const name = specifier.field('name')?.text() ?? '';
      found.set(specifier.field('alias')?.text() ?? name, { name, from });
    }
  }
  imports.set(file, found);
  return found;
}

/** A relative module of the project, whatever ending the import gives it. */
function resolved(from: string, { file, project }: Scope): SourceFile | undefined {
  if (!from.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(file.path), from);
  const bare = path.replace(/\.[mc]?jsx?$/, '');
  const candidates = [
    path,
    ...['.ts', '.mts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'].map((ending) => bare + ending),
  ];
  return candidates.map((candidate) => project.files.get(candidate)).find((found) => found !== undefined);
}

// Imports of names, one statement at a time: what they import from where, and how they are written anew.
import { posix } from 'node:path';
import type { Node, SourceFile } from '../../harvest/static/source.ts';
import { childrenOfKind, partsOf } from '../../harvest/static/syntax.ts';
import { isWordIn } from './definitions.ts';

export interface Import {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** As the statement writes the module. */
  readonly module: string;
  /** The file that it may mean; nobody has looked whether it is there. */
  readonly target: string;
  /** What it makes known. */
  readonly names: readonly string[];
  /** Whether it is a plain list of names, none of which is changed on the way. */
  readonly isList: boolean;
}

export const importsIn = (file: SourceFile): Import[] =>
  partsOf(file.root()).flatMap((node) => {
    if (!/^import_(?:from_)?statement$/.test(node.kind())) return [];
    const { start, end } = node.range();
    const parts = file.path.endsWith('.py') ? partsOfPython(node) : partsOfScript(node);
    const target = file.path.endsWith('.py')
      ? `${parts.module.replaceAll('.', '/')}.py`
      : posix.join(posix.dirname(file.path), parts.module);
    return [{ start: start.index, end: end.index, text: node.text(), target, ...parts }];
  });

type Parts = Pick<Import, 'module' | 'names' | 'isList'>;

function partsOfPython(node: Node): Parts {
  const module = node.field('module_name');
  const listed = partsOf(node).slice(module ? 1 : 0);
  return {
    module: module?.text() ?? '',
    names: listed.map((each) => (each.field('alias') ?? each).text().split('.')[0] ?? ''),
    isList: module !== null && listed.every((each) => each.kind() === 'dotted_name'),
  };
}

function partsOfScript(node: Node): Parts {
  const module = node.field('source')?.text().slice(1, -1) ?? '';
  const [clause] = childrenOfKind(node, 'import_clause');
  const [list] = childrenOfKind(clause, 'named_imports');
  const specifiers = partsOf(list);
  const isList =
    list !== undefined && partsOf(clause).length === 1 && specifiers.every((each) => !each.field('alias'));
  return {
    module,
    names: isList ? specifiers.map((each) => each.text()) : (clause?.text().match(/[\w$]+/g) ?? []),
    isList,
  };
}

/** The same import of some names. */
export const importOf = (
  { text, module }: Pick<Import, 'text' | 'module'>,
  names: readonly string[],
): string =>
  text.startsWith('from ')
    ? `from ${module} import ${names.join(', ')}`
    : `import { ${names.join(', ')} } from '${module}';`;

/** An import of a name from a file of the project. */
export function importFrom(target: string, name: string, file: string): string {
  if (file.endsWith('.py')) return `from ${target.replace(/\.py$/, '').replaceAll('/', '.')} import ${name}`;
  const path = posix.relative(posix.dirname(file), target);
  return `import { ${name} } from '${path.startsWith('.') ? path : `./${path}`}';`;
}

/** What is left of an import where only `code` uses it; empty where that uses nothing of it. */
export function usedBy(code: string, each: Import): string {
  const used = each.names.filter((name) => isWordIn(code, name.replace(/^type /, '')));
  if (used.length === each.names.length) return each.text;
  return used.length === 0 ? '' : each.isList ? importOf(each, used) : each.text;
}

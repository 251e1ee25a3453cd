// The calls of a function of Python, in all files of a project.
import { isAside } from '../asides.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { type Declarations, declarationsIn, lastName } from '../syntax.ts';
import { functionsIn, outside, type Scope } from './names.ts';
import { methodOf, resolve } from './resolve.ts';

export interface CallSite {
  readonly call: Node;
  readonly file: SourceFile;
}

const calls: Declarations = {
  language: 'python',
  kinds: ['call'],
  nameOf: (call) => lastName(call.field('function')?.text().replaceAll(/\s/g, '') ?? ''),
};

/** The calls of a function in all files of the project. A method is called by its own class or by its heirs. */
export function callsOf(definition: Node, scope: Scope): CallSite[] {
  const name = definition.field('name')?.text() ?? '';
  const around = definition.parent()?.kind() === 'decorated_definition' ? undefined : classAround(definition);
  const isOnly = countOf(name, scope.project) === 1;
  return sourcesWith(name, scope.project).flatMap((file) =>
    (declarationsIn(file, calls).get(name) ?? []).flatMap((call): CallSite[] => {
      const callee = call.field('function');
      const own = around && callee?.field('object')?.text() === 'self' ? classAround(call) : undefined;
      const target = own
        ? methodOf(own, name, outside(scope, file))
        : callee && resolve(callee, outside(scope, file));
      const isThis =
        target?.scope.file === scope.file &&
        target.node.range().start.index === definition.range().start.index;
      return isThis || (isOnly && !own) ? [{ call, file }] : [];
    }),
  );
}

const classAround = (node: Node): Node | undefined =>
  node.ancestors().find((each) => each.kind() === 'class_definition');

const countOf = (name: string, project: Project): number =>
  sourcesWith(name, project).reduce((sum, file) => sum + functionsIn(name, file).length, 0);

const sources = new WeakMap<Project['files'], Map<string, readonly SourceFile[]>>();

/** The files that may call a name or declare it. */
function sourcesWith(name: string, { files }: Project): readonly SourceFile[] {
  const known = sources.get(files) ?? new Map<string, readonly SourceFile[]>();
  sources.set(files, known);
  const found =
    known.get(name) ??
    [...files.values()].filter(
      ({ path, language, text }) => language === 'python' && !isAside(path) && text.includes(`${name}(`),
    );
  known.set(name, found);
  return found;
}

/** Every call of the project whose callee ends in one of these names. */
export const callsNamed = (names: readonly string[], project: Project): CallSite[] =>
  names.flatMap((name) =>
    sourcesWith(name, project).flatMap((file) =>
      (declarationsIn(file, calls).get(name) ?? []).map((call) => ({ call, file })),
    ),
  );

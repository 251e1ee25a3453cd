// What a name of Go means: `jira.Input` is declared in the package `jira`, and `Input` in the package that is read.
import { seenFrom } from '../scope.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { type Declarations, declaredNearest, lastName } from '../syntax.ts';

/**
 * The declaration that a name means, and the project as it is seen from there. A package that is imported under another
 * name is not known by it, so the nearest declaration is taken then.
 */
export function declaredIn(
  name: string,
  project: Project,
  declarations: Declarations,
): { node: Node; project: Project } | undefined {
  const owner = /^(\w+)\.\w+$/.exec(name)?.[1];
  let nearest: { node: Node; project: Project } | undefined;
  for (const { file, nodes } of declaredNearest(lastName(name), project, declarations)) {
    const [node] = nodes;
    const found = node && { node, project: seenFrom(project, file) };
    if (owner === undefined || packageOf(file) === owner) return found;
    nearest ??= found;
  }
  return nearest;
}

const packageOf = ({ text }: SourceFile): string | undefined => /^package (\w+)/m.exec(text)?.[1];

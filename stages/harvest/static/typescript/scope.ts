// Where the names of an expression are looked up, and how far they are followed.
import type { Node, Project, SourceFile } from '../source.ts';
import type { Value } from './value.ts';

export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  /** How many names and calls were followed to get here: a circle ends. */
  readonly depth: number;
  /** What parameters and variables of loops stand for, by `bindingKey`, and what `this` stands for. */
  readonly bindings: ReadonlyMap<string, Value>;
  /**
   * Evaluates what stands inside an expression. Handed down, since calls and functions need it and it needs
   * them.
   */
  readonly evaluate: (node: Node | null | undefined, scope: Scope) => Value;
  /** Shared by all that one declaration needs: source may not make reading it endless. */
  readonly effort: { left: number; isCut: boolean };
}

const deepest = 24;
const mostSteps = 20_000;

export const scopeWith = (evaluate: Scope['evaluate'], file: SourceFile, project: Project): Scope => ({
  file,
  project,
  depth: 0,
  bindings: new Map(),
  evaluate,
  effort: { left: mostSteps, isCut: false },
});

/** The same, with the effort of a declaration of its own. */
export const renewed = (scope: Scope): Scope => ({
  ...scope,
  depth: 0,
  effort: { left: mostSteps, isCut: false },
});

/** One name or call further; undefined at the end of what is followed. */
export function further(
  scope: Scope,
  changed: Partial<Pick<Scope, 'file' | 'bindings'>> = {},
): Scope | undefined {
  if (scope.depth < deepest) return { ...scope, ...changed, depth: scope.depth + 1 };
  scope.effort.isCut = true;
  return undefined;
}

/** False when enough was done for one declaration. */
export function spend(scope: Scope): boolean {
  scope.effort.left -= 1;
  if (scope.effort.left < 0) scope.effort.isCut = true;
  return scope.effort.left >= 0;
}

export const bindingKey = (file: SourceFile, identifier: Node): string =>
  `${file.path}:${identifier.range().start.index}`;

export const thisKey = 'this';

export const bound = (scope: Scope, bindings: ReadonlyMap<string, Value>): Scope => ({
  ...scope,
  bindings: new Map([...scope.bindings, ...bindings]),
});

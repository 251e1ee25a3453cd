// Makes scopes: where the names of an expression are looked up, and how far they are followed.
import { deepestExpression } from '../limits.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { type Scope, unknown, type Value } from './value.ts';

/**
 * Names and calls that are followed one after the other. Real chains are short; the limit ends circular
 * ones.
 */
const mostFollowed = 24;
/** Expressions that are evaluated for one declaration. The largest real ones need a few thousand. */
const mostSteps = 20_000;

export const scopeWith = (evaluate: Scope['evaluate'], file: SourceFile, project: Project): Scope => ({
  file,
  project,
  depth: 0,
  bindings: new Map(),
  evaluate,
  effort: { left: mostSteps, level: 0, isCut: false },
});

/** The same scope with the full effort of a new declaration. */
export const withFullEffort = (scope: Scope): Scope => ({
  ...scope,
  depth: 0,
  effort: { left: mostSteps, level: scope.effort.level, isCut: false },
});

/** The same scope, one name or call further. Undefined once the limit is reached. */
export function further(
  scope: Scope,
  changed: Partial<Pick<Scope, 'file' | 'bindings'>> = {},
): Scope | undefined {
  if (scope.depth < mostFollowed) return { ...scope, ...changed, depth: scope.depth + 1 };
  scope.effort.isCut = true;
  return undefined;
}

/** One step of evaluating. Unknown once the declaration has used up its effort, or is nested too deeply. */
export function oneStep({ effort }: Scope, evaluate: () => Value): Value {
  effort.left -= 1;
  if (effort.left < 0 || effort.level >= deepestExpression) {
    effort.isCut = true;
    return unknown;
  }
  effort.level += 1;
  try {
    return evaluate();
  } finally {
    effort.level -= 1;
  }
}

export const bindingKey = (file: SourceFile, identifier: Node): string =>
  `${file.path}:${identifier.range().start.index}`;

export const thisKey = 'this';

export const withBindings = (scope: Scope, bindings: ReadonlyMap<string, Value>): Scope => ({
  ...scope,
  bindings: new Map([...scope.bindings, ...bindings]),
});

// Names of TypeScript and JavaScript: what a name stands for, in its file or in one that the file imports.
// The value of a variable that is assigned again is unknown.
import type { Node } from '../source.ts';
import { type Declaration, innermost, parameterOf } from './declarations.ts';
import { exportsIn, importOf, type Origin, resolveModule } from './modules.ts';
import { bindingKey, further } from './scope.ts';
import { Module, type Scope, unknown, type Value } from './value.ts';

/** What a name stands for: an expression and the path of members in it, or a value that is already known. */
export type Located =
  | {
      readonly node: Node;
      readonly scope: Scope;
      readonly path: readonly string[];
      /** Members that are assigned later, and are therefore unknown. */
      readonly changed?: readonly string[];
      /** Set if the value is the same wherever the name is used. */
      readonly declaration?: Declaration;
    }
  | { readonly value: Value };

export function located(name: string, at: Node, scope: Scope): Located | undefined {
  const parameter = parameterOf(name, at);
  const own = innermost(name, at.range().start.index, scope.file);
  if (parameter && !(own && own.from > parameter.from))
    return { value: scope.bindings.get(bindingKey(scope.file, parameter.identifier)) ?? unknown };
  return own ? inFile(own, scope) : imported(name, scope);
}

/** What the outermost level of a file declares or imports under a name. */
export function outermost(name: string, scope: Scope): Located | undefined {
  const own = innermost(name, 0, scope.file);
  return own ? inFile(own, scope) : imported(name, scope);
}

function inFile(declaration: Declaration, scope: Scope): Located | undefined {
  const { node, path, changed, isOutermost } = declaration;
  if (declaration.isAssigned) return { value: unknown };
  const there = further(scope, isOutermost ? { bindings: new Map() } : {});
  return there && { node, scope: there, path, changed, ...(isOutermost ? { declaration } : {}) };
}

function imported(name: string, scope: Scope): Located | undefined {
  const origin = importOf(name, scope.file);
  return origin && fromModule(origin, scope);
}

/** What the file of a scope exports under a name. */
export function exportedBy(name: string, scope: Scope): Located | undefined {
  const { values, renamed, elsewhere, all, whole } = exportsIn(scope.file);
  const node = values.get(name);
  if (node) return { node, scope, path: [] };
  const origin = elsewhere.get(name);
  if (origin) return fromModule(origin, scope);
  const own = outermost(renamed.get(name) ?? name, scope);
  if (own) return own;
  if (whole) return { node: whole, scope, path: name === 'default' ? [] : [name] };
  return exportedByAny(all, name, scope);
}

/** What the files behind `export * from` export under a name. Each is asked once, as they may export each other. */
function exportedByAny(all: readonly string[], name: string, scope: Scope): Located | undefined {
  const { starred } = scope;
  const key = `${scope.file.path}\0${name}`;
  if (starred?.has(key)) return undefined;
  const asked = starred ?? new Set<string>();
  asked.add(key);
  for (const from of all) {
    const found = fromModule({ name, from }, { ...scope, starred: asked });
    if (found) return withoutStars(found);
  }
  return undefined;
}

/** The way through barrels ends where the name is found. */
function withoutStars(found: Located): Located {
  if ('value' in found || found.scope.starred === undefined) return found;
  const { starred: _, ...scope } = found.scope;
  return { ...found, scope };
}

export function fromModule({ name, from }: Origin, scope: Scope): Located | undefined {
  const file = resolveModule(from, scope);
  const there = file && further(scope, { file, bindings: new Map() });
  if (!there) return undefined;
  return name === '*' ? { value: new Module(there) } : exportedBy(name, there);
}

// The values that expressions can have: JSON, zod schemas, functions, classes, modules, and what is unknown;
// and the scopes that functions and modules keep.
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { isWithinLimits } from './schema-size.ts';

export class Unknown {
  readonly isUnknown = true;
}

/** Only running the program would tell. */
export const unknown = new Unknown();

/** A text that is not known in full. */
export class Draft {
  /** With a mark for each part that is unknown; of `unknown || "text"`, the text that stands in. */
  readonly text: string;
  /** The whole text, if what comes before the `||` is not given. */
  readonly isFallback: boolean;

  constructor(text: string, isFallback = false) {
    this.text = text;
    this.isFallback = isFallback;
  }
}

export class Nothing {
  readonly isNothing = true;
}

/** JavaScript's `undefined`: a missing member, an argument that is not given. */
export const nothing = new Nothing();

/** A function of the language itself: Boolean, String. */
export class Native {
  readonly call: (given: readonly Value[]) => Value;

  constructor(call: (given: readonly Value[]) => Value) {
    this.call = call;
  }
}

/** Paths that are kept. Nobody reads more of them. */
const mostMissing = 100;

/** A zod schema, as JSON Schema. One that outgrows every real schema is unknown. */
export class Zod {
  readonly schema: JsonObject;
  /** It may be left out, because it is optional or has a default. */
  readonly isOptional: boolean;
  /** Paths in the schema that could not be resolved, such as ".properties.a"; '' is the schema itself. */
  readonly missing: readonly string[];

  constructor(
    schema: JsonObject,
    { isOptional = false, missing = [] }: Partial<Pick<Zod, 'isOptional' | 'missing'>> = {},
  ) {
    const fits = isWithinLimits(schema);
    this.schema = fits ? schema : {};
    this.isOptional = isOptional;
    // Schemas are made of each other, so what is missing in one is missing in many places of another.
    this.missing = fits ? missing.slice(0, mostMissing) : [''];
  }

  /** The same schema with other keywords. */
  with(schema: JsonObject, changed: Partial<Pick<Zod, 'isOptional' | 'missing'>> = {}): Zod {
    return new Zod(schema, { isOptional: this.isOptional, missing: this.missing, ...changed });
  }
}

/** A function or a method, and where its names are looked up. */
export class Closure {
  readonly node: Node;
  readonly scope: Scope;

  constructor(node: Node, scope: Scope) {
    this.node = node;
    this.scope = scope;
  }
}

/** A class that can be instantiated. */
export class Class extends Closure {}

/** What a file exports, as `import * as name` and `require` give it. */
export class Module {
  readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }
}

/** Where the names of an expression are looked up. */
export interface Scope {
  readonly file: SourceFile;
  readonly project: Project;
  /** How many names and calls have been followed to get here. */
  readonly depth: number;
  /** The values of parameters and loop variables, by `bindingKey`, and the value of `this`. */
  readonly bindings: ReadonlyMap<string, Value>;
  /** The files and names that `export *` has been followed for on the way to a name. */
  readonly starred?: Set<string>;
  /** Evaluates a subexpression. It is passed down because calls and functions need it, and it needs them. */
  readonly evaluate: (node: Node | null | undefined, scope: Scope) => Value;
  /** Shared by everything that one declaration needs, so that no source can make reading it endless. */
  readonly effort: { left: number; level: number; isCut: boolean };
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Draft
  | Nothing
  | Native
  | Zod
  | Closure
  | Module
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Members = { readonly [name: string]: Value };

export const isMembers = (value: Value | undefined): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ![Zod, Unknown, Draft, Nothing, Native, Closure, Module].some((kind) => value instanceof kind);

export const isKnown = (value: Value): boolean => value !== unknown && !(value instanceof Draft);
export const isFalsy = (value: Value): boolean =>
  value === nothing || value === null || value === false || value === 0 || value === '';

/**
 * The name under which an object keeps members that could not be resolved: a spread, a computed name. Source
 * code cannot contain such a name.
 */
export const unresolvedName = (text: string): string => `...${text.slice(0, 40)}`;
export const isUnresolved = (name: string): boolean => name.startsWith('...');

/** A member. Unknown if it may be among those that could not be resolved. */
export function memberIn(members: Members, name: string): Value | undefined {
  if (Object.hasOwn(members, name)) return members[name];
  return Object.keys(members).some(isUnresolved) ? unknown : undefined;
}

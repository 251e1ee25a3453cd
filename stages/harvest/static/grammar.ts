// What a grammar calls the things that values are made of. One reader (values.ts) reads the values of every language
// that has such a table.
import type { Json } from '../../../schemas/json.ts';
import type { Language, Node } from './source.ts';
import type { Declarations } from './syntax.ts';

/** A call, a macro or a constructor. */
export interface Call {
  /** What is called, by its last name. */
  readonly name: string;
  /** What it is called on: `a.b` in `a.b.c()`. */
  readonly on?: Node | null | undefined;
  readonly given: readonly Argument[];
}

export interface Argument {
  readonly name?: string | undefined;
  readonly value: Node;
}

/** A member of a record, or a record whose members are all added. */
export type Entry = { readonly key: string | Node; readonly value: Node } | { readonly spread: Node };

/** What a node lists. Undefined if it is something else in spite of its kind. */
export type Items = { readonly list: readonly Node[] } | { readonly members: readonly Entry[] } | undefined;

/** Reads an expression within the one that is being read. */
export interface Reading {
  json(node: Node | null | undefined, place?: string | number): Json | undefined;
  text(node: Node | null | undefined): string | undefined;
  members(entries: readonly Entry[]): Json;
  /** One text of several parts. */
  joined(parts: readonly (string | Node)[]): string | undefined;
}

/** A statement that changes a record or a list in place: `target[key] = value`, `target = append(target, value)`. */
export interface Change {
  /** What is changed: a variable, or a path that begins with one. */
  readonly target: string;
  /** Without one, values are added to a list. */
  readonly key?: Node | string | undefined;
  readonly values: readonly Node[];
}

/** What a call of a well-known function gives. Undefined for other functions, null for what cannot be known. */
export type KnownCall = (
  call: Call,
  read: Reading,
  node: Node,
) => { readonly value: Json | undefined } | undefined;

export interface Grammar {
  readonly language: Language;
  /** Texts by kind, in parts: an expression that is put into the text is a node. */
  readonly texts: Readonly<Record<string, (node: Node) => readonly (string | Node)[]>>;
  readonly numbers: readonly string[];
  /** Words that are values: `true`, `nil`. */
  readonly words: Readonly<Record<string, Json>>;
  /** Kinds that only hold one expression: parentheses, arguments. */
  readonly wrappers: readonly string[];
  /** Binary expressions by kind, with the operator that joins texts. */
  readonly sums: Readonly<Record<string, string>>;
  /** Kinds that list the texts that they join. */
  readonly joined?: readonly string[];
  readonly items: Readonly<Record<string, (node: Node) => Items>>;
  /** Kinds that name something: `a`, `A.b`. */
  readonly names: readonly string[];
  readonly calls: Readonly<Record<string, (node: Node) => Call | undefined>>;
  readonly known: KnownCall;
  /** Constants and variables, inside functions and outside. */
  readonly variables: Declarations;
  valueOf(declaration: Node): Node | null | undefined;
  readonly functions: Declarations;
  /** How a variable is written that holds an object. Of which class it is stays unknown, so its methods may be any. */
  readonly objects?: RegExp;
  /** The names of a function's parameters, in their order. */
  parametersOf(definition: Node): readonly string[];
  /** The only expression that a function can return. */
  resultOf(definition: Node): Node | null | undefined;
  /** Kinds of the statements and calls that may change a value. */
  readonly changes: readonly string[];
  changeOf(node: Node): Change | undefined;
  readonly blocks: readonly string[];
  /** Kinds of the declarations that own constants: classes, objects. */
  readonly owners: readonly string[];
}

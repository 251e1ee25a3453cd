// Nodes of syntax trees, and the trees that are open. A tree takes some twenty times the memory of its source, outside
// the garbage-collected heap, so only those used last stay open. A node knows its place: if its tree was closed, the
// source is parsed once more.
import { BugError } from '../../../pipeline/errors.ts';
import type { Effort } from './effort.ts';
import type { Parse, Tree, TreeNode } from './grammars.ts';

/** A node of a syntax tree. It lives as long as its project. */
export interface Node {
  kind(): string;
  text(): string;
  isNamed(): boolean;
  children(): Node[];
  ancestors(): Node[];
  parent(): Node | null;
  prev(): Node | null;
  field(name: string): Node | null;
  /** Every node of a kind, or of several, at or below this one, in the order of the source. */
  findAll(kinds: string | readonly string[]): Node[];
  /** Lines from 0, offsets in the text. */
  range(): { start: { line: number; index: number }; end: { index: number } };
}

/** What tells a node from the others of its tree. */
export interface Place {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** In characters of source: the trees of so many take about 90 MB. */
const mostOpen = 4_000_000;

/** In characters. Parsing so many takes as long as one step. */
const parsedPerStep = 20;

/** In characters. Searching so many for a kind of node takes as long as one step. */
const searchedPerStep = 200;

export class OpenTrees {
  /** The one that was used last stands at the end. */
  readonly #sources = new Set<ParsedSource>();
  #characters = 0;

  /** Closes the oldest trees, if there are too many. */
  opened(source: ParsedSource): void {
    this.#sources.add(source);
    this.#characters += source.text.length;
    for (const oldest of this.#sources)
      if (this.#characters > mostOpen && oldest !== source) this.#close(oldest);
  }

  /** Another file closes before this one. */
  used(source: ParsedSource): void {
    if (this.#sources.delete(source)) this.#sources.add(source);
  }

  #close(source: ParsedSource): void {
    this.#sources.delete(source);
    this.#characters -= source.text.length;
    source.close();
  }

  [Symbol.dispose](): void {
    for (const source of [...this.#sources]) this.#close(source);
  }
}

/** The source of a file, with its tree while that is open. */
export class ParsedSource {
  readonly text: string;
  readonly effort: Effort;
  readonly #parse: Parse;
  readonly #open: OpenTrees;
  #tree: Tree | undefined;

  constructor(text: string, { parse, effort, open }: { parse: Parse; effort: Effort; open: OpenTrees }) {
    this.text = text;
    this.effort = effort;
    this.#parse = parse;
    this.#open = open;
  }

  tree(): Tree {
    this.#tree ??= this.#opened();
    return this.#tree;
  }

  close(): void {
    this.#tree?.delete();
    this.#tree = undefined;
  }

  root(): Node {
    this.#open.used(this);
    return new SyntaxNode(this, this.tree().rootNode);
  }

  /** The node at a place that a node of this source has had. */
  at(place: Place): Node {
    this.#open.used(this);
    return new SyntaxNode(this, place);
  }

  #opened(): Tree {
    this.effort.shared(() => this.effort.spend(Math.ceil(this.text.length / parsedPerStep)));
    const tree = this.#parse(this.text);
    this.#open.opened(this);
    return tree;
  }
}

/** A node of tree-sitter and the source that it was parsed from. Each node that it leads to is a step. */
class SyntaxNode implements Node {
  readonly #source: ParsedSource;
  readonly #place: Place;
  #node: TreeNode | undefined;
  /** The tree that the node is part of. */
  #tree: Tree | undefined;

  constructor(source: ParsedSource, from: TreeNode | Place) {
    this.#source = source;
    if ('kind' in from) {
      this.#place = from;
      return;
    }
    this.#node = from;
    this.#tree = from.tree;
    this.#place = { kind: from.type, start: from.startIndex, end: from.endIndex };
  }

  kind(): string {
    return this.#place.kind;
  }

  text(): string {
    return this.#source.text.slice(this.#place.start, this.#place.end);
  }

  isNamed(): boolean {
    return this.#open().isNamed;
  }

  children(): Node[] {
    return this.#wrapAll(this.#open().children);
  }

  ancestors(): Node[] {
    const found: Node[] = [];
    for (let node = this.parent(); node; node = node.parent()) found.push(node);
    return found;
  }

  parent(): Node | null {
    return this.#wrap(this.#open().parent);
  }

  prev(): Node | null {
    return this.#wrap(this.#open().previousSibling);
  }

  field(name: string): Node | null {
    return this.#wrap(this.#open().childForFieldName(name));
  }

  findAll(kinds: string | readonly string[]): Node[] {
    this.#source.effort.spend(Math.ceil((this.#place.end - this.#place.start) / searchedPerStep));
    return this.#wrapAll(this.#open().descendantsOfType(typeof kinds === 'string' ? kinds : [...kinds]));
  }

  range(): ReturnType<Node['range']> {
    const { start, end } = this.#place;
    return { start: { line: this.#open().startPosition.row, index: start }, end: { index: end } };
  }

  #open(): TreeNode {
    const tree = this.#source.tree();
    if (!this.#node || tree !== this.#tree) this.#node = nodeAt(tree, this.#place);
    this.#tree = tree;
    return this.#node;
  }

  #wrap(node: TreeNode | null): Node | null {
    if (!node) return null;
    this.#source.effort.spend(1);
    return new SyntaxNode(this.#source, node);
  }

  #wrapAll(nodes: readonly (TreeNode | null)[]): Node[] {
    return nodes.flatMap((node) => this.#wrap(node) ?? []);
  }
}

function nodeAt({ rootNode }: Tree, { kind, start, end }: Place): TreeNode {
  for (let node = rootNode.descendantForIndex(start, end); node; node = node.parent)
    if (node.type === kind && node.startIndex === start && node.endIndex === end) return node;
  throw new BugError(`no ${kind} at ${start} when the source was parsed once more`);
}

// Source text as syntax trees, and the files of one repository as a project. Nothing is ever executed.
import { BugError } from '../../../pipeline/errors.ts';
import { Effort } from './effort.ts';
import { type Grammar, loadParsers, type Tree, type TreeNode } from './grammars.ts';
import { own } from './own.ts';

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
  /** Every node of a kind at or below this one. */
  findAll(kind: string): Node[];
  /** Lines from 0, offsets in the text. */
  range(): { start: { line: number; index: number }; end: { index: number } };
}

/** By file extension. JavaScript is parsed as TSX, which is a superset of it. */
const grammars = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'tsx',
  mjs: 'tsx',
  cjs: 'tsx',
  jsx: 'tsx',
  py: 'python',
  go: 'go',
  rs: 'rust',
  cs: 'csharp',
  java: 'java',
  kt: 'kotlin',
  rb: 'ruby',
  php: 'php',
} as const satisfies Readonly<Record<string, Grammar>>;
export type Language = Exclude<Grammar, 'tsx'> | 'javascript' | 'json';

/** In characters. A longer file is generated or bundled. */
export const longestFile = 1_000_000;

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  /** Parsed on first use. Broken syntax gives a tree with error nodes. */
  root(): Node;
  /** What reading may still take, shared by all files of the project. */
  readonly effort: Effort;
}

export interface Project {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly effort: Effort;
  /** The file that is read. Of two declarations with the same name, the nearer one is meant. */
  readonly near?: SourceFile;
}

/** Its trees lie outside the garbage-collected heap: dispose of it when the repository has been read. */
export async function openProject(texts: ReadonlyMap<string, string>): Promise<Project & Disposable> {
  const parsers = await loadParsers([...texts.keys()].flatMap((path) => grammarOf(endingOf(path)) ?? []));
  const trees: Tree[] = [];
  const files = new Map<string, SourceFile>();
  const effort = new Effort();
  for (const [path, text] of texts) {
    const language = languageOf(endingOf(path));
    if (!language || text.length > longestFile) continue;
    let root: Node | undefined;
    const parseFile = (): Node => {
      const grammar = grammarOf(endingOf(path));
      const parse = grammar && parsers.get(grammar);
      if (!parse) throw new BugError(`${path} has no syntax tree; read its text`);
      const parsed = language === 'rust' ? withoutMacros(text) : text;
      const tree = parse(parsed);
      trees.push(tree);
      return new SyntaxNode(tree.rootNode, { text: parsed, effort });
    };
    files.set(path, {
      path,
      text,
      language,
      effort,
      root() {
        root ??= parseFile();
        return root;
      },
    });
  }
  return {
    files,
    effort,
    [Symbol.dispose]() {
      for (const tree of trees.splice(0)) tree.delete();
    },
  };
}

/** What the nodes of a file share. */
interface ParsedSource {
  readonly text: string;
  readonly effort: Effort;
}

/** In characters. Searching so many for a kind of node takes as long as one step. */
const searchedPerStep = 200;

/** A node of tree-sitter and the source that it was parsed from. Each node that it leads to is a step. */
class SyntaxNode implements Node {
  readonly #node: TreeNode;
  readonly #source: ParsedSource;

  constructor(node: TreeNode, source: ParsedSource) {
    this.#node = node;
    this.#source = source;
  }

  kind(): string {
    return this.#node.type;
  }

  text(): string {
    return this.#source.text.slice(this.#node.startIndex, this.#node.endIndex);
  }

  isNamed(): boolean {
    return this.#node.isNamed;
  }

  children(): Node[] {
    return this.#wrapAll(this.#node.children);
  }

  ancestors(): Node[] {
    const found: Node[] = [];
    for (let node = this.parent(); node; node = node.parent()) found.push(node);
    return found;
  }

  parent(): Node | null {
    return this.#wrap(this.#node.parent);
  }

  prev(): Node | null {
    return this.#wrap(this.#node.previousSibling);
  }

  field(name: string): Node | null {
    return this.#wrap(this.#node.childForFieldName(name));
  }

  findAll(kind: string): Node[] {
    const { startIndex, endIndex } = this.#node;
    this.#source.effort.spend(Math.ceil((endIndex - startIndex) / searchedPerStep));
    return this.#wrapAll(this.#node.descendantsOfType(kind));
  }

  range(): ReturnType<Node['range']> {
    const { startPosition, startIndex, endIndex } = this.#node;
    return { start: { line: startPosition.row, index: startIndex }, end: { index: endIndex } };
  }

  #wrap(node: TreeNode | null): Node | null {
    if (!node) return null;
    this.#source.effort.spend(1);
    return new SyntaxNode(node, this.#source);
  }

  #wrapAll(nodes: readonly (TreeNode | null)[]): Node[] {
    return nodes.flatMap((node) => this.#wrap(node) ?? []);
  }
}

/** Rust's `vec![…]` as a list of the same length: the grammar does not parse the inside of a macro. */
const withoutMacros = (text: string): string =>
  text.replaceAll(/\bvec!\s*\[/g, (macro) => '['.padStart(macro.length));

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const grammarOf = (ending: string): Grammar | undefined => own(grammars, ending);

export function languageOf(ending: string): Language | undefined {
  if (ending === 'json') return 'json';
  if (/^[mc]?js$|^jsx$/.test(ending)) return 'javascript';
  const grammar = grammarOf(ending);
  return grammar === 'tsx' ? 'typescript' : grammar;
}

/** 1 for the first line. */
export const lineOf = (node: Node): number => node.range().start.line + 1;

/** Every node of a kind at or below this one. */
export const nodesOf = (node: Node, kind: string): Node[] => node.findAll(kind);

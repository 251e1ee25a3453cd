// Source text as syntax trees, and the files of one repository as a project. Nothing is ever executed.
import { BugError } from '../../../pipeline/errors.ts';
import { Effort } from './effort.ts';
import { type Grammar, loadParsers } from './grammars.ts';
import { own } from './own.ts';
import { type Node, OpenTrees, ParsedSource, type Place } from './syntax-node.ts';

export type { Node, Place };

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
export type Language = Exclude<Grammar, 'tsx'> | 'javascript' | 'json' | 'yaml';

/** Files of data, which are read as text. They have no syntax tree. */
export const dataLanguages: ReadonlySet<string> = new Set<Language>(['json', 'yaml']);

/** In characters. A longer file is generated or bundled. */
export const longestFile = 1_000_000;

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  /** Parsed on first use. Broken syntax gives a tree with error nodes. */
  root(): Node;
  /** The node at a place where one has been found. */
  at(place: Place): Node;
  /** What reading may still take, shared by all files of the project. */
  readonly effort: Effort;
}

export interface Project {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly effort: Effort;
  /** The file that is read. Of two declarations with the same name, the nearer one is meant. */
  readonly near?: SourceFile;
  /** The parameters of the function that is read, if it is read for one of its calls. */
  readonly bound?: ReadonlyMap<string, { readonly node: Node; readonly project: Project }>;
}

/** Its trees lie outside the garbage-collected heap: dispose of it when the repository has been read. */
export async function openProject(texts: ReadonlyMap<string, string>): Promise<Project & Disposable> {
  const parsers = await loadParsers([...texts.keys()].flatMap((path) => grammarOf(endingOf(path)) ?? []));
  const open = new OpenTrees();
  const files = new Map<string, SourceFile>();
  const effort = new Effort();
  for (const [path, text] of texts) {
    const language = languageOf(endingOf(path));
    if (!language || text.length > longestFile) continue;
    let source: ParsedSource | undefined;
    const parsed = (): ParsedSource => {
      const grammar = grammarOf(endingOf(path));
      const parse = grammar && parsers.get(grammar);
      if (!parse) throw new BugError(`${path} has no syntax tree; read its text`);
      source ??= new ParsedSource(language === 'rust' ? withoutMacros(text) : text, { parse, effort, open });
      return source;
    };
    const root = () => parsed().root();
    files.set(path, { path, text, language, effort, root, at: (place) => parsed().at(place) });
  }
  return { files, effort, [Symbol.dispose]: () => open[Symbol.dispose]() };
}

/** Rust's `vec![…]` as a list of the same length: the grammar does not parse the inside of a macro. */
const withoutMacros = (text: string): string =>
  text.replaceAll(/\bvec!\s*\[/g, (macro) => '['.padStart(macro.length));

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const grammarOf = (ending: string): Grammar | undefined => own(grammars, ending);

export function languageOf(ending: string): Language | undefined {
  if (ending === 'json') return 'json';
  if (/^ya?ml$/.test(ending)) return 'yaml';
  if (/^[mc]?js$|^jsx$/.test(ending)) return 'javascript';
  const grammar = grammarOf(ending);
  return grammar === 'tsx' ? 'typescript' : grammar;
}

/** 1 for the first line. */
export const lineOf = (node: Node): number => node.range().start.line + 1;

/**
 * Every node of a kind, or of several, at or below this one, in the order of the source. One search for several kinds
 * takes as long as one for a single kind.
 */
export const nodesOf = (node: Node, kinds: string | readonly string[]): Node[] => node.findAll(kinds);

// Source text as syntax trees, and the files of one repository as a project. Nothing of it is ever executed.

/** The members of an ast-grep node that are used. */
export interface Node {
  kind(): string | number | symbol;
  text(): string;
  isNamed(): boolean;
  children(): Node[];
  ancestors(): Node[];
  parent(): Node | null;
  prev(): Node | null;
  field(name: string): Node | null;
  findAll(matcher: { rule: { kind: string } }): Node[];
  /** Lines from 0, offsets in the text. */
  range(): { start: { line: number; index: number }; end: { index: number } };
}

/** By the ending of a file's name. JavaScript is read with the grammars of TypeScript, which hold it. */
const languages = {
  ts: 'TypeScript',
  mts: 'TypeScript',
  cts: 'TypeScript',
  tsx: 'Tsx',
  js: 'Tsx',
  mjs: 'Tsx',
  cjs: 'Tsx',
  jsx: 'Tsx',
  py: 'python',
  go: 'go',
  rs: 'rust',
  cs: 'csharp',
  java: 'java',
  kt: 'kotlin',
  rb: 'ruby',
  php: 'php',
} as const;
/** A grammar that a pack of ast-grep brings: @ast-grep/lang-NAME. */
type Packed = Exclude<(typeof languages)[keyof typeof languages], 'TypeScript' | 'Tsx'>;
export type Language = Packed | 'typescript' | 'javascript' | 'json';

const isPacked = (grammar: string): grammar is Packed => grammar !== 'TypeScript' && grammar !== 'Tsx';

/** A file beyond this is generated or bundled. In characters. */
export const longestFile = 1_000_000;

/** What others wrote, and what shows or tests: nothing in it is a tool of the repository. */
const asides =
  /(^|\/)(node_modules|vendor|third_party|site-packages|\.venv|venv|tests?|__tests__|spec|e2e|examples?|samples?|fixtures?|mocks?|__mocks__|benchmarks?|docs?|\.git)\/|\.(test|spec|min)\.[a-z]+$|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$|_test\.go$/;
export const isAside = (path: string): boolean => asides.test(path);

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  /** Parsed when first asked for. Broken syntax gives a tree with the errors in it. */
  root(): Node;
}

export interface Project {
  readonly files: ReadonlyMap<string, SourceFile>;
}

type Registration = Parameters<typeof import('@ast-grep/napi').registerDynamicLanguage>[0][string];
type Parse = (language: string, text: string) => { root(): Node };

let parser: Promise<Parse> | undefined;

/** Loaded where it is used: the grammars take 60 MB. */
async function loadParser(): Promise<Parse> {
  const { parse, registerDynamicLanguage } = await import('@ast-grep/napi');
  const registered = await Promise.all(
    [...new Set(Object.values(languages).filter(isPacked))].map(
      async (name) =>
        [name, ((await import(`@ast-grep/lang-${name}`)) as { default: Registration }).default] as const,
    ), // each pack exports its registration
  );
  registerDynamicLanguage(Object.fromEntries(registered));
  return parse as unknown as Parse; // it takes the names of registered languages too, and its nodes have more members
}

export async function projectOf(texts: ReadonlyMap<string, string>): Promise<Project> {
  parser ??= loadParser();
  const parse = await parser;
  const files = new Map<string, SourceFile>();
  for (const [path, text] of texts) {
    const ending = path.slice(path.lastIndexOf('.') + 1);
    const grammar = languages[ending as keyof typeof languages]; // undefined where it is none of them
    const language = languageOf(ending);
    if (!language || text.length > longestFile) continue;
    let root: Node | undefined;
    files.set(path, {
      path,
      text,
      language,
      root() {
        root ??= parse(grammar ?? 'TypeScript', language === 'rust' ? withoutMacros(text) : text).root();
        return root;
      },
    });
  }
  return { files };
}

/** `vec![…]` of Rust as a list of the same length: what stands in a macro is no expression to its grammar. */
const withoutMacros = (text: string): string =>
  text.replaceAll(/\bvec!\s*\[/g, (macro) => '['.padStart(macro.length));

export function languageOf(ending: string): Language | undefined {
  if (ending === 'json') return 'json';
  const grammar = Object.hasOwn(languages, ending) ? languages[ending as keyof typeof languages] : undefined; // it is one of the keys
  if (grammar && isPacked(grammar)) return grammar;
  if (/^[mc]?ts$|^tsx$/.test(ending)) return 'typescript';
  return /^[mc]?js$|^jsx$/.test(ending) ? 'javascript' : undefined;
}

/** 1 for the first line. */
export const lineOf = (node: Node): number => node.range().start.line + 1;

/** Every node of a kind below one, itself included. */
export const nodesOf = (node: Node, kind: string): Node[] => node.findAll({ rule: { kind } });

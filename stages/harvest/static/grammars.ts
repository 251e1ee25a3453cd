// The grammars that source is parsed with: tree-sitter's, compiled to WebAssembly, so that they run on every
// platform without a compiler. Each is loaded when a project first has a file in its language.
import { createRequire } from 'node:module';
import type { Tree, Node as TreeNode } from '@vscode/tree-sitter-wasm';
import { BugError } from '../../../pipeline/errors.ts';

export type { Tree, TreeNode };

const require = createRequire(import.meta.url);

/** The file of each grammar. JavaScript is parsed as TSX, which is a superset of it. */
const files = {
  typescript: '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm',
  tsx: '@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm',
  python: '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm',
  go: '@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm',
  rust: '@vscode/tree-sitter-wasm/wasm/tree-sitter-rust.wasm',
  csharp: '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm',
  java: '@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm',
  kotlin: '@lumis-sh/wasm-kotlin/tree-sitter-kotlin.wasm',
  ruby: '@vscode/tree-sitter-wasm/wasm/tree-sitter-ruby.wasm',
  php: '@vscode/tree-sitter-wasm/wasm/tree-sitter-php.wasm',
} as const;

export type Grammar = keyof typeof files;
export type Parse = (text: string) => Tree;

const loaded = new Map<Grammar, Promise<Parse>>();

/** A parser for each of the grammars. Loading one takes a few tenths of a second, once in a process. */
export async function loadParsers(grammars: Iterable<Grammar>): Promise<ReadonlyMap<Grammar, Parse>> {
  const parsers = new Map<Grammar, Parse>();
  for (const grammar of new Set(grammars)) {
    const parser = loaded.get(grammar) ?? loadParser(grammar);
    loaded.set(grammar, parser);
    parsers.set(grammar, await parser);
  }
  return parsers;
}

async function loadParser(grammar: Grammar): Promise<Parse> {
  const { Parser, Language } = await loadRuntime();
  const language = await Language.load(require.resolve(files[grammar]));
  const parser = new Parser();
  parser.setLanguage(language);
  return (text) => {
    const tree = parser.parse(text);
    // Only a parser without a language, or one that is stopped by a time limit, returns no tree.
    if (!tree) throw new BugError(`the ${grammar} grammar returned no tree`);
    return tree;
  };
}

let runtime: Promise<typeof import('@vscode/tree-sitter-wasm')> | undefined;

/** The package is CommonJS in a form whose exports an import cannot name. */
function loadRuntime(): Promise<typeof import('@vscode/tree-sitter-wasm')> {
  runtime ??= (async () => {
    const module: typeof import('@vscode/tree-sitter-wasm') = require('@vscode/tree-sitter-wasm');
    await module.Parser.init();
    return module;
  })();
  return runtime;
}

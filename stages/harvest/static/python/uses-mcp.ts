// Whether a repository speaks MCP: what is called a tool elsewhere is something else.
import type { Project } from '../source.ts';

const known = new WeakMap<Project['files'], boolean>();

export function usesMcp({ files }: Project): boolean {
  const uses =
    known.get(files) ??
    [...files.values()].some(({ language, text }) => language === 'python' && imports.test(text));
  known.set(files, uses);
  return uses;
}

const imports = /^\s*(from|import)\s+\w*mcp\w*\b|\bFastMCP\b|\bmcp\.tool\b/im;

// Whether a repository speaks MCP: what looks like a tool elsewhere is something else.
import { posix } from 'node:path';
import type { Project } from '../source.ts';

const known = new WeakMap<Project, boolean>();

export function usesMcp(project: Project): boolean {
  const uses =
    known.get(project) ??
    [...project.files.values()].some(({ path, text }) =>
      // A package that is named for it, or that depends on one that is.
      posix.basename(path) === 'package.json'
        ? /\bmcp\b|modelcontextprotocol/i.test(text)
        : imports.test(text),
    );
  known.set(project, uses);
  return uses;
}

const imports = /@modelcontextprotocol\/|['"]fastmcp['"]|['"]mcp-framework['"]|\bmcp-nest['"]/;

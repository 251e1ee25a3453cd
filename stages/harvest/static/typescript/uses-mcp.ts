// Whether a repository speaks MCP: what looks like a tool elsewhere is something else.
import type { Project } from '../source.ts';

const known = new WeakMap<Project, boolean>();

export function usesMcp(project: Project): boolean {
  const uses =
    known.get(project) ??
    [...project.files.values()].some(({ text }) =>
      /@modelcontextprotocol\/|['"]fastmcp['"]|['"]mcp-framework['"]|\bmcp-nest['"]/.test(text),
    );
  known.set(project, uses);
  return uses;
}

// Tools as objects, wherever they stand: in the answer to ListToolsRequestSchema, in lists and files of their own, given to addTool of FastMCP.
import type { Extracted, Extractor } from '../extractor.ts';
import { nodesOf, type Project, type SourceFile } from '../source.ts';
import { declared, partsIn } from './declared.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './names.ts';
import { isMembers } from './value.ts';

export const toolObjects: Extractor = {
  sdk: 'tool objects',
  languages: ['typescript', 'javascript'],
  mayHold: (text) =>
    /\b(inputSchema|input_schema|addTool)\b/.test(text) ||
    (/\b(schema|parameters|paramsSchema|inputShape)\b/.test(text) && handlers.test(text)),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0 };
    const isFastMcp = /from ['"]fastmcp['"]/.test(file.text) || /\.addTool\s*\(/.test(file.text);
    return nodesOf(file.root(), 'object').flatMap((object): Extracted[] => {
      const keys = new Set(
        object
          .children()
          .map((part) => (part.kind() === 'pair' ? part.field('key')?.text().replaceAll(/['"]/g, '') : part.text())),
      );
      const hasSchema = keys.has('inputSchema') || keys.has('input_schema');
      const isAdded = isFastMcp && keys.has('execute');
      // A tool with its handler, registered elsewhere in a loop; only a repository that uses MCP has such.
      const isHandled =
        schemaKeys.some((key) => keys.has(key)) &&
        [...keys].some((key) => key && handlers.test(`${key}:`)) &&
        usesMcp(project);
      if (!keys.has('name') || !(hasSchema || isAdded || isHandled)) return [];
      const value = evaluate(object, scope);
      if (!isMembers(value)) return [];
      // A value that is passed on ({ name: tool.name, … }) declares nothing.
      if (typeof value.name !== 'string') return [];
      return [declared(partsIn(value), { node: object, file, sdk: isAdded ? 'fastmcp' : '@modelcontextprotocol/sdk' })];
    });
  },
};

const schemaKeys = ['schema', 'parameters', 'paramsSchema', 'inputShape'];
const handlers = /\b(handler|execute|callback|handle|run|cb)\b\s*[:(,]/;

const users = new WeakMap<Project, boolean>();

function usesMcp(project: Project): boolean {
  const known = users.get(project);
  if (known !== undefined) return known;
  const uses = [...project.files.values()].some(({ text }) =>
    /@modelcontextprotocol\/sdk|['"]fastmcp['"]|['"]mcp-framework['"]/.test(text),
  );
  users.set(project, uses);
  return uses;
}

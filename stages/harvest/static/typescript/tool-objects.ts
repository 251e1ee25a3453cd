// Tools as objects, wherever they stand: in the answer to ListToolsRequestSchema, in lists and files of their own, under their name in a map, in a
// decorator, given to addTool of FastMCP or to a function of the source's own.
import type { Extracted, Extractor } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { declared, partsIn, schemaKeys } from './declared.ts';
import { evaluate, scopeOf } from './evaluate.ts';
import { declarationsAt } from './instances.ts';
import { argumentsOf } from './syntax.ts';
import { usesMcp } from './uses-mcp.ts';
import { isMembers } from './value.ts';

const sdk = '@modelcontextprotocol/sdk';

export const toolObjects: Extractor = {
  sdk,
  languages: ['typescript', 'javascript'],
  mayHold: (text) =>
    mcpWords.test(text) ||
    (/\b(schema|parameters|paramsSchema|inputShape|args|input)\b/.test(text) &&
      (handlers.test(text) || makers.test(text))),
  extract(file: SourceFile, project: Project): Extracted[] {
    // Most files that may hold one by their words are of repositories that hold none: those are not parsed.
    if (!mcpWords.test(file.text) && !usesMcp(project)) return [];
    return nodesOf(file.root(), 'object').flatMap((object): Extracted[] => {
      const form = formOf(object, file, project);
      if (!form) return [];
      return declarationsAt(object, scopeOf(file, project), ({ scope, node, file: at }) => {
        const value = evaluate(object, scope);
        const members = isMembers(value) ? value : {};
        const inner = form.within === undefined ? undefined : members[form.within];
        const parts = partsIn(isMembers(inner) ? { ...members, ...inner, name: members.name ?? '' } : members);
        return declared(
          { ...parts, name: form.named ? evaluate(form.named, scope) : (form.name ?? members[form.id ?? 'name']) },
          { node, file: at, sdk: form.sdk },
        );
        // A value that is passed on ({ name: tool.name, … }) declares nothing.
      }).filter((each) => 'tool' in each);
    });
  },
};

const mcpWords = /\b(inputSchema|input_schema|addTool)\b/;

interface Form {
  readonly sdk: string;
  /** The member that holds the words and the schema: { name, config: { description, inputSchema } }. */
  readonly within?: string;
  /** Where the name is no member: the key of a map, or the expression before the object. */
  readonly name?: string;
  readonly named?: Node;
  /** The member that names it, where that is not `name`: createTool({ id, … }). */
  readonly id?: string;
}

const handlers = /\b(handler|execute|callback|handle|run|cb)\b\s*[:(,]/;
/** Functions and decorators that take a tool: Tool({ … }), defineTool({ … }). */
const makers = /\b\w*[tT]ool\s*\(/;
const holders = new Set(['config', 'definition', 'metadata', 'meta', 'tool', 'options', 'spec']);

/** How an object declares a tool; undefined where it does not. */
function formOf(object: Node, file: SourceFile, project: Project): Form | undefined {
  const keys = keysOf(object);
  const hasSchema = keys.has('inputSchema') || keys.has('input_schema');
  const hasOtherSchema = schemaKeys.some((key) => keys.has(key));
  const isHandled = [...keys.keys()].some((key) => handlers.test(`${key}:`));
  if (keys.has('name')) {
    if (keys.has('execute') && (/from ['"]fastmcp['"]/.test(file.text) || /\.addTool\s*\(/.test(file.text)))
      return { sdk: 'fastmcp' };
    if (hasSchema) return { sdk };
    // A tool with its handler, or in a function that takes tools; only a repository that uses MCP has such.
    if (hasOtherSchema && (isHandled || makerOf(object)) && usesMcp(project)) return { sdk };
    const within = [...holders].find((key) => {
      const inner = keys.get(key)?.field('value');
      return inner?.kind() === 'object' && schemaKeys.some((each) => keysOf(inner).has(each));
    });
    return within !== undefined && usesMcp(project) ? { sdk, within } : undefined;
  }
  const maker = makerOf(object);
  if (!keys.has('description') || !(hasSchema || (hasOtherSchema && (isHandled || maker)))) return undefined;
  // tool('add', { description, input })
  const first = maker && argumentsOf(maker)[0];
  if (first && first.kind() !== 'object') return usesMcp(project) ? { sdk, named: first } : undefined;
  if (maker && keys.has('id')) return usesMcp(project) ? { sdk, id: 'id' } : undefined;
  // In a map of tools: { add: { … } }, { add: tool({ … }) }.
  const pair = (maker ?? object).parent();
  const key = pair?.kind() === 'pair' ? pair.field('key')?.text().replaceAll(/['"]/g, '') : undefined;
  return key !== undefined && !holders.has(key) && usesMcp(project) ? { sdk, name: key } : undefined;
}

/** The members that an object writes out, by name. */
function keysOf(object: Node): Map<string, Node> {
  return new Map(
    object.children().flatMap((part): [string, Node][] => {
      const name =
        part.kind() === 'pair' ? part.field('key') : part.kind() === 'method_definition' ? part.field('name') : part;
      return name ? [[name.text().replaceAll(/['"]/g, ''), part]] : [];
    }),
  );
}

/** The call of a function or decorator that takes a tool, where the object is given to one. */
function makerOf(object: Node): Node | undefined {
  const call = object.parent()?.parent();
  return call?.kind() === 'call_expression' && /tool$/i.test(call.field('function')?.text() ?? '') ? call : undefined;
}

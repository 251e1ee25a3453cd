// Tools as objects, wherever they are: in the answer to ListToolsRequestSchema, in lists and separate files,
// in a map by their name, in a decorator, or passed to FastMCP's addTool or to a function of the source
// itself.
import { type Extracted, type Extractor, readEach } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, isPart } from '../syntax.ts';
import { evaluate, scopeOf } from './evaluate.ts';
import { declarationsAt } from './instances.ts';
import { namesIn, readTool, schemaKeys, toolMembersIn } from './read-tool.ts';
import { usesMcp } from './uses-mcp.ts';
import { isMembers, type Members, type Scope, type Value } from './value.ts';

const sdk = '@modelcontextprotocol/sdk';

export const toolObjects: Extractor = {
  sdk,
  languages: ['typescript', 'javascript'],
  mayHold: (text) =>
    mcpWords.test(text) ||
    (/\b(schema|parameters|paramsSchema|inputShape|args|input)\b/.test(text) &&
      (handlers.test(text) || makers.test(text))),
  extract(file: SourceFile, project: Project): Extracted[] {
    // Most files with such words belong to repositories without MCP. These are not parsed.
    if (!mcpWords.test(file.text) && !usesMcp(project)) return [];
    return readEach(nodesOf(file.root(), 'object'), file, (object): Extracted[] => {
      const declaration = declarationOf(object, file, project);
      if (!declaration) return [];
      return declarationsAt(object, scopeOf(file, project), (instance) => {
        const { scope } = instance;
        const value = evaluate(object, scope);
        const members = isMembers(value) ? value : {};
        const inner = declaration.within === undefined ? undefined : members[declaration.within];
        const parts = toolMembersIn(isMembers(inner) ? { ...members, ...inner } : members);
        return readTool(
          { ...parts, name: declaration.name(members, scope) },
          { ...instance, sdk: declaration.sdk },
        );
        // A value that is passed on ({ name: tool.name, … }) declares nothing.
      }).filter((each) => 'tool' in each);
    });
  },
};

const mcpWords = /\b(inputSchema|input_schema|addTool)\b/;

interface Declaration {
  readonly sdk: string;
  /** The member that holds description and schema: { name, config: { description, inputSchema } }. */
  readonly within?: string;
  name(members: Members, scope: Scope): Value | undefined;
}

const named = (members: Members): Value | undefined => namesIn(members).name;
const member =
  (key: string) =>
  (members: Members): Value | undefined =>
    members[key];

const handlers = /\b(handler|execute|callback|handle|run|cb)\b\s*[:(,]/;
/** Functions and decorators that take a tool: Tool({ … }), defineTool({ … }). */
const makers = /\b\w*[tT]ool\s*\(/;
const holders = new Set(['config', 'definition', 'metadata', 'meta', 'tool', 'options', 'spec']);

/**
 * How an object declares a tool, if it does. Without MCP's own words it must be in a repository that uses
 * MCP.
 */
function declarationOf(object: Node, file: SourceFile, project: Project): Declaration | undefined {
  const keys = keysOf(object, scopeOf(file, project));
  const isMcp = keys.has('inputSchema') || keys.has('input_schema');
  if (!keys.has('name')) return usesMcp(project) ? declarationWithoutName(object, keys, isMcp) : undefined;
  if (keys.has('execute') && (/from ['"]fastmcp['"]/.test(file.text) || /\.addTool\s*\(/.test(file.text)))
    return { sdk: 'fastmcp', name: named };
  if (isMcp) return { sdk, name: named };
  if (!usesMcp(project)) return undefined;
  if (hasSchema(keys) && (isHandled(keys) || makerOf(object))) return { sdk, name: named };
  const within = [...holders].find((key) => {
    const inner = keys.get(key)?.field('value');
    return inner?.kind() === 'object' && hasSchema(keysOf(inner, scopeOf(file, project)));
  });
  return within === undefined ? undefined : { sdk, within, name: named };
}

/** An object without `name`: something around it names the tool, or its `id` does. */
function declarationWithoutName(
  object: Node,
  keys: ReadonlyMap<string, Node>,
  isMcp: boolean,
): Declaration | undefined {
  const maker = makerOf(object);
  if (!keys.has('description') || !(isMcp || (hasSchema(keys) && (isHandled(keys) || maker))))
    return undefined;
  // tool('add', { description, input })
  const first = maker && argumentsOf(maker)[0];
  if (first && first.kind() !== 'object') return { sdk, name: (_, scope) => evaluate(first, scope) };
  if (maker && keys.has('id')) return { sdk, name: member('id') };
  // In a map of tools: { add: { … } }, { add: tool({ … }) }.
  const pair = (maker ?? object).parent();
  const key = pair?.kind() === 'pair' ? pair.field('key')?.text().replaceAll(/['"]/g, '') : undefined;
  return key === undefined || holders.has(key) ? undefined : { sdk, name: () => key };
}

const hasSchema = (keys: ReadonlyMap<string, Node>): boolean => schemaKeys.some((key) => keys.has(key));
const isHandled = (keys: ReadonlyMap<string, Node>): boolean =>
  [...keys.keys()].some((key) => handlers.test(`${key}:`));

/** The members that an object has, by name: those that it writes out, and in the call of a maker, those that it spreads. */
function keysOf(object: Node, scope: Scope): Map<string, Node> {
  return new Map(
    object.children().flatMap((part): [string, Node][] => {
      if (part.kind() === 'spread_element' && makerOf(object)) {
        const spread = evaluate(part.children().find(isPart), scope);
        return isMembers(spread) ? Object.keys(spread).map((key) => [key, part]) : [];
      }
      const name =
        part.kind() === 'pair'
          ? part.field('key')
          : part.kind() === 'method_definition'
            ? part.field('name')
            : part;
      return name ? [[name.text().replaceAll(/['"]/g, ''), part]] : [];
    }),
  );
}

/**
 * The call of a function or decorator that the object is passed to. Those of the official SDK are read
 * elsewhere.
 */
function makerOf(object: Node): Node | undefined {
  const call = object.parent()?.parent();
  const callee = call?.kind() === 'call_expression' ? (call.field('function')?.text() ?? '') : '';
  return call && /tool$/i.test(callee) && !/\.(tool|registerTool)$/.test(callee) ? call : undefined;
}

// How servers of TypeScript declare tools beyond the plain call: through wrappers, maps, settings, and classes.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const mcp = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n`;
const text = { type: 'string' };
const add = {
  name: 'add',
  description: 'Adds.',
  inputSchema: { type: 'object', properties: { a: text }, required: ['a'] },
  missing: [] as string[],
};

describe('TypeScript: a tool that is declared', () => {
  it.each<[string, string, object]>([
    [
      'by a wrapper whose handler is cast',
      `const tool = (name: string, words: string, shape: Shape, run: Run) => { server.registerTool(name, { description: words, inputSchema: shape }, (async () => {}) as any); };\ntool('add', 'Adds.', { a: z.string() }, run);`,
      {},
    ],
    [
      'as a task, with an object of handlers',
      `server.experimental.tasks.registerToolTask('add', { description: 'Adds.', inputSchema: { a: z.string() } }, { createTask, getTask });`,
      {},
    ],
    [
      'with a view, by a function that gets the server',
      `registerAppTool(server, 'add', { description: 'Adds.', inputSchema: { a: z.string() } }, async () => {});`,
      {},
    ],
    [
      'in a map of definitions that are spread into a helper',
      `const definitions = { add: { description: 'Adds.', parameters: z.object({ a: z.string() }) } };\nexport const tools = () => ({ add: injectable_tool({ ...definitions.add, inject: { id }, execute: async () => {} }) });`,
      {},
    ],
    [
      'by a method that is its name, beside a title',
      `export default { method: 'add', name: 'Add two', description: 'Adds.', parameters: z.object({ a: z.string() }), execute: run };`,
      {},
    ],
    [
      'under a name that nobody replaces',
      `export const create = (options) => server.tool(options.name || 'add', 'Adds.', { a: z.string() }, run);`,
      {},
    ],
    [
      'as a class with a static name and a shape',
      `export class Adding extends Base { static toolName = 'add'; description = 'Adds.'; argsShape = { a: z.string() }; }`,
      {},
    ],
    [
      'in a method that names it by fields of its class',
      `enum Kind { SUM = 'ad' }\nabstract class Base { protected kind = Kind.SUM; protected named(name) { return \`\${this.kind}\${name}\`; } }\nexport class Adding extends Base { register(server) { server.registerTool(this.named('d'), { description: 'Adds.', inputSchema: { a: z.string() } }, run); } }`,
      {},
    ],
    [
      'as a class that holds what there is to say',
      `const METADATA = { name: 'add', description: 'Adds.' };\nexport class Adding extends Base { static readonly METADATA = METADATA; protected getParamsSchema() { return z.object({ a: z.string() }); } }\nexport class AskPrompt extends BasePrompt { name = 'ask'; description = 'Asks.'; get argsSchema() { return z.object({ a: z.string() }); } }`,
      {},
    ],
    [
      'in a list from which settings hide some',
      `const all = [{ method: 'add', words: 'Adds.', shape: { a: z.string() } }];\nall.filter((each) => isAllowed(each, settings)).forEach((each) => { this.tool(each.method, each.words, each.shape, run); });`,
      {},
    ],
    [
      'as it runs without settings',
      `const isSmall = process.env.SMALL === 'true';\nserver.tool('add', process.env.WORDS ?? 'Adds.', { a: z.string(), ...(isSmall ? { b: z.string() } : {}) }, run);`,
      {},
    ],
    [
      'with a schema that a function of another package passes on',
      `server.registerTool('add', { description: 'Adds.', inputSchema: toStrictSchema(z.object({ a: z.string() })) }, run);`,
      {},
    ],
    [
      'with words in a tagged template',
      'server.registerTool("add", { description: dedent`\n    ${verb}ds.`, inputSchema: { a: z.string() } }, run);\nconst verb = "Ad";',
      {},
    ],
    [
      'with words of which a part is unknown',
      'server.registerTool("add", { description: `Adds up to ${limit()} things. ` + more(), inputSchema: { a: z.string() } }, run);',
      { description: 'Adds up to … things. …', missing: ['description'] },
    ],
  ])('%s', async (_, source, different) => {
    expect(await found({ 'src/index.ts': mcp + source })).toEqual([{ ...add, ...different }]);
  });

  it('is read once where wrappers of another package declare it', async () => {
    const files = {
      'packages/common/package.json': '{"name":"@acme/common"}',
      'packages/common/src/index.ts': `${mcp}export function context(server) {\n  const registerTool = (name, config, run) => server.registerTool(name, config, run);\n  return { registerTool, forAccount(name, config, run) { const { inputSchema } = build(config); return registerTool(name, { ...config, inputSchema }, run); } };\n}`,
      'apps/sums/package.json': '{"name":"@acme/sums"}',
      'apps/sums/src/index.ts': `import { context } from '@acme/common';\nexport function tools(agent) { agent.forAccount('add', { description: 'Adds.', inputSchema: { a: z.string() } }, run);\n}`,
    };
    const { tools } = await read(files);
    expect(tools).toMatchObject([
      { ...add, path: 'apps/sums/src/index.ts', line: 2, missing: ['inputSchema'] },
    ]);
  });

  it('has no name of which only a part is known', async () => {
    const { tools, unread } = await read({
      'src/index.ts': `${mcp}server.tool(\`add_\${kind()}\`, 'Adds.', { a: z.string() }, run);`,
    });
    expect({ tools, unread }).toMatchObject({ tools: [], unread: [{ line: 2 }] });
  });
});

// TypeScript across files, and what is left alone.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });

/** Some forms are tools only in a repository that uses MCP. */
const _mcp = `import { Server } from '@modelcontextprotocol/sdk/server/index.js';\n`;

describe('TypeScript and JavaScript', () => {
  it('follows names into other files, through index files and renamed imports', async () => {
    const tools = await found({
      'src/index.ts': `import { TOOLS as all, limit } from './tools';\nimport { Query } from './schemas/index.js';\nserver.tool('find', all.find, { q: Query, n: limit }, async () => {});`,
      'src/tools.ts': `export const TOOLS = { find: 'Finds things.' } as const;\nexport const limit = z.number().default(10);`,
      'src/schemas/index.ts': `export * from './query.js';`,
      'src/schemas/query.ts': `export const Query = z.string().min(2).describe('What to look for');`,
    });
    expect(tools).toEqual([
      {
        name: 'find',
        description: 'Finds things.',
        inputSchema: object(
          {
            q: { type: 'string', minLength: 2, description: 'What to look for' },
            n: { type: 'number', default: 10 },
          },
          ['q'],
        ),
        missing: [],
      },
    ]);
  });

  it('follows aliases of folders, packages of the same repository and CommonJS', async () => {
    const tools = await found({
      'package.json': '{"name":"root"}',
      'packages/shared/package.json': '{"name":"@acme/shared"}',
      'packages/shared/src/index.ts': `export { Query as Q } from './query';`,
      'packages/shared/src/query.ts': `export const Query = z.string().describe('What');`,
      'src/index.ts': `import { Q } from '@acme/shared';\nimport { words } from '@/words';\nconst { limit } = require('./limit');\nserver.tool('find', words.find, { q: Q, n: limit }, run);`,
      'src/words.ts': `export const words = { find: 'Finds.' };`,
      'src/limit.js': `module.exports = { limit: z.number().optional() };`,
    });
    expect(tools).toEqual([
      {
        name: 'find',
        description: 'Finds.',
        inputSchema: object({ q: text('What'), n: { type: 'number' } }, ['q']),
        missing: [],
      },
    ]);
  });

  it('stops at source that expands without end, and does not follow calls from tests', async () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = [...a${at}, ...a${at}];`).join(
      '\n',
    );
    const { tools } = await read({
      'src/index.ts': `const a0 = ['x'];\n${doubled}\nconst f = (x) => f(x) + f(x);\nserver.tool('whole', f('y'), { x: z.enum(a40) }, run);`,
      'src/deep.ts': Array.from({ length: 4 }, (_, level) =>
        level === 0
          ? `function f0(name) { server.tool(name, 'Deep.', {}, run); }`
          : `function f${level}(name) { ${`f${level - 1}(name); `.repeat(60)} }`,
      ).join('\n'),
      'src/wrap.ts': `export const wrap = (name) => server.tool(name, 'Wraps.', {}, run);`,
      'tests/wrap.test.ts': `import { wrap } from '../src/wrap';\nwrap('shown');`,
    });
    expect(tools.map(({ name, missing }) => [name, missing])).toEqual([
      ['whole', ['description', 'inputSchema']],
    ]);
  });

  it('follows default and namespace imports', async () => {
    const tools = await found({
      'src/index.ts': `import words from './words';\nimport * as shapes from './shapes';\nserver.tool('find', words.find, shapes.Find.shape, run);`,
      'src/words.ts': `export default { find: 'Finds.' };`,
      'src/shapes.ts': `export const Find = z.object({ q: z.string() });`,
    });
    expect(tools).toEqual([
      { name: 'find', description: 'Finds.', inputSchema: object({ q: text() }), missing: [] },
    ]);
  });

  it('ignores an object with a handler if nothing in the repository mentions MCP', async () => {
    expect(
      (
        await read({
          'src/a.ts': `export const x = { name: 'chain', description: 'd', schema: z.object({}), handler: f };`,
        })
      ).tools,
    ).toEqual([]);
  });

  it('ignores comments, tests, examples, calls of tools, and names that only exist at run time', async () => {
    const tool = `server.tool('shown', 'Shows.', {}, async () => {})`;
    const { tools, unread } = await read({
      'src/index.ts': `// server.tool('old', 'Old.', {}, async () => {})\n/* server.tool('older', '', {}, f) */\nfor (const t of list) server.tool(t.name, t.description, t.shape, t.run);\n${'server.tool("new", "New.", {}, async () => {})'}`,
      'src/index.test.ts': tool,
      'examples/demo.ts': tool,
      'node_modules/other/index.js': tool,
      'src/client.ts': `await client.callTool({ name: 'shown', arguments: {} }); const x = { name: tool.name, inputSchema: tool.inputSchema };`,
    });
    expect(tools.map(({ name }) => name)).toEqual(['new']);
    expect(unread).toEqual([{ path: 'src/index.ts', line: 3, why: 'its name is made when it runs' }]);
  });

  it('reads build output if the source is absent, and survives broken syntax and circular imports', async () => {
    expect(
      (await read({ 'dist/index.js': `server.tool('built', 'Built.', {}, async () => {})` })).tools,
    ).toMatchObject([{ name: 'built', line: 1, language: 'javascript' }]);
    const broken = `const a = b; const b = a;\nserver.tool('whole', 'Whole.', { x: a }, async () => {});\nserver.tool('half', 'Half.', {`;
    expect((await read({ 'a.ts': broken })).tools).toMatchObject([
      { name: 'whole', missing: ['inputSchema.properties.x'] },
    ]);
  });
});

it('reads JSON manifests wherever they are', async () => {
  const manifest = JSON.stringify(
    { name: 'x', tools: [{ name: 'add', description: 'Adds.', inputSchema: object({ a: text() }) }] },
    null,
    1,
  );
  expect((await read({ 'mcp.json': manifest, 'broken.json': '{"inputSchema": ' })).tools).toMatchObject([
    {
      name: 'add',
      description: 'Adds.',
      sdk: 'manifest',
      path: 'mcp.json',
      line: 5,
      inputSchema: object({ a: text() }),
    },
  ]);
});

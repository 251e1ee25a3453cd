// What stands beside a server declares no tools of it; a server may be about the same things.
import { expect, it } from 'vitest';
import { read } from './read.ts';

const mcp = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n`;
const tool = `${mcp}server.tool('shown', 'Shows.', {}, async () => {});`;
const listed = JSON.stringify({ tools: [{ name: 'shown', description: 'Shows.', inputSchema: {} }] });

it.each([
  ['src/Button.stories.tsx', tool],
  ['src/tools.fixtures.ts', tool],
  ['src/__mocks__/server.ts', tool],
  ['conformance/server.ts', tool],
  ['packages/sdk/docs/snippets/server.ts', tool],
  ['integration-tests/server.ts', tool],
  ['test-servers/one/index.ts', tool],
  ['evals/server.ts', tool],
  ['src/test-server.ts', tool],
  ['tools/typescript/examples/index.ts', tool],
  ['src/example.ts', tool],
  ['example-2/server.ts', tool],
  ['examples/tools/server.ts', tool],
  ['testdata/tools-list.json', listed],
  ['src/__snapshots__/tools.json', listed],
])('reads no tool from %s', async (path, text) => {
  expect(await read({ [path]: text })).toEqual({ tools: [], unread: [] });
});

it.each([
  'src/tools/docs/search.ts',
  'src/tools/stories/create.ts',
  'src/main/com/example/server.js',
  'src/contest/index.ts',
  'src/tools/test-plans.ts',
  'src/latest.ts',
])('reads a tool from %s', async (path) => {
  expect((await read({ [path]: tool })).tools).toMatchObject([{ name: 'shown' }]);
});

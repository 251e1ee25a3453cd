// Tools that stand in files of data: manifests beside a module, and OpenAPI documents that a server makes tools of.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });

describe('a manifest beside a module', () => {
  const files = {
    'package.json': '{"name": "notes-mcp"}',
    'src/tools/add.ts':
      "import { z } from 'zod';\nexport const schema = { a: z.string().describe('First.') };\n" +
      'export const handler = async () => {};',
    'src/words.ts': 'export const greeting = 1;',
    'manifests/add.yaml':
      'id: add_note\nmodule: tools/add\nnames:\n  mcp: add\ndescription: Adds two.\n' +
      'annotations:\n  title: Add\n',
  };

  it('gives the name and the words, and the module gives the schema', async () => {
    const { tools } = await read(files);
    expect(tools).toMatchObject([
      {
        name: 'add',
        description: 'Adds two.',
        inputSchema: { type: 'object', properties: { a: text('First.') }, required: ['a'] },
        annotations: { title: 'Add' },
        path: 'manifests/add.yaml',
        missing: [],
      },
    ]);
  });

  it('also as a list in JSON, with another folder before the module', async () => {
    const { 'manifests/add.yaml': _, ...rest } = files;
    const listed = '{"tools": [{"module": "./src/tools/add.js", "name": "add", "description": "Adds two."}]}';
    expect(await found({ ...rest, 'tools.json': listed })).toMatchObject([{ name: 'add', missing: [] }]);
  });

  it.each([
    ['a module without a schema', 'module: words\nname: add\ndescription: Adds.'],
    ['a module that is not there', 'module: tools/gone\nname: add\ndescription: Adds.'],
    [
      'a tool of another program',
      'module: tools/add\nname: add\ndescription: Adds.\navailability: {mcp: false}',
    ],
    ['broken YAML', 'module: tools/add\n  name: [add\ndescription: Adds.'],
    ['YAML that repeats itself', 'a: &a [x]\nb: *a\nmodule: tools/add\nname: add\ndescription: Adds.'],
  ])('declares nothing: %s', async (_, manifest) => {
    expect(await found({ ...files, 'manifests/add.yaml': manifest })).toEqual([]);
  });

  it('declares nothing in a repository without MCP', async () => {
    expect(await found({ ...files, 'package.json': '{"name": "notes"}' })).toEqual([]);
  });
});

const document = {
  openapi: '3.0.3',
  paths: {
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'readOrder', summary: 'Reads an order.' },
      put: {
        operationId: 'change-order__v2',
        summary: 'Short.',
        description: 'Changes an order.',
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
      },
    },
    '/health': { get: {} },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        required: ['item'],
        properties: { id: { type: 'integer' }, item: { $ref: '#/components/schemas/Item' } },
      },
      Item: { type: 'object', properties: { sku: { type: 'string' } } },
      Unused: { type: 'object' },
    },
  },
};
const load =
  'import json\nfrom pathlib import Path\nfrom fastmcp import FastMCP\n' +
  'HERE = Path(__file__).parent\ndef load(name):\n    return json.loads((HERE / f"{name}.json").read_text())\n';

describe('FastMCP.from_openapi', () => {
  const serve = (call: string) => ({
    'api/orders.json': JSON.stringify(document),
    'server.py': `${load}spec = load("orders")\nmcp = FastMCP.from_openapi(${call})\nspec = load("others")\n`,
  });

  it('makes a tool of each operation of the document that the code names', async () => {
    expect(await found(serve('spec, client=client'))).toEqual([
      {
        name: 'readOrder',
        description: 'Reads an order.',
        inputSchema: { type: 'object', properties: { id: text() }, required: ['id'] },
        missing: [],
      },
      {
        name: 'change_order',
        description: 'Changes an order.',
        inputSchema: {
          type: 'object',
          properties: { id__path: text(), id: { type: 'integer' }, item: { $ref: '#/$defs/Item' } },
          required: ['id__path', 'item'],
          $defs: { Item: { type: 'object', properties: { sku: text() } } },
        },
        missing: [],
      },
      {
        name: 'GET_health',
        description: 'Executes GET /health',
        inputSchema: { type: 'object', properties: {} },
        missing: [],
      },
    ]);
  });

  it('takes those that it names, where a function of the server decides', async () => {
    const names = '{key: tool["name"] for key, tool in {"readOrder": {"name": "get_order"}}.items()}';
    const call = `openapi_spec=spec, mcp_names=${names}, route_map_fn=choose, mcp_component_fn=reword`;
    expect(await found(serve(call))).toMatchObject([{ name: 'get_order', missing: ['description'] }]);
  });

  it.each([
    ['which operations are tools is decided when it runs', 'spec, route_maps=maps', 'orders.json'],
    ['its OpenAPI document is not in the repository', 'spec, client=client', 'elsewhere.json'],
  ])('says so where %s', async (why, call, name) => {
    const { 'server.py': server, 'api/orders.json': content } = serve(call);
    const { tools, unread } = await read({ 'server.py': server, [`api/${name}`]: content });
    expect({ tools, unread }).toMatchObject({ tools: [], unread: [{ path: 'server.py', line: 8, why }] });
  });

  it('reads a document in YAML that is opened by its path', async () => {
    const files = {
      'openapi.yaml':
        'openapi: 3.1.0\npaths:\n  /ping:\n    get:\n      operationId: ping\n      summary: Pings.\n',
      'server.py':
        'import yaml\nfrom fastmcp import FastMCP\nwith open("openapi.yaml") as f:\n' +
        '    spec = yaml.safe_load(f)\nmcp = FastMCP.from_openapi(openapi_spec=spec)\n',
    };
    expect(await found(files)).toMatchObject([{ name: 'ping', description: 'Pings.' }]);
  });

  it('leaves alone a document that the repository merely ships', async () => {
    const server = `${load}spec = load("orders")\nmcp = FastMCP("orders")\n@mcp.tool\ndef add(a: str) -> str:\n    """Adds."""\n`;
    const files = { 'api/orders.json': JSON.stringify(document), 'server.py': server };
    expect((await found(files)).map(({ name }) => name)).toEqual(['add']);
  });
});

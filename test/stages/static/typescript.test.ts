import { describe, expect, it } from 'vitest';
import { found } from './read.ts';

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });

/** Some forms are tools only in a repository that uses MCP. */
const mcp = `import { Server } from '@modelcontextprotocol/sdk/server/index.js';\n`;

describe('TypeScript and JavaScript: each way to declare a tool', () => {
  it.each<[string, string, object, string[]]>([
    [
      'server.tool with name, description and shape',
      `server.tool('add', 'Adds two numbers.', { a: z.number(), b: z.number().describe('second') }, async ({ a, b }) => ({}))`,
      {
        description: 'Adds two numbers.',
        inputSchema: object({ a: { type: 'number' }, b: { type: 'number', description: 'second' } }),
      },
      [],
    ],
    [
      'server.tool without a shape',
      `server.tool('add', 'Adds.', async () => ({}))`,
      { description: 'Adds.', inputSchema: object({}) },
      [],
    ],
    [
      'server.tool without a description',
      `server.tool('add', { a: z.string() }, handler)`,
      { description: undefined, inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'registerTool',
      `server.registerTool("add", { title: "Add", description: "Adds.", inputSchema: { a: z.string().optional() } }, async () => {})`,
      { description: 'Adds.', inputSchema: object({ a: text() }, []) },
      [],
    ],
    [
      'a list that answers tools/list',
      `server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [{ name: 'add', description: 'Adds.', inputSchema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } }] }))`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a tool object with zodToJsonSchema',
      `const Input = z.object({ a: z.enum(['x', 'y']).default('x'), n: z.number().int().min(1).max(9) });\nconst tools = [{ name: 'add', description: 'Adds.', inputSchema: zodToJsonSchema(Input) }];`,
      {
        description: 'Adds.',
        inputSchema: object(
          {
            a: { type: 'string', enum: ['x', 'y'], default: 'x' },
            n: { type: 'integer', minimum: 1, maximum: 9 },
          },
          ['n'],
        ),
      },
      [],
    ],
    [
      'FastMCP',
      `import { FastMCP } from 'fastmcp';\nserver.addTool({ name: 'add', description: 'Adds.', parameters: z.object({ a: z.array(z.string()) }), execute: async () => '' })`,
      { description: 'Adds.', inputSchema: object({ a: { type: 'array', items: { type: 'string' } } }) },
      [],
    ],
    [
      'templates, concatenations and constants',
      "const NAME = 'ad' + 'd';\nconst WHAT = `Adds ${'two'}`;\nserver.tool(NAME, WHAT + ' numbers.\\nReturns the sum.', {}, async () => {})",
      { description: 'Adds two numbers.\nReturns the sum.', inputSchema: object({}) },
      [],
    ],
    [
      'schemas that are composed',
      `const Base = z.object({ id: z.string().describe('ID') });\nconst Full = Base.extend({ note: z.string().nullable().optional() }).strict();\nserver.tool('add', 'Adds.', Full.shape, async () => {})`,
      {
        description: 'Adds.',
        inputSchema: object({ id: text('ID'), note: { type: ['string', 'null'] } }, ['id']),
      },
      [],
    ],
    [
      'a class of mcp-framework',
      `import { MCPTool } from 'mcp-framework';\nclass Add extends MCPTool<In> { name = 'add'; description = 'Adds.'; schema = { a: { type: z.string(), description: 'first' }, b: { type: z.number().optional(), description: 'second' } }; async execute() {} }`,
      {
        description: 'Adds.',
        inputSchema: object({ a: text('first'), b: { type: 'number', description: 'second' } }, ['a']),
      },
      [],
    ],
    [
      'an object with its handler, registered in a loop, named by an enum',
      `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nenum Names { ADD = 'add' }\nexport const addTool = { name: Names.ADD, description: 'Adds.', schema: { a: z.string() }, handler: async () => {} };`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a class with getters, named by a method of its own',
      `${mcp}abstract class Base { getName() { return this.label; } }\nclass Add extends Base { label = 'add'; get description() { return 'Adds.'; } getInputSchema() { return { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }; } }`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a class that gives its words to its base class',
      `${mcp}class Base { constructor(name, readonly description) { this.name = name; } }\nexport class Add extends Base { schema = z.object({ a: z.string() }); constructor() { super('add', 'Adds.'); } }`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a loop over a list whose members have names of their own',
      `const tools = [{ id: 'add', words: 'Adds.', fields: { a: z.string() } }];\nfor (const { id, words, fields } of tools) server.registerTool(id, { description: words, inputSchema: fields }, run);`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a function that registers what it is given',
      `function register(server, name, { description, shape = {} }) { server.tool(name, description, shape, async () => {}); }\nregister(server, 'add', { description: 'Adds.', shape: { a: z.string() } });`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a registrar that a function returns',
      `const registrar = (server) => { return (name, words, shape, run) => { server.tool(name, words, shape, async (args) => run(args)); }; };\nconst register = registrar(server);\nregister('add', 'Adds.', { a: z.string() }, handle);`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'methods of one name in two classes, each called by its own',
      `class A { add(name) { server.tool(name, 'Adds.', { a: z.string() }, run); } all() { this.add('add'); } }\nclass B { add(name) { this.names.push(name); } all() { this.add('other'); } }`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'lists that are spread, with words that are put together',
      `const words = ({ said, best = [], not = [] }) => [said, best.length > 0 && ['Best for:', ...best.map((each) => '- ' + each)].join(' '), not?.length > 0 && 'Not: ' + not.join()].filter(Boolean).join('\\n');\nconst tool = (name, description, shape, run) => [name, description, shape, run];\nconst tools = [tool('add', words({ said: 'Adds.', best: ['sums'] }), { a: z.string() }, async () => {})];\ntools.forEach((each) => { server.tool(...each); });`,
      { description: 'Adds.\nBest for: - sums', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'parts of a zod object that describes the tool, and a member of which only that it is optional is known',
      `import { Server } from '@modelcontextprotocol/sdk/server/index.js';\nconst Add = z.object({ name: z.literal('add'), words: z.literal('Adds.'), args: z.object({ a: z.string(), b: other.optional() }) });\nconst tools = [{ name: Add.shape.name.value, description: Add.shape.words.value, inputSchema: zodToJsonSchema(Add.shape.args) }];`,
      { description: 'Adds.', inputSchema: object({ a: text(), b: {} }, ['a']) },
      ['inputSchema.properties.b'],
    ],
    [
      'names that every object has are no schema',
      `server.tool('add', 'Adds.', { a: z.constructor(), b: z.string().toString().valueOf(), c: Type.hasOwnProperty(), d: constructor }, run)`,
      { description: 'Adds.', inputSchema: object({ a: {}, b: text(), c: {}, d: {} }) },
      ['inputSchema.properties.a', 'inputSchema.properties.c', 'inputSchema.properties.d'],
    ],
    [
      'a function that makes a schema',
      `const paged = (shape) => ({ ...shape, limit: z.number().default(10) });\nserver.tool('add', 'Adds.', paged({ a: z.string() }), run);`,
      {
        description: 'Adds.',
        inputSchema: object({ a: text(), limit: { type: 'number', default: 10 } }, ['a']),
      },
      [],
    ],
    [
      'a map of tools by name',
      `${mcp}export const tools = { add: { description: 'Adds.', inputSchema: z.object({ a: z.string() }), handler: async () => {} } };`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a name beside its configuration',
      `${mcp}module.exports = { name: 'add', config: { description: 'Adds.', inputSchema: { a: z.string() } }, handler };`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a decorator',
      `${mcp}class Tools { @Tool({ name: 'add', description: 'Adds.', parameters: z.object({ a: z.string() }) }) async add() {} }`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a map of tools that are made by a function, and words that may be translated',
      `${mcp}const tools = (t) => ({ add: tool({ description: t('ADD', 'Adds.'), parameters: z.object({ a: z.string() }) }) });`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a name before the object, with parts of what the file exports',
      `${mcp}exports.Shared = z.object({ a: z.string() });\nexports.adding = tool('add', { description: 'Adds.', input: exports.Shared, handler: run });`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a tool named by its id',
      `${mcp}export const adding = createTool({ id: 'add', description: 'Adds.', inputSchema: z.object({ a: z.string() }), execute: run });`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'a file of xmcp',
      `import { type InferSchema } from 'xmcp';\nexport const schema = { a: z.string() };\nexport const metadata = { name: 'add', description: 'Adds.', annotations: { readOnlyHint: true } };\nexport default async function add({ a }) {}`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'TypeBox',
      `const tools = [{ name: 'add', description: 'Adds.', inputSchema: Type.Object({ a: Type.String(), n: Type.Optional(Type.Integer({ minimum: 1 })) }) }];`,
      { description: 'Adds.', inputSchema: object({ a: text(), n: { type: 'integer', minimum: 1 } }, ['a']) },
      [],
    ],
    [
      'names of an enum as the compiler writes it, behind require',
      `const zod_1 = require('zod');\nvar Names;\n(function (Names) {\n    Names["ADD"] = "add";\n})(Names || (exports.Names = Names = {}));\nserver.tool(Names.ADD, 'Adds.', { a: zod_1.z.string() }, run);`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'z.toJSONSchema, which requires what has a default unless the input is asked for',
      `const tools = [{ name: 'add', description: 'Adds.', inputSchema: z.toJSONSchema(z.object({ a: z.string().default('x') })) }];`,
      { description: 'Adds.', inputSchema: object({ a: { type: 'string', default: 'x' } }) },
      [],
    ],
    [
      'what cannot be told inside a schema is missing',
      `server.tool('add', 'Adds.', { a: z.object({ b: make() }), c: z.enum(CHOICES), d: z.array(make()), ...more, [key]: z.string() }, run)`,
      {
        description: 'Adds.',
        inputSchema: object({
          a: { type: 'object', properties: { b: {} }, required: ['b'] },
          c: text(),
          d: { type: 'array', items: {} },
        }),
      },
      [
        'inputSchema.properties.a.properties.b',
        'inputSchema.properties.c.enum',
        'inputSchema.properties.d.items',
        'inputSchema.properties....more',
        'inputSchema.properties....[key]',
      ],
    ],
    [
      'a schema that is composed with what cannot be told is missing a part',
      `const Full = z.object({ a: z.string() }).merge(other());\nserver.registerTool('add', { description: 'Adds.', inputSchema: Full.shape }, run)`,
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      ['inputSchema.properties....'],
    ],
    [
      'a name that is shadowed by a parameter, reassigned or changed later is not resolved',
      `const words = 'Outer.';\nlet limit = 5; limit = 6;\nfunction add(words) { const schema = { type: 'object', properties: { a: { type: 'string', maxLength: limit } } }; schema.required = names; return { name: 'add', description: words, inputSchema: schema }; }`,
      { description: undefined, inputSchema: { type: 'object', properties: { a: text() } } },
      ['description', 'inputSchema.properties.a.maxLength', 'inputSchema.required'],
    ],
    [
      'a list that grows in place is not read; a list with the same name elsewhere is',
      `function words() { const lines = ['Adds.']; lines.push(more()); return lines.join(' '); }\nfunction kinds() { const lines = ['x', 'y']; return lines; }\nserver.tool('add', words(), { a: z.enum(kinds()) }, run)`,
      { description: undefined, inputSchema: object({ a: { type: 'string', enum: ['x', 'y'] } }) },
      ['description'],
    ],
    [
      'a description that is made when it runs is missing, and nothing is invented',
      `server.tool('add', describe(locale), { a: z.string(), b: makeSchema() }, async () => {})`,
      { description: undefined, inputSchema: object({ a: text(), b: {} }) },
      ['description', 'inputSchema.properties.b'],
    ],
  ])('%s', async (_, source, expected, missing) => {
    expect(await found({ 'src/index.ts': source })).toEqual([{ name: 'add', missing, ...expected }]);
  });
});

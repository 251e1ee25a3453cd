// What belongs to the server's own types: the package of a name, methods and functions that name a tool or make its
// schema, and objects that the host hands in.
import { describe, expect, it } from 'vitest';
import { found } from './read.ts';

const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });
const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

describe('types of the same name', () => {
  const paged = (fields: string) => `type Page struct {\n ${fields}\n}\ntype Input struct {\n Page\n}\n`;
  const files = {
    'client/wiki/types.go': `package wiki\n${paged('Start int `json:"start,omitempty"`')}`,
    'client/issues/types.go': `package issues\n${paged('From int `json:"from"`')}`,
    'tools/tools.go':
      'package tools\n' +
      'func all() { mcp.AddTool(s, &mcp.Tool{Name: "list", Description: "Lists."}, listIssues)\n' +
      ' mcp.AddTool(s, &mcp.Tool{Name: "read", Description: "Reads."}, readWiki) }\n' +
      'func listIssues(ctx context.Context, req *mcp.CallToolRequest, in issues.Input) ' +
      '(*mcp.CallToolResult, any, error) { return nil, nil, nil }\n' +
      'func readWiki(ctx context.Context, req *mcp.CallToolRequest, in wiki.Input) ' +
      '(*mcp.CallToolResult, any, error) { return nil, nil, nil }',
  };

  it('Go: a type is that of its package, and so are the types that it embeds', async () => {
    expect(await found(files)).toMatchObject([
      { name: 'list', inputSchema: object({ from: { type: 'integer' } }), missing: [] },
      { name: 'read', inputSchema: object({ start: { type: 'integer' } }, []), missing: [] },
    ]);
  });

  it('Java: a record names the types beside it', async () => {
    const tools =
      'class Tools { @Tool(name = "add", description = "Adds.") int add(@ToolParam(description = "what") Order order) { return 1; } }';
    const files = {
      'a/Tools.java': `import org.springframework.ai.tool.annotation.Tool;\n${tools}`,
      'b/Item.java': 'record Item(String wrong) {}',
      'c/Item.java': 'record Item(String sku) {}',
      'c/Order.java': 'record Order(Item item) {}',
    };
    const [tool] = await found(files);
    expect(tool?.inputSchema).toMatchObject({
      properties: { order: { properties: { item: object({ sku: text() }) } } },
    });
  });
});

describe('a name that a method returns', () => {
  it('Go: a type per tool', async () => {
    const type = (name: string, words: string) =>
      `type ${name} struct{}\nfunc (t *${name}) Name() string { return "${name.toLowerCase()}" }\n` +
      `func (t *${name}) Description() string { return "${words}" }\n` +
      `func (t *${name}) InputSchema() mcp.InputSchema { return mcp.InputSchema{Type: "object", Properties: map[string]any{"a": map[string]any{"type": "string"}}, Required: []string{"a"}} }\n`;
    const source =
      `package tools\n${type('Add', 'Adds.')}${type('Cut', 'Cuts.')}type Plain struct{}\n` +
      `func (p Plain) Name() string { return "plain" }\n`;
    expect(await found({ 'tools.go': source })).toEqual([
      { name: 'add', description: 'Adds.', inputSchema: object({ a: text() }), missing: [] },
      { name: 'cut', description: 'Cuts.', inputSchema: object({ a: text() }), missing: [] },
    ]);
  });

  it('PHP, Laravel: methods instead of properties', async () => {
    const source =
      `<?php\nuse Laravel\\Mcp\\Server\\Tool;\nclass Add extends Tool {\n` +
      ` public function name(): string { return 'notes-add'; }\n` +
      ` public function description(): string { return 'Adds.'; }\n` +
      ` public function schema(JsonSchema $schema): array { return ['a' => $schema->string()->required()]; }\n` +
      `}`;
    expect(await found({ 'app/Add.php': source })).toEqual([
      { name: 'notes-add', description: 'Adds.', inputSchema: object({ a: text() }), missing: [] },
    ]);
  });

  it('PHP: no object of unknown class is asked for its name, if several classes have one', async () => {
    const tool = (name: string) => `<?php class ${name} { function name(): string { return '${name}'; } }`;
    const list =
      "<?php class Registry { function list() { return array_map(fn($tool) => ['name' => $tool->name(), 'description' => 'A tool.', 'inputSchema' => ['type' => 'object']], " +
      '$this->tools); } }';
    expect(await found({ 'a/A.php': tool('A'), 'b/B.php': tool('B'), 'Registry.php': list })).toEqual([]);
  });
});

describe('a schema that a function makes', () => {
  it('Kotlin: what the function is given is kept, and the schema is listed as not resolved', async () => {
    const source =
      'fun all() = listOf(describe(name = "add", description = "Adds.", inputSchema = schemaOf(required = setOf("a"), properties = mapOf("a" to mapOf("type" to "string")))))\n' +
      'fun schemaOf(required: Set<String>, properties: Map<String, Any>): Schema { val all = start(); return finish(all) }';
    expect(await found({ 'T.kt': source })).toEqual([
      { name: 'add', description: 'Adds.', inputSchema: object({ a: text() }), missing: ['inputSchema'] },
    ]);
  });

  it('Java: of a class, where the function says what is required', async () => {
    const source =
      'import io.modelcontextprotocol.spec.McpSchema;\nclass T { record Get(@Description("which one") String key) {} McpSchema.Tool tool() { return new McpSchema.Tool("get", "Gets.", schemaFrom(Get.class)); } }';
    expect(await found({ 'T.java': source })).toEqual([
      {
        name: 'get',
        description: 'Gets.',
        inputSchema: { type: 'object', properties: { key: text('which one') } },
        missing: ['inputSchema.required'],
      },
    ]);
  });

  it('Rust: of a type argument', async () => {
    const source =
      'use mcp::Tool;\n#[derive(JsonSchema)]\nstruct Args { key: String, #[serde(flatten)] rest: Page }\n' +
      '#[derive(JsonSchema)]\nstruct Page { at: Option<u32> }\n' +
      'fn all() -> Vec<Tool> { vec![Tool { name: "get".to_string(), description: "Gets.".to_string(), input_schema: Some(get_schema::<Args>()) }] }';
    expect(await found({ 'src/main.rs': source })).toEqual([
      {
        name: 'get',
        description: 'Gets.',
        inputSchema: object({ key: text(), at: { type: 'integer' } }, ['key']),
        missing: [],
      },
    ]);
  });

  it('C#: with the required names as arguments of a list', async () => {
    const source =
      'class Add : ITool { public Definition Definition => new() { Name = "add", Description = "Adds.", InputSchema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["a"] = new JsonObject { ["type"] = "string" } }, ["required"] = new JsonArray("a") } }; }';
    expect(await found({ 'Add.cs': source })).toEqual([
      { name: 'add', description: 'Adds.', inputSchema: object({ a: text() }), missing: [] },
    ]);
  });
});

describe('what the host hands in', () => {
  it('C#: a registered service is no parameter, and any other class is one', async () => {
    const tools =
      '[McpServerToolType] class Tools { [McpServerTool(Name = "add"), Description("Adds.")] static string Add(Store store, Files files, Point at, string a) => ""; } record Point(int X);';
    const host =
      'builder.Services.AddSingleton<Store>(); builder.Services.AddSingleton(Files.Open(args)); class Store {} class Files {}';
    expect(await found({ 'Tools.cs': tools, 'Program.cs': host })).toMatchObject([
      { inputSchema: { required: ['at', 'a'], properties: { at: object({ x: { type: 'integer' } }) } } },
    ]);
  });
});

it('Ruby, mcp-rb: tools in blocks', async () => {
  const source =
    `require 'mcp'\nname "notes"\ntool "add" do\n  description "Adds."\n` +
    `  argument :who, required: true, description: "whom" do\n` +
    `    argument :first, String, required: true\n  end\n  argument :tags, Array, items: String\n` +
    `  call { |args| args }\nend\n`;
  expect(await found({ 'server.rb': source, 'rake.rb': 'task "mcp" do\n  tool "x"\nend' })).toEqual([
    {
      name: 'add',
      description: 'Adds.',
      inputSchema: object(
        {
          who: { ...object({ first: text() }), description: 'whom' },
          tags: { type: 'array', items: text() },
        },
        ['who'],
      ),
      missing: [],
    },
  ]);
});

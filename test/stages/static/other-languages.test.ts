import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });
const whole = (description?: string) => ({ type: 'integer', ...(description ? { description } : {}) });

describe('other languages: each way to declare a tool', () => {
  it.each<[string, Record<string, string>, object, string[]]>([
    [
      'Go, mark3labs/mcp-go',
      {
        'main.go': `package main\nconst what = "Adds."\nfunc main() {\n tool := mcp.NewTool("add", mcp.WithDescription(what), mcp.WithNumber("a", mcp.Required(), mcp.Description("first"), mcp.Min(1)), mcp.WithString("mode", mcp.Enum("x", "y"), mcp.DefaultString("x")))\n}`,
      },
      {
        description: 'Adds.',
        inputSchema: object(
          {
            a: { type: 'number', minimum: 1, description: 'first' },
            mode: { type: 'string', enum: ['x', 'y'], default: 'x' },
          },
          ['a'],
        ),
      },
      [],
    ],
    [
      'Go, the official SDK, with the struct in another file',
      {
        'main.go':
          'package main\nfunc main() { mcp.AddTool(server, &mcp.Tool{Name: "add", Description: "Adds" + " things."}, Add) }\nfunc Add(ctx context.Context, req *mcp.CallToolRequest, args AddArgs) (*mcp.CallToolResult, any, error) { return nil, nil, nil }',
        'args.go':
          'package main\ntype AddArgs struct {\n Name string `json:"name" jsonschema:"the name"`\n Count *int `json:"count,omitempty"`\n Tags []string `json:"tags" jsonschema:"required,description=labels"`\n hidden string `json:"-"`\n}',
      },
      {
        description: 'Adds things.',
        inputSchema: object(
          {
            name: text('the name'),
            count: whole(),
            tags: { type: 'array', items: { type: 'string' }, description: 'labels' },
          },
          ['name', 'tags'],
        ),
      },
      [],
    ],
    [
      'Go, mark3labs/mcp-go with items, properties, words that may be translated, and what cannot be told',
      {
        'main.go': `package main\nfunc addTool(t T) (mcp.Tool, H) {\n return mcp.NewTool("add", mcp.WithDescription(t("ADD", "Adds.")), mcp.WithArray("a", mcp.Items(map[string]any{"type": "string", "enum": []string{"x", "y"}})), mcp.WithObject("b", mcp.Properties(map[string]interface{}{"c": map[string]any{"type": "integer"}, "d": other()})), mcp.WithString("e", mcp.Pattern("^e"), custom())), nil\n}`,
      },
      {
        description: 'Adds.',
        inputSchema: object(
          {
            a: { type: 'array', items: { type: 'string', enum: ['x', 'y'] } },
            b: { type: 'object', properties: { c: { type: 'integer' } } },
            e: { type: 'string', pattern: '^e' },
          },
          [],
        ),
      },
      ['inputSchema.properties.b.properties.d', 'inputSchema.properties.e (custom)'],
    ],
    [
      'Go, words that stand in a file of translations are missing',
      {
        'main.go':
          'package main\nvar tool = mcp.NewTool("add", mcp.WithDescription(i18n.T("tools.add.description")))',
      },
      { description: undefined, inputSchema: object({}) },
      ['description'],
    ],
    [
      'Go, a schema as text of JSON',
      {
        'main.go':
          'package main\nvar tool = mcp.NewToolWithRawSchema("add", "Adds.", json.RawMessage(`{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}`))',
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'Go, the official SDK with a schema that is written out',
      {
        'main.go':
          'package main\nfunc Add(t T) (mcp.Tool, mcp.ToolHandlerFor[map[string]any, any]) {\n return mcp.Tool{Name: "add", Description: t("ADD", "Adds."), InputSchema: &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{"a": {Type: "string", Enum: []any{"x", "y"}, Default: json.RawMessage(`"x"`)}, "n": {Type: "number", Minimum: jsonschema.Ptr(1.0)}}, Required: []string{"a"}}}, nil\n}',
      },
      {
        description: 'Adds.',
        inputSchema: object(
          { a: { type: 'string', enum: ['x', 'y'], default: 'x' }, n: { type: 'number', minimum: 1 } },
          ['a'],
        ),
      },
      [],
    ],
    [
      'Go, the official SDK with the arguments in the type of the handler, and a struct within a struct',
      {
        'main.go':
          'package main\ntype Paged struct {\n Limit int `json:"limit,omitempty" jsonschema:"how many"`\n}\ntype Args struct {\n Paged\n A string `json:"a"`\n}\nfunc Add() (*mcp.Tool, mcp.ToolHandlerFor[Args, any]) { return &mcp.Tool{Name: "add", Description: "Adds."}, handle }',
      },
      { description: 'Adds.', inputSchema: object({ limit: whole('how many'), a: text() }, ['a']) },
      [],
    ],
    [
      'Go, a variable that is added later',
      {
        'main.go':
          'package main\ntype Args struct { A string `json:"a"` }\nfunc handle(ctx context.Context, req *mcp.CallToolRequest, args Args) (*mcp.CallToolResult, any, error) { return nil, nil, nil }\nfunc main() {\n tool := &mcp.Tool{Name: "add", Description: "Adds."}\n mcp.AddTool(server, tool, handle)\n}',
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'Go, a function that takes name, words and handler',
      {
        'main.go':
          'package main\nimport mcp "github.com/metoro-io/mcp-golang"\ntype Args struct {\n A string `json:"a" jsonschema:"required,description=first"`\n}\nfunc main() { server.RegisterTool("add", "Adds.", func(args Args) (*mcp.ToolResponse, error) { return nil, nil }) }',
      },
      { description: 'Adds.', inputSchema: object({ a: text('first') }) },
      [],
    ],
    [
      'Rust, rmcp',
      {
        'src/lib.rs': `#[derive(Deserialize, JsonSchema)]\npub struct AddArgs {\n    #[schemars(description = "first")]\n    pub a: i32,\n    /// second\n    pub b: Option<String>,\n    pub mode: Mode,\n}\n#[serde(rename_all = "lowercase")]\npub enum Mode { Fast, Slow }\n#[tool_router]\nimpl Counter {\n    #[tool(description = "Adds \\"two\\".")]\n    async fn add(&self, Parameters(args): Parameters<AddArgs>) -> Result<CallToolResult, Error> { todo!() }\n}`,
      },
      {
        description: 'Adds "two".',
        inputSchema: object(
          { a: whole('first'), b: text('second'), mode: { type: 'string', enum: ['fast', 'slow'] } },
          ['a', 'mode'],
        ),
      },
      [],
    ],
    [
      'Rust, described by its comment',
      {
        'src/lib.rs':
          'impl Counter {\n    /// Adds one\n    /// to the counter.\n    #[tool]\n    fn add(&self) -> String { todo!() }\n    fn not_a_tool(&self) {}\n}',
      },
      { description: 'Adds one\nto the counter.', inputSchema: object({}, []) },
      [],
    ],
    [
      'C#, with an injected service and a cancellation token',
      {
        'Tools.cs': `[McpServerToolType]\npublic static class Tools {\n  [McpServerTool(Name = "add"), Description("Adds " +\n    "two.")]\n  public static async Task<int> AddAsync(IClock clock, [Description("first")] int a, string? b = null, string[] tags, CancellationToken ct = default) => a;\n}`,
      },
      {
        description: 'Adds two.',
        inputSchema: object(
          { a: whole('first'), b: text(), tags: { type: 'array', items: { type: 'string' } } },
          ['a', 'tags'],
        ),
      },
      [],
    ],
    [
      'C#, named by its method',
      {
        'Tools.cs':
          'public class T {\n  [McpServerTool]\n  [Description("Adds.")]\n  public string AddAsync(Widget w) => "";\n}',
      },
      { description: 'Adds.', inputSchema: object({ w: {} }) },
      ['inputSchema.properties.w'],
    ],
    [
      'Java, Spring AI',
      {
        'T.java':
          'class T {\n  @Tool(name = "add", description = "Adds " + "two.")\n  public int plus(@ToolParam(description = "first", required = false) int a, List<String> b, ToolContext context) { return a; }\n  public int other(int a) { return a; }\n}',
      },
      {
        description: 'Adds two.',
        inputSchema: object({ a: whole('first'), b: { type: 'array', items: { type: 'string' } } }, ['b']),
      },
      [],
    ],
    [
      'Java, a constant in an annotation',
      {
        'T.java':
          'class T {\n  static final String WHAT = "Adds.";\n  @McpTool(name = "add", description = WHAT)\n  public int plus(@McpToolParam(description = "first") int a) { return a; }\n}',
      },
      { description: 'Adds.', inputSchema: object({ a: whole('first') }) },
      [],
    ],
    [
      'Java, the builder of the SDK with a text block',
      {
        'T.java':
          'import io.modelcontextprotocol.spec.McpSchema;\nclass T {\n  static final String SCHEMA = """\n    {"type": "object",\n     "properties": {"a": {"type": "string"}}, "required": ["a"]}\n    """;\n  Object f() { return McpSchema.Tool.builder().name("add").description("Adds.").inputSchema(mapper, SCHEMA).build(); }\n}',
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'Java, the constructor of the SDK with a schema made elsewhere',
      {
        'T.java':
          'import io.modelcontextprotocol.spec.McpSchema;\nclass T { Object f() { return new McpSchema.Tool("add", "Adds.", schemaOf(Add.class)); } }',
      },
      { description: 'Adds.', inputSchema: object({}) },
      ['inputSchema'],
    ],
    [
      'Kotlin',
      {
        'T.kt':
          'fun main() {\n  server.addTool(\n    name = "add",\n    description = """\n      Adds "two".\n      Returns one.\n    """.trimIndent(),\n    inputSchema = Tool.Input(properties = buildJsonObject { putJsonObject("a") { put("type", "string"); put("description", "first") }; putJsonObject("m") { put("type", "string"); putJsonArray("enum") { add("x"); add("y") } } }, required = listOf("a")),\n  ) { request -> CallToolResult(listOf()) }\n}',
      },
      {
        description: 'Adds "two".\nReturns one.',
        inputSchema: object({ a: text('first'), m: { type: 'string', enum: ['x', 'y'] } }, ['a']),
      },
      [],
    ],
    [
      'Rust, names in the style of serde, fields that are lent, and the older form of parameters',
      {
        'src/lib.rs': `#[derive(Deserialize, JsonSchema)]\npub struct Paged { pub limit: Option<u32> }\n#[derive(Deserialize, JsonSchema)]\n#[serde(rename_all = "camelCase")]\npub struct AddArgs {\n    /// first\n    pub first_name: String,\n    #[serde(flatten)]\n    pub page: Paged,\n    #[serde(skip)]\n    pub hidden: String,\n}\nimpl S {\n    #[tool(description = "Adds.")]\n    fn add(&self, #[tool(aggr)] args: AddArgs) -> String { todo!() }\n}`,
      },
      {
        description: 'Adds.',
        inputSchema: object({ firstName: text('first'), limit: whole() }, ['firstName']),
      },
      [],
    ],
    [
      'Rust, a struct of rust-mcp-sdk',
      {
        'src/lib.rs': `#[mcp_tool(name = "add", description = "Adds.")]\n#[derive(Deserialize, JsonSchema)]\npub struct Add {\n    /// first\n    pub a: String,\n}`,
      },
      { description: 'Adds.', inputSchema: object({ a: text('first') }) },
      [],
    ],
    [
      'Rust, a value with a schema of json!',
      {
        'src/main.rs': `use rmcp::model::Tool;\nfn list() -> Vec<Tool> { vec![Tool { name: "add".into(), description: Some("Adds.".into()), input_schema: Arc::new(json!({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"],}).as_object().unwrap().clone()), annotations: None }] }`,
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'C#, constants, choices and records of other files',
      {
        'Tools.cs': `public class Tools {\n  [McpServerTool(Name = Names.Add), Description(Words.Adds)]\n  public string Add(Mode mode, Query query) => "";\n}`,
        'Words.cs': `public static class Names { public const string Add = "add"; }\npublic static class Words { public const string Adds = "Adds" + "."; }\npublic enum Mode { Fast, Slow }\npublic record Query([property: Description("what")] string Text, int? Limit = null);`,
      },
      {
        description: 'Adds.',
        inputSchema: object({
          mode: { type: 'string', enum: ['Fast', 'Slow'] },
          query: object({ text: text('what'), limit: whole() }, ['text']),
        }),
      },
      [],
    ],
    [
      'C#, a tool that a handler lists',
      {
        'Program.cs': `var tools = new List<Tool> { new Tool { Name = "add", Description = "Adds.", InputSchema = JsonSerializer.Deserialize<JsonElement>("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""") } };`,
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'Java, Quarkus, with records and choices of other files',
      {
        'T.java': `import io.quarkiverse.mcp.server.Tool;\nclass T {\n  @Tool(description = Words.ADDS)\n  String add(@ToolArg(description = "how", defaultValue = "FAST") Mode mode, Query query, McpLog log) { return ""; }\n}`,
        'Query.java': `record Query(@JsonPropertyDescription("what") String text, @Nullable Integer limit) {}\nenum Mode { FAST, SLOW }\nclass Words { static final String ADDS = "Adds."; }`,
      },
      {
        description: 'Adds.',
        inputSchema: object(
          {
            mode: { type: 'string', enum: ['FAST', 'SLOW'], description: 'how' },
            query: object({ text: text('what'), limit: whole() }, ['text']),
          },
          ['query'],
        ),
      },
      [],
    ],
    [
      'Java, a schema that is made of maps',
      {
        'T.java': `import io.modelcontextprotocol.spec.McpSchema;\nclass T { Object f() { return new McpSchema.Tool("add", "Adds.", new McpSchema.JsonSchema("object", Map.of("a", Map.of("type", "string"), "b", Map.of("type", "integer", "maximum", limit())), List.of("a"), null, null, null)); } }`,
      },
      { description: 'Adds.', inputSchema: object({ a: text(), b: whole() }, ['a']) },
      ['inputSchema.properties.b.maximum'],
    ],
    [
      'Kotlin, annotations',
      {
        'T.kt': `const val ADDS = "Adds."\nenum class Mode { FAST, SLOW }\nclass T {\n  @McpTool(name = "add", description = ADDS)\n  fun plus(@McpToolParam(description = "first") a: Int, mode: Mode = Mode.FAST, tags: List<String>?, context: ToolContext): String { return "" }\n}`,
      },
      {
        description: 'Adds.',
        inputSchema: object(
          {
            a: whole('first'),
            mode: { type: 'string', enum: ['FAST', 'SLOW'] },
            tags: { type: 'array', items: { type: 'string' } },
          },
          ['a'],
        ),
      },
      [],
    ],
    [
      'Kotlin, a tool that is made and added later',
      {
        'T.kt': `import io.modelcontextprotocol.kotlin.sdk.Tool\nval tool = Tool(name = "add", description = "Adds.", inputSchema = ToolSchema(properties = buildJsonObject { putJsonObject("a") { put("type", "string") } }, required = listOf("a")))\nfun main() { server.addTool(tool) { handle(it) } }`,
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
      [],
    ],
    [
      'Ruby, a class of the SDK',
      {
        'lib/add.rb': `MODES = %w[x y].freeze\nclass Add < MCP::Tool\n  description "Adds " \\\n    "things."\n  input_schema(\n    properties: { a: { type: "string", description: "first" }, m: { type: "string", enum: MODES }, z: { type: kind } },\n    required: ["a"]\n  )\n  def self.call(a:, server_context:); end\nend\n`,
      },
      {
        description: 'Adds things.',
        inputSchema: object({ a: text('first'), m: { type: 'string', enum: ['x', 'y'] }, z: {} }, ['a']),
      },
      ['inputSchema.properties.z.type'],
    ],
    [
      'Ruby, a tool that is defined, with its words below',
      {
        'server.rb': `tool = MCP::Tool.define(name: "add", description: <<~WORDS, input_schema: { type: "object", properties: { "a" => { type: "string" } } }) do |args|\n  Adds\n    things.\nWORDS\nend\n`,
      },
      { description: 'Adds\n  things.', inputSchema: object({ a: text() }, []) },
      [],
    ],
    [
      'Ruby, fast-mcp',
      {
        'app/tools/add.rb': `class AddTool < FastMcp::Tool\n  tool_name 'add'\n  description 'Adds.'\n  arguments do\n    required(:a).filled(:integer, gteq?: 1).description('first')\n    optional(:tags).array(:string).description('labels')\n  end\n  def call(a:, tags: []); end\nend\n`,
      },
      {
        description: 'Adds.',
        inputSchema: object(
          {
            a: { type: 'integer', minimum: 1, description: 'first' },
            tags: { type: 'array', items: { type: 'string' }, description: 'labels' },
          },
          ['a'],
        ),
      },
      [],
    ],
    [
      'PHP, an attribute, with the words of the comment',
      {
        'src/Calc.php': `<?php\nuse Mcp\\Capability\\Attribute\\McpTool;\nenum Mode: string { case Fast = 'fast'; case Slow = 'slow'; }\nclass Calc {\n    const NAME = 'add';\n    /**\n     * Adds things.\n     *\n     * @param int $a first\n     * @return int\n     */\n    #[McpTool(name: self::NAME)]\n    public function plus(int $a, ?string $note = null, #[Schema(description: 'how', maxLength: 9)] string $how = 'x', Mode $mode, RequestContext $context): int { return 1; }\n}`,
      },
      {
        description: 'Adds things.',
        inputSchema: object(
          {
            a: whole('first'),
            note: { type: ['string', 'null'], default: null },
            how: { type: 'string', description: 'how', maxLength: 9, default: 'x' },
            mode: { type: 'string', enum: ['fast', 'slow'] },
          },
          ['a', 'mode'],
        ),
      },
      [],
    ],
    [
      'PHP, Laravel',
      {
        'app/Mcp/Tools/Add.php': `<?php\nuse Laravel\\Mcp\\Server\\Tool;\nclass Add extends Tool {\n    protected string $description = <<<'WORDS'\n        Adds\n        things.\n    WORDS;\n    public function schema(JsonSchema $schema): array {\n        return ['a' => $schema->string()->description('first')->enum(['x', 'y'])->required(), 'n' => $schema->integer()->min(1)->default($limit)];\n    }\n}`,
      },
      {
        description: 'Adds\nthings.',
        inputSchema: object(
          {
            a: { type: 'string', enum: ['x', 'y'], description: 'first' },
            n: { type: 'integer', minimum: 1 },
          },
          ['a'],
        ),
      },
      ['inputSchema.properties.n.default'],
    ],
  ])('%s', async (_, files, expected, missing) => {
    expect(await found(files)).toEqual([{ name: 'add', missing, ...expected }]);
  });

  it('means the type, the function and the constant that stand nearest, where several have one name', async () => {
    const go = (name: string, field: string): string =>
      `package ${name}\nconst toolName = "go_${name}"\ntype Input struct { ${field} string \`json:"${field}"\` }\nfunc handle(ctx context.Context, req *mcp.CallToolRequest, args Input) (*mcp.CallToolResult, any, error) { return nil, nil, nil }\nfunc Add() { mcp.AddTool(server, &mcp.Tool{Name: toolName, Description: "Works."}, handle) }`;
    const rust = (name: string, field: string): string =>
      `#[derive(JsonSchema)]\npub struct Input { pub ${field}: String }\nimpl T {\n #[tool(description = "Works.")]\n fn rust_${name}(&self, Parameters(input): Parameters<Input>) -> String { todo!() }\n}`;
    const java = (name: string, field: string): string =>
      `class T {\n record Input(String ${field}) {}\n @Tool(description = "Works.") String java_${name}(Input input) { return ""; }\n}`;
    const { tools } = await read(
      Object.fromEntries(
        ['one', 'two', 'three'].flatMap((name) => [
          [`${name}/main.go`, go(name, `${name}Go`)],
          [`${name}/lib.rs`, rust(name, `${name}_rust`)],
          [`${name}/T.java`, java(name, `${name}Java`)],
        ]),
      ),
    );
    const found = Object.fromEntries(
      tools.map(({ name, inputSchema }) => [name, JSON.stringify(inputSchema)]),
    );
    expect(Object.keys(found)).toHaveLength(9);
    for (const name of ['one', 'two', 'three']) {
      expect(found[`go_${name}`]).toContain(`${name}Go`);
      expect(found[`rust_${name}`]).toContain(`${name}_rust`);
      expect(found[`java_${name}`]).toContain(`${name}Java`);
    }
  });

  it('leaves alone tests of these languages, and what is commented out', async () => {
    const { tools } = await read({
      'main_test.go': 'package main\nvar t = mcp.NewTool("tested")',
      'main.go':
        'package main\n// var t = mcp.NewTool("old")\nvar t = mcp.NewTool("new", mcp.WithDescription("New."))\nvar u = mcp.NewTool(name())',
      'src/test/java/T.java': 'class T { @Tool(description = "x") int tested() { return 1; } }',
    });
    expect(tools.map(({ name }) => name)).toEqual(['new']);
  });
});

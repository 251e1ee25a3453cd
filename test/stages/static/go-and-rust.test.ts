// Tools read from source in Go and Rust.
import { describe, expect, it } from 'vitest';
import { found } from './read.ts';

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });
const whole = (description?: string) => ({ type: 'integer', ...(description ? { description } : {}) });

describe('Go, Rust: each way to declare a tool', () => {
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
      'Go, mark3labs/mcp-go with items, properties, texts that may be translated, and unresolved parts',
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
      'Go, a description in a file of translations is missing',
      {
        'main.go':
          'package main\nvar tool = mcp.NewTool("add", mcp.WithDescription(i18n.T("tools.add.description")))',
      },
      { description: undefined, inputSchema: object({}) },
      ['description'],
    ],
    [
      'Go, a schema as JSON text',
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
      'Go, a function that takes name, description and handler',
      {
        'main.go':
          'package main\nimport mcp "github.com/metoro-io/mcp-golang"\ntype Args struct {\n A string `json:"a" jsonschema:"required,description=first"`\n}\nfunc main() { server.RegisterTool("add", "Adds.", func(args Args) (*mcp.ToolResponse, error) { return nil, nil }) }',
      },
      { description: 'Adds.', inputSchema: object({ a: text('first') }) },
      [],
    ],
    [
      'Go, a struct of the server that holds a tool, in a list without types',
      {
        'main.go':
          'package main\nfunc tools() []api.ServerTool { return []api.ServerTool{{Tool: api.Tool{Name: prefix() + "d", Description: fmt.Sprintf("Adds %s to %d things.", kind(), 2), InputSchema: &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}}}, Handler: handle}} }\nfunc prefix() string { return "ad" }',
      },
      { description: 'Adds … to 2 things.', inputSchema: object({}) },
      ['description'],
    ],
    [
      'Go, a schema in a variable, with what options add to it',
      {
        'main.go':
          'package main\nfunc add() mcp.Tool {\n schema := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{"a": {Type: "string"}}, Required: []string{"a"}}\n WithPage(schema)\n schema.Required = append(schema.Required, "page")\n if isLarge() {\n  schema.Properties["b"] = &jsonschema.Schema{Type: "string"}\n }\n return mcp.Tool{Name: "add", Description: "Adds.", InputSchema: schema}\n}',
        'page.go':
          'package main\nfunc WithPage(target *jsonschema.Schema) { target.Properties["page"] = &jsonschema.Schema{Type: "integer"} }',
      },
      { description: 'Adds.', inputSchema: object({ a: text(), page: whole() }) },
      ['inputSchema.properties'],
    ],
    [
      'Go, a schema as a map that is marshalled',
      {
        'main.go':
          'package main\nfunc add() mcp.Tool {\n schema := map[string]any{"type": "object", "properties": map[string]any{"a": map[string]string{"type": "string"}}}\n raw, err := json.Marshal(schema)\n return mcp.Tool{Name: "add", Description: "Adds.", InputSchema: json.RawMessage(raw)}\n}',
      },
      { description: 'Adds.', inputSchema: object({ a: text() }, []) },
      [],
    ],
    [
      'Go, a helper that takes the name, called through another one',
      {
        'main.go':
          'package main\nfunc register() { reading("add", "Adds.", handle) }\nfunc reading(name, what string, h Handler) { tool(name, what, true, h) }',
        'other.go':
          'package main\nfunc tool(name string, description string, isReading bool, h Handler) {\n mcp.AddTool(server, &mcp.Tool{Name: name, Description: description}, h)\n}\ntype Size int\ntype Args struct { A Size `json:"a" jsonschema:"first"` }\nfunc handle(ctx context.Context, req *mcp.CallToolRequest, args Args) (*mcp.CallToolResult, any, error) { return nil, nil, nil }',
      },
      { description: 'Adds.', inputSchema: object({ a: whole('first') }) },
      [],
    ],
    [
      'Go, only what a tag says is required for libraries that ask for it',
      {
        'main.go':
          'package main\nvar tool = MustTool("add", "Adds.", add)\ntype Args struct {\n A string `json:"a" jsonschema:"required,description=first"`\n B string `json:"b" jsonschema:"description=second"`\n}\nfunc add(ctx context.Context, args Args) (string, error) { return "", nil }',
      },
      { description: 'Adds.', inputSchema: object({ a: text('first'), b: text('second') }, ['a']) },
      [],
    ],
    [
      'Go, a function that makes the handler, and a default as bytes',
      {
        'main.go':
          'package main\nfunc main() { mcp.AddTool(server, &mcp.Tool{Name: "add", Description: "Adds."}, logged(handlerOf(client))) }',
        'handler.go':
          'package main\ntype Args struct { A string `json:"a"` }\nfunc logged(next any) any { return next }\nfunc handlerOf(client *Client) mcp.ToolHandlerFor[Args, any] {\n return func(ctx context.Context, _ *mcp.CallToolRequest, in Args) (*mcp.CallToolResult, any, error) { return nil, nil, nil }\n}',
      },
      { description: 'Adds.', inputSchema: object({ a: text() }) },
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
      'Rust, described by a doc comment',
      {
        'src/lib.rs':
          'impl Counter {\n    /// Adds one\n    /// to the counter.\n    #[tool]\n    fn add(&self) -> String { todo!() }\n    fn not_a_tool(&self) {}\n}',
      },
      { description: 'Adds one\nto the counter.', inputSchema: object({}, []) },
      [],
    ],
    [
      'Rust, names in a style of serde, flattened fields, and the older syntax of parameters',
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
      'Rust, a description of several parts, with constants',
      {
        'src/lib.rs': `const UNIT: &str = "meters";\nimpl Counter {\n    #[tool(description = concat!("Adds ", "lengths. ", "In ", UNIT, "."))]\n    fn add(&self) -> String { todo!() }\n}`,
      },
      { description: 'Adds lengths. In meters.', inputSchema: object({}) },
      [],
    ],
    [
      'Rust, tools that a server lists itself',
      {
        'src/main.rs': `const MODE: &str = "mode";\nfn list() -> Value { json!({ "tools": [{ "name": "add", "description": format!("Adds to {}.", target()), "inputSchema": { "type": "object", "properties": { "a": { "type": "integer", "minimum": -1 }, MODE: { "type": "string" } }, "required": ["a"] } }] }) }`,
      },
      {
        description: 'Adds to ….',
        inputSchema: object({ a: { type: 'integer', minimum: -1 }, mode: text() }, ['a']),
      },
      ['description'],
    ],
    [
      'Rust, a type per tool',
      {
        'src/add.rs': `impl Tool for Add {\n    fn name(&self) -> &str { "add" }\n    fn description(&self) -> String { "Adds.".to_string() }\n    fn input_schema(&self) -> Value { let mut properties = Map::new(); properties.insert("a".to_string(), json!({ "type": "string" })); json!({ "type": "object", "properties": properties }) }\n}`,
      },
      { description: 'Adds.', inputSchema: object({ a: text() }, []) },
      [],
    ],
  ])('%s', async (_, files, expected, missing) => {
    expect(await found(files)).toEqual([{ name: 'add', missing, ...expected }]);
  });
});

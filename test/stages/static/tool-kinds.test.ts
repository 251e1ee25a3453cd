// Tools that a server declares in a form of its own, in languages other than TypeScript and Python: traits, registries
// by name, and functions that take the type of the arguments.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });
const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

describe('Rust, a type per tool', () => {
  const args =
    '#[derive(Deserialize, JsonSchema)]\npub struct AddArgs {\n /// What to add.\n pub r#type: String,\n pub note: Option<String>,\n}\n';
  const schema = object({ type: text('What to add.'), note: text() }, ['type']);

  it('has its name and words as constants of a trait', async () => {
    const source =
      `${args}pub struct Add;\nimpl ServerTool for Add {\n const NAME: &'static str = "add";\n` +
      ' const DESCRIPTION: &\'static str = "Adds.";\n type Input = AddArgs;\n type Output = Added;\n}\n' +
      `impl Greeter for Add { const NAME: &'static str = "hello"; }`;
    expect(await found({ 'src/add.rs': source })).toEqual([
      { name: 'add', description: 'Adds.', inputSchema: schema, missing: [] },
    ]);
  });

  it('has them as functions of a trait', async () => {
    const source =
      `${args}impl ToolBase for Add {\n type Parameter = AddArgs;\n type Output = Added;\n` +
      ' fn name() -> Cow<\'static, str> { "add".into() }\n' +
      ' fn description() -> Option<Cow<\'static, str>> { Some("Adds.".into()) }\n}';
    expect(await found({ 'src/add.rs': source })).toEqual([
      { name: 'add', description: 'Adds.', inputSchema: schema, missing: [] },
    ]);
  });

  it('is listed as not resolved where the type of its arguments is not in the repository', async () => {
    const source =
      'impl ServerTool for Add { const NAME: &\'static str = "add"; const DESCRIPTION: &\'static str = "Adds."; type Args = foreign::Args; }';
    expect(await found({ 'src/add.rs': source })).toMatchObject([{ name: 'add', missing: ['inputSchema'] }]);
  });

  it('declares nothing by a trait without arguments, or in a test', async () => {
    const source =
      'impl Plugin for Add { const NAME: &\'static str = "add"; const DESCRIPTION: &\'static str = "A plugin."; type Output = Added; }\n' +
      `${args}#[cfg(test)]\nmod tests { impl ServerTool for Fake { const NAME: &'static str = "fake"; const DESCRIPTION: &'static str = "Fakes."; type Input = AddArgs; } }`;
    expect((await read({ 'src/add.rs': source })).tools).toEqual([]);
  });
});

describe('Rust, an enum of operations as the arguments', () => {
  const tool =
    '#[derive(JsonSchema)]\nstruct Page { at: u32 }\n' +
    'impl T { #[tool(description = "Works on notes.")] fn notes(&self, Parameters(op): Parameters<NoteOp>) -> String { todo!() } }\n';
  const variants =
    'enum NoteOp {\n /// Lists them.\n List(Page),\n AddOne { title: String },\n #[serde(rename = "wipe")] Clear,\n}';

  it('is one object for each, which its tag names', async () => {
    const source = `${tool}#[derive(JsonSchema)]\n#[serde(tag = "action", rename_all = "snake_case")]\n${variants}`;
    const [notes] = await found({ 'src/main.rs': source });
    const tagged = (name: string, properties: object = {}) =>
      object({ action: { type: 'string', const: name }, ...properties });
    expect(notes).toMatchObject({ name: 'notes', missing: [] });
    expect(notes?.inputSchema).toEqual({
      type: 'object',
      oneOf: [
        { ...tagged('list', { at: { type: 'integer' } }), description: 'Lists them.' },
        tagged('add_one', { title: text() }),
        tagged('wipe'),
      ],
    });
  });

  it('stays not resolved without a tag', async () => {
    const source = `${tool}#[derive(JsonSchema)]\n${variants}`;
    expect(await found({ 'src/main.rs': source })).toMatchObject([
      { name: 'notes', missing: ['inputSchema'] },
    ]);
  });
});

it('Go: a name that a variable of the registering function makes of a parameter, over packages', async () => {
  const files = {
    'notes/notes.go':
      'package notes\ntype In struct { ID string `json:"id"` }\n' +
      'func Register(server *mcp.Server, kind string, more ...Icon) {\n prefix := kind\n' +
      ' mcp.AddTool(server, &mcp.Tool{Name: fmt.Sprintf("read_%s_notes", prefix), Description: "Reads."}, handle)\n}\n' +
      'func handle(ctx context.Context, req *mcp.CallToolRequest, in In) (*mcp.CallToolResult, any, error) { return nil, nil, nil }',
    'a/a.go': 'package a\nfunc Register(server *mcp.Server) { notes.Register(server, "sheet", icons) }',
    'b/b.go': 'package b\nfunc All() { notes.Register(server, "page") }',
  };
  const tool = (name: string) => ({
    name,
    description: 'Reads.',
    inputSchema: object({ id: text() }),
    missing: [],
  });
  expect(await found(files)).toEqual([tool('read_sheet_notes'), tool('read_page_notes')]);
});

describe('C#, comments in XML', () => {
  const source = (modifiers: string) =>
    '[McpServerToolType]\npublic partial class Tools {\n  /// <summary>\n  /// Adds <see cref="Note"/>notes &amp;\n  /// lists.\n  /// </summary>\n' +
    '  /// <remarks>Once.</remarks>\n  /// <param name="title">the title</param>\n  /// <param name="body">its text</param>\n' +
    `  [McpServerTool(Name = "add")]\n  public ${modifiers} string Add(string title, [Description("what it says")] string body, string? tag = null) => "";\n}`;

  it('are the words of a partial method', async () => {
    const properties = { title: text('the title'), body: text('what it says'), tag: text() };
    expect(await found({ 'Tools.cs': source('static partial') })).toEqual([
      {
        name: 'add',
        description: 'Adds notes & lists.\nOnce.',
        inputSchema: object(properties, ['title', 'body']),
        missing: [],
      },
    ]);
  });

  it('are those of nobody else', async () => {
    const [tool] = await found({ 'Tools.cs': source('static') });
    expect(tool?.description).toBeUndefined();
    expect(tool?.inputSchema).toMatchObject({ properties: { title: text() } });
  });
});

describe('Kotlin', () => {
  const args = '@Serializable data class AddArgs(val title: String, val tags: List<String> = emptyList())\n';
  const schema = object({ title: text(), tags: { type: 'array', items: text() } }, ['title']);

  it('a function of the server takes the type of the arguments', async () => {
    const source =
      `${args}fun all(tools: Tools) {\n tools.mcpTool<AddArgs>(name = "add", description = "Adds.") { input -> run(input) }\n` +
      ' tools.addTool<AddArgs>("cut", "Cuts.") { run(it) }\n list<AddArgs>(name = "no", description = "No tool.")\n}';
    expect(await found({ 'T.kt': source })).toEqual([
      { name: 'add', description: 'Adds.', inputSchema: schema, missing: [] },
      { name: 'cut', description: 'Cuts.', inputSchema: schema, missing: [] },
    ]);
  });

  it.each([
    'for (each in fields) { put(each, text) }',
    'fields.forEach { (name, schema) -> put(name, schema) }',
    'commonFields()',
  ])('members that are not resolved: %s', async (statement) => {
    const source = `fun all(server: Server) { server.addTool(name = "add", description = "Adds.", inputSchema = Tool.Input(properties = buildJsonObject { ${statement} })) { run(it) } }`;
    const [tool] = await found({ 'T.kt': source });
    expect(tool).toMatchObject({ name: 'add', inputSchema: { properties: {} } });
    expect(tool?.missing).toEqual([expect.stringMatching(/^inputSchema\.properties\./)]);
  });
});

describe('a registry of records by name', () => {
  it('Ruby: the key is the name, also where it is a parameter', async () => {
    const files = {
      'server.rb':
        'class Server\n  def add_tool(name, description, input_schema, handler)\n' +
        '    @tools[name] = { handler: handler, description: description, input_schema: input_schema }\n  end\nend\n',
      'main.rb':
        "server.add_tool('list', 'Lists.', { type: 'object', properties: { owner: { type: 'string' } }, required: ['owner'] }, Lister.new)",
    };
    expect(await found(files)).toEqual([
      { name: 'list', description: 'Lists.', inputSchema: object({ owner: text() }), missing: [] },
    ]);
  });

  it('Go: in a map that is filled one by one', async () => {
    const source =
      'package main\nfunc all() {\n tools["add"] = Tool{Description: "Adds.", InputSchema: map[string]any{"type": "object", "properties": map[string]any{"a": map[string]any{"type": "string"}}}}\n}';
    expect(await found({ 'main.go': source })).toMatchObject([
      { name: 'add', inputSchema: object({ a: text() }, []) },
    ]);
  });
});

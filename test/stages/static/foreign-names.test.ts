// Parameters that are named like members of Object.prototype are parameters like any other, in every
// language. A lookup in a plain object would find the prototype's member instead.
import { describe, expect, it } from 'vitest';
import { propertiesOf, requiredOf } from '../../../pipeline/json/json-schema.ts';
import { readTools } from '../../../stages/harvest/static/read-project.ts';

const prototypeNames = ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', 'isPrototypeOf'];

const join = (names: readonly string[], write: (name: string) => string, separator = ', '): string =>
  names.map(write).join(separator);
const capital = (name: string): string => `F${name}`;

interface Sample {
  readonly title: string;
  readonly path: string;
  source(names: readonly string[]): string;
}

const server = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n";
const zodMembers = (names: readonly string[]): string => join(names, (name) => `['${name}']: z.string()`);
const jsonMembers = (names: readonly string[]): string =>
  join(names, (name) => `"${name}": {"type": "string"}`);
const jsonNames = (names: readonly string[]): string => join(names, (name) => `"${name}"`);
const schemaText = (names: readonly string[]): string =>
  `{"type": "object", "properties": {${jsonMembers(names)}}, "required": [${jsonNames(names)}]}`;

const samples: readonly Sample[] = [
  {
    title: 'TypeScript, a shape of zod schemas',
    path: 'server.ts',
    source: (names) => `${server}server.tool('add', 'Adds.', { ${zodMembers(names)} }, run);`,
  },
  {
    title: 'TypeScript, a zod object that was extended, picked and spread',
    path: 'server.ts',
    source: (names) =>
      `${server}const base = z.object({ ${zodMembers(names)}, other: z.string() });
const picked = base.pick({ ${join(names, (name) => `['${name}']: true`)} });
const extended = picked.extend({ last: z.string() }).omit({ last: true });
server.registerTool('add', { description: 'Adds.', inputSchema: { ...extended.shape } }, run);`,
  },
  {
    title: 'TypeScript, a zod object that was extended by other names',
    path: 'server.ts',
    source: (names) =>
      `${server}const first = z.object({ ${zodMembers(names.slice(0, 1))} });
const all = first.extend({ ${zodMembers(names.slice(1))} });
server.registerTool('add', { description: 'Adds.', inputSchema: all }, run);`,
  },
  {
    title: 'TypeScript, JSON Schema with members spread and copied',
    path: 'server.ts',
    source: (names) =>
      `${server}const some = { ${join(names, (name) => `['${name}']: { type: 'string' }`)} };
const properties = Object.assign({}, { ...some });
export const tools = [{ name: 'add', description: 'Adds.', inputSchema: { type: 'object', properties, required: Object.keys(some) } }];`,
  },
  {
    title: 'TypeScript, TypeBox',
    path: 'server.ts',
    source: (names) =>
      `${server}export const tools = [{ name: 'add', description: 'Adds.', inputSchema: Type.Object({ ${join(names, (name) => `['${name}']: Type.String()`)} }) }];`,
  },
  {
    title: 'TypeScript, a class whose schema is a table of zod schemas',
    path: 'server.ts',
    source: (names) =>
      `${server}class Add extends MCPTool { name = 'add'; description = 'Adds.'; schema = { ${join(names, (name) => `['${name}']: { type: z.string(), description: 'A word.' }`)} }; }`,
  },
  {
    title: 'Python, type hints',
    path: 'server.py',
    source: (names) => `@mcp.tool()\ndef add(${join(names, (name) => `${name}: str`)}):\n    """Adds."""\n`,
  },
  {
    title: 'Python, a Pydantic model',
    path: 'server.py',
    source: (names) =>
      `class Base(BaseModel):\n${join(names.slice(0, 3), (name) => `    ${name}: str`, '\n')}\nclass Input(Base):\n${join(names.slice(3), (name) => `    ${name}: str`, '\n')}\ntool = types.Tool(name="add", description="Adds.", inputSchema=Input.model_json_schema())`,
  },
  {
    title: 'Python, a dictionary that is spread',
    path: 'server.py',
    source: (names) =>
      `some = {${jsonMembers(names)}}\ntool = types.Tool(name="add", description="Adds.", inputSchema={"type": "object", "properties": {**some}, "required": [${jsonNames(names)}]})`,
  },
  {
    title: 'Go, options',
    path: 'main.go',
    source: (names) =>
      `package main\nvar t = mcp.NewTool("add", mcp.WithDescription("Adds."), ${join(names, (name) => `mcp.WithString("${name}", mcp.Required())`)})`,
  },
  {
    title: 'Go, a struct',
    path: 'main.go',
    source: (names) =>
      `package main\ntype Input struct {\n${join(names, (name) => `${capital(name)} string \`json:"${name}"\``, '\n')}\n}\nfunc handle(ctx context.Context, req *mcp.CallToolRequest, args Input) (*mcp.CallToolResult, any, error) { return nil, nil, nil }\nfunc main() { mcp.AddTool(server, &mcp.Tool{Name: "add", Description: "Adds."}, handle) }`,
  },
  {
    title: 'Go, a schema that is written out',
    path: 'main.go',
    source: (names) =>
      `package main\nvar t = &mcp.Tool{Name: "add", Description: "Adds.", InputSchema: map[string]any{"type": "object", "properties": map[string]any{${join(names, (name) => `"${name}": map[string]any{"type": "string"}`)}}, "required": []string{${jsonNames(names)}}}}`,
  },
  {
    title: 'Go, JSON in a text',
    path: 'main.go',
    source: (names) =>
      `package main\nvar t = mcp.NewToolWithRawSchema("add", "Adds.", json.RawMessage(\`${schemaText(names)}\`))`,
  },
  {
    title: 'Rust, a struct',
    path: 'lib.rs',
    source: (names) =>
      `#[derive(JsonSchema)]\npub struct Input { ${join(names, (name) => `pub ${name}: String`)} }\nimpl T {\n #[tool(description = "Adds.")]\n fn add(&self, Parameters(input): Parameters<Input>) -> String { todo!() }\n}`,
  },
  {
    title: 'Rust, json!',
    path: 'lib.rs',
    source: (names) =>
      `use rmcp::Tool;\nfn t() -> Tool { Tool::new("add", "Adds.", json!(${schemaText(names)})) }`,
  },
  {
    title: 'C#, a method',
    path: 'T.cs',
    source: (names) =>
      `class T { [McpServerTool(Name = "add"), Description("Adds.")] public static int Add(${join(names, (name) => `string ${name}`)}) => 1; }`,
  },
  {
    title: 'C#, JSON in a text',
    path: 'T.cs',
    source: (names) =>
      `class T { object t = new Tool { Name = "add", Description = "Adds.", InputSchema = JsonSerializer.Deserialize<JsonElement>("""${schemaText(names)}""") }; }`,
  },
  {
    title: 'Java, a method',
    path: 'T.java',
    source: (names) =>
      `class T { @Tool(description = "Adds.") int add(${join(names, (name) => `String ${name}`)}) { return 1; } }`,
  },
  {
    title: 'Java, maps',
    path: 'T.java',
    source: (names) =>
      `import io.modelcontextprotocol.spec.McpSchema;\nclass T { Object t = new McpSchema.Tool("add", "Adds.", new McpSchema.JsonSchema("object", Map.ofEntries(${join(names, (name) => `Map.entry("${name}", Map.of("type", "string"))`)}), List.of(${jsonNames(names)}), false)); }`,
  },
  {
    title: 'Kotlin, a function',
    path: 'T.kt',
    source: (names) =>
      `class T { @Tool(description = "Adds.") fun add(${join(names, (name) => `${name}: String`)}): Int = 1 }`,
  },
  {
    title: 'Kotlin, addTool',
    path: 'T.kt',
    source: (names) =>
      `import io.modelcontextprotocol.kotlin.sdk.Tool\nfun main() { server.addTool(name = "add", description = "Adds.", inputSchema = Tool.Input(properties = buildJsonObject { ${join(names, (name) => `putJsonObject("${name}") { put("type", "string") }`, '; ')} }, required = listOf(${jsonNames(names)}))) { it } }`,
  },
  {
    title: 'Ruby, the SDK',
    path: 'add.rb',
    source: (names) =>
      `class Add < MCP::Tool\n  description "Adds."\n  input_schema(properties: { ${join(names, (name) => `${name}: { type: "string" }`)} }, required: [${jsonNames(names)}])\nend`,
  },
  {
    title: 'Ruby, fast-mcp',
    path: 'add.rb',
    source: (names) =>
      `class Add < FastMcp::Tool\n  description "Adds."\n  arguments do\n${join(names, (name) => `    required(:${name}).filled(:string)`, '\n')}\n  end\nend`,
  },
  {
    title: 'PHP, a method',
    path: 'T.php',
    source: (names) =>
      `<?php class T { /** Adds. */ #[McpTool(name: 'add')] public function add(${join(names, (name) => `string $${name}`)}): int { return 1; } }`,
  },
  {
    title: 'a JSON manifest',
    path: 'tools.json',
    source: (names) =>
      `{"tools": [{"name": "add", "description": "Adds.", "inputSchema": ${schemaText(names)}}]}`,
  },
];

describe.each(samples)('$title', ({ path, source }) => {
  it.each([[prototypeNames], ...prototypeNames.map((name) => [[name]])])(
    'keeps the parameters %j',
    async (names) => {
      const { tools } = await readTools(new Map([[path, source(names)]]));
      expect(tools).toHaveLength(1);
      const [{ inputSchema, missing } = { inputSchema: {}, missing: ['the tool'] }] = tools;
      expect(missing).toEqual([]);
      const properties = new Map(propertiesOf(inputSchema));
      expect([...properties.keys()].sort()).toEqual([...names].sort());
      for (const name of names) expect(properties.get(name), name).toMatchObject({ type: 'string' });
      expect([...requiredOf(inputSchema)].sort()).toEqual([...names].sort());
    },
  );
});

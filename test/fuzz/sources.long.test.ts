// Source in nine languages, broken in a few places: reading it never throws, and what is read is a spec or a reject.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { read } from '../stages/static/read.ts';
import { foreignText, fuzzed } from '../support/fuzz.ts';
import { normalize } from '../support/normalized.ts';

const samples: Readonly<Record<string, readonly string[]>> = {
  'a.ts': [
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nconst text = z.string().min(1).describe('a' + `b ${1}`);\nconst shape = { ...base, a: text.optional(), b: z.enum(['x', 'y']).default('x'), c: z.array(z.object({ d: z.number() })) };\nserver.tool('add', 'Adds two.', shape, async ({ a }) => ({}));\nserver.registerTool(\"get\", { title: \"Get\", description: words.get, inputSchema: shape }, async () => {});\nconst words = { get: 'Gets.' } as const;",
    "import { Server } from '@modelcontextprotocol/sdk/server/index.js';\nexport const tools = [{ name: 'add', description: 'Adds.', inputSchema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } }];\nclass Add extends MCPTool { name = 'x'; description = 'X.'; schema = { a: { type: z.string(), description: 'A' } }; }",
  ],
  'a.py': [
    'from fastmcp import FastMCP\nmcp = FastMCP("b")\nclass Item(BaseModel):\n    """An item."""\n    name: str = Field(description="the " "name", min_length=1)\n    tags: list[str] | None = None\n@mcp.tool(name="add")\nasync def add(a: int, item: Item, mode: Literal["x", "y"] = "x", deep: bool = False) -> str:\n    """Adds.\n\n    Args:\n        a: first\n        item: what to add\n    """\n    return ""\n',
    'from mcp.types import Tool\nTOOLS = [Tool(name="a", description="A" + "b", inputSchema={"type": "object", "properties": {"q": {"type": "string"}}, "required": ["q"]})]\n',
  ],
  'a.go': [
    'package main\nimport "github.com/mark3labs/mcp-go/mcp"\nconst what = "Adds." + more\nfunc main() {\n tool := mcp.NewTool("add", mcp.WithDescription(what), mcp.WithNumber("a", mcp.Required(), mcp.Description(`first`), mcp.Min(1)), mcp.WithString("m", mcp.Enum("x", "y")))\n mcp.AddTool(server, &mcp.Tool{Name: "b", Description: "B"}, Add)\n}\ntype Args struct {\n Name string `json:"name" jsonschema:"the name"`\n Tags []string `json:"tags,omitempty"`\n}\nfunc Add(ctx context.Context, req *mcp.CallToolRequest, args Args) (*mcp.CallToolResult, any, error) { return nil, nil, nil }\n',
  ],
  'a.rs': [
    'use rmcp::tool;\n/// The arguments.\n#[derive(Deserialize, JsonSchema)]\nstruct AddArgs {\n  /// the first\n  #[serde(rename = "first", default)]\n  a: Option<i32>,\n  b: Vec<String>,\n  mode: Mode,\n}\nenum Mode { #[serde(rename = "x")] X, Y }\n#[tool_router]\nimpl Server {\n #[tool(description = "Adds.")]\n fn add(&self, Parameters(p): Parameters<AddArgs>) -> String { String::new() }\n}\n',
  ],
  'a.rb': [
    'require "mcp"\nMODES = %w[x y].freeze\nclass Add < MCP::Tool\n  description "Adds " \\\n    "things."\n  input_schema(\n    properties: { a: { type: "string", description: <<~TEXT }, m: { enum: MODES } },\n      words\n    TEXT\n    required: ["a"]\n  )\nend\nclass B < FastMcp::Tool\n  tool_name \'b\'\n  arguments do\n    required(:a).filled(:integer, gteq?: 1).description(\'first\')\n  end\nend\n',
  ],
  'a.php': [
    "<?php\nuse PhpMcp\\Server\\Attributes\\McpTool;\nclass A {\n /** Adds.\n  * @param string $a first\n  */\n #[McpTool(name: 'add', description: 'Adds ' . self::WHAT)]\n public function add(#[Schema(minimum: 1, enum: ['x', \"y\"])] string $a, ?int $b = null, array $c = []) {}\n const WHAT = 'things';\n}\n",
  ],
  'A.java': [
    'import io.modelcontextprotocol.spec;\nclass A { static final String D = "Adds" + " two.";\n @McpTool(name = "add", description = D)\n public String add(@McpToolParam(description = "first", required = true) int a, List<String> b, Map<String, Inner> c) { return ""; }\n record Inner(String x, int y) {}\n enum Mode { X, Y } }',
  ],
  'a.kt': [
    'import io.modelcontextprotocol.kotlin.sdk\nconst val D = "Adds."\nfun main() {\n server.addTool(name = "add", description = """A $D""", inputSchema = Tool.Input(properties = buildJsonObject { putJsonObject("a") { put("type", "string") } }, required = listOf("a"))) { request -> }\n}\n@McpTool(name = "b", description = D)\nfun b(@McpToolArg a: List<String>, c: Int? = null) = 1\n',
  ],
  'a.cs': [
    'using ModelContextProtocol.Server;\n[McpServerToolType] public static class A { const string D = "Adds";\n[McpServerTool(Name = "add"), Description(D + @" two.")] public static async Task<int> AddAsync(IClock clock, [Description("first")] int a, string? b = null, string[] tags, CancellationToken ct = default) => a;\npublic record W(string X, List<int> Y); }',
  ],
};

const server = { name: 's', transport: 'stdio' };
const source = { kind: 'folder', licence: 'MIT' };
const origin = { server, source } as unknown as Parameters<typeof normalize>[1]; // passed through

it.each(Object.keys(samples))('%s', (path) =>
  fuzzed({
    input: fc.tuple(foreignText(samples[path] ?? []), fc.constantFrom(path, `deep/${path}`)),
    runs: 300,
    async parse([text, place]) {
      const { tools } = await read({ [place]: text, 'package.json': '{"name":"p"}' });
      for (const tool of tools) {
        const made = normalize(tool, origin, []);
        expect('spec' in made || made.reject.reason !== '').toBe(true);
      }
    },
  }),
);

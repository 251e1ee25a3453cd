// Tools read from source in C#, Java and Kotlin.
import { describe, expect, it } from 'vitest';
import { found } from './read.ts';

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });
const whole = (description?: string) => ({ type: 'integer', ...(description ? { description } : {}) });

describe('C#, Java, Kotlin: each way to declare a tool', () => {
  it.each<[string, Record<string, string>, object, string[]]>([
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
  ])('%s', async (_, files, expected, missing) => {
    expect(await found(files)).toEqual([{ name: 'add', missing, ...expected }]);
  });
});

// Servers that list their tools themselves: records with a name and a schema, a class per tool, and wrappers that take
// the name, in the languages that one reader reads.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const schema = {
  type: 'object',
  properties: { a: { type: 'string', description: 'First.' } },
  required: ['a'],
};
const tool = { name: 'add', description: 'Adds two.', inputSchema: schema, missing: [] };

describe('a tool that stands in a record', () => {
  it.each<[string, Record<string, string>]>([
    [
      'Kotlin, named arguments and maps',
      {
        'T.kt':
          'object Words { const val ADDS = "Adds two." }\nfun list() = listOf(ToolInfo(name = "add", description = Words.ADDS, inputSchema = mapOf("type" to "object", "properties" to mapOf("a" to property()), "required" to listOf("a"))))\nfun property(): Map<String, Any> { val it = mutableMapOf<String, Any>("type" to "string"); it["description"] = "First."; return it }',
      },
    ],
    [
      'Java, a wrapper that takes the name, and maps that are filled',
      {
        'T.java':
          'import io.modelcontextprotocol.spec.McpSchema;\nclass T { static final String ADDS = "Adds " + "two."; void all() { register("add", ADDS); } void register(String name, String what) { Map<String, Object> a = new HashMap<>(); a.put("type", "string"); a.put("description", "First."); server.addTool(McpSchema.Tool.builder().name(name).description(what).inputSchema(new McpSchema.JsonSchema("object", Map.of("a", a), List.of("a"), false)).build()); } }',
      },
    ],
    [
      'C#, an anonymous object',
      {
        'T.cs':
          'class T { const string Adds = "Adds two."; object List() => new[] { new { name = "add", description = Adds, inputSchema = new { type = "object", properties = new { a = new { type = "string", description = $"{"First"}." } }, required = new[] { "a" } } } }; }',
      },
    ],
    [
      'Ruby, a hash',
      {
        't.rb':
          'class T\n  ADDS = "Adds two.".freeze\n  def tools\n    [{ name: "add", description: ADDS, inputSchema: { type: "object", properties: { a: { type: "string", description: "First." } }, required: %w[a] } }]\n  end\nend',
      },
    ],
    [
      'PHP, an array',
      {
        'T.php':
          "<?php class T { const ADDS = 'Adds two.'; function list() { $a = ['type' => 'string']; $a['description'] = 'First.'; return [['name' => 'add', 'description' => self::ADDS, 'inputSchema' => ['type' => 'object', 'properties' => ['a' => $a], 'required' => ['a']]]]; } }",
      },
    ],
  ])('%s', async (_, files) => {
    expect(await found(files)).toEqual([tool]);
  });
});

describe('a class per tool', () => {
  it.each<[string, Record<string, string>]>([
    [
      'Kotlin, with the parameters in a serializable class',
      {
        'T.kt':
          '@Serializable data class AddArgs(val a: String, val b: Int? = null)\nclass AddTool : AbstractTool<AddArgs>(AddArgs.serializer()) {\n  override val name: String = "add"\n  override val description: String get() = "Adds two."\n}',
      },
    ],
    [
      'Kotlin, with name and description for the constructor of the base class',
      {
        'T.kt':
          'data class AddArgs(val a: String, val b: Int?)\nclass AddTool : Tool<AddArgs>("add", "Adds two.") { override fun run(args: AddArgs) = 1 }',
      },
    ],
    [
      'C#, properties',
      {
        'T.cs':
          'class AddTool : ITool { public string Name => "add"; public string Description { get; } = "Adds two."; public Schema InputSchema => new() { Type = "object", Properties = new() { ["a"] = new() { Type = "string" }, ["b"] = new Property { Type = "integer" } }, Required = ["a"] }; }',
      },
    ],
    [
      'Java, methods',
      {
        'T.java':
          'class AddTool implements Tool { public String getName() { return "add"; } public String getDescription() { return "Adds two."; } public Map<String, Object> getInputSchema() { return Map.of("type", "object", "properties", Map.of("a", Map.of("type", "string"), "b", Map.of("type", "integer")), "required", List.of("a")); } }',
      },
    ],
    [
      'PHP, methods',
      {
        'T.php':
          "<?php class AddTool extends Base { public function getName(): string { return 'add'; } public function getDescription(): string { return 'Adds two.'; } public function getInputSchema(): array { return ['type' => 'object', 'properties' => ['a' => ['type' => 'string'], 'b' => ['type' => 'integer']], 'required' => ['a']]; } }",
      },
    ],
  ])('%s', async (_, files) => {
    const properties = { a: { type: 'string' }, b: { type: 'integer' } };
    const inputSchema = { type: 'object', properties, required: ['a'] };
    expect(await found(files)).toEqual([{ ...tool, inputSchema }]);
  });

  it('of Ruby is found through the base class of the project, which is none itself', async () => {
    const files = {
      'base.rb': 'class BaseTool < FastMcp::Tool\n  def log; end\nend',
      'add.rb':
        'class AddTool < BaseTool\n  tool_name "add"\n  description "Adds #{count} things."\n  arguments do\n    required(:a).filled(:string).description("First.")\n  end\nend',
    };
    expect(await found(files)).toEqual([
      { ...tool, description: 'Adds … things.', missing: ['description'] },
    ]);
  });
});

it('what only looks like a tool is none', async () => {
  const { tools } = await read({
    'a.rs': 'fn list(tool: &Tool) -> Value { json!({ "name": tool.name, "inputSchema": tool.schema }) }',
    'test.rs':
      '#[cfg(test)]\nmod tests {\n  impl Tool for Dummy { fn name(&self) -> &str { "dummy" } fn description(&self) -> &str { "Dummy." } fn schema(&self) -> Value { json!({ "type": "object" }) } }\n}',
    'b.php': "<?php $row = ['name' => 'Jane', 'schema' => ['type' => 'object', 'properties' => []]];",
    'c.cs': 'class Table { public string Name => "rows"; public string Schema => "public"; }',
  });
  expect(tools).toEqual([]);
});

it('packages and folders of Java are no examples', async () => {
  const source = (name: string): string =>
    `class T { @Tool(description = "Works.") public String ${name}() { return ""; } }`;
  const { tools } = await read({
    'src/main/java/com/example/T.java': source('first'),
    'server/com/acme/samples/T.java': source('second'),
    'examples/src/main/java/T.java': source('third'),
  });
  expect(tools.map(({ name }) => name).sort()).toEqual(['first', 'second']);
});

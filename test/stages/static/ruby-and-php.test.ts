// Tools read from source in Ruby and PHP.
import { describe, expect, it } from 'vitest';
import { found } from './read.ts';

const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const text = (description?: string) => ({ type: 'string', ...(description ? { description } : {}) });
const whole = (description?: string) => ({ type: 'integer', ...(description ? { description } : {}) });

describe('Ruby, PHP: each way to declare a tool', () => {
  it.each<[string, Record<string, string>, object, string[]]>([
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
      'Ruby, a tool made by define, with its description in a heredoc',
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
      'PHP, an attribute, described by a doc comment',
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
});

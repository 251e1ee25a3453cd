// What all languages have in common: names that several files share, and what is ignored.
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

describe('other languages', () => {
  it('picks the nearest type, function and constant where several have the same name', async () => {
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

  it('ignores tests and commented-out code', async () => {
    const { tools } = await read({
      'main_test.go': 'package main\nvar t = mcp.NewTool("tested")',
      'main.go':
        'package main\n// var t = mcp.NewTool("old")\nvar t = mcp.NewTool("new", mcp.WithDescription("New."))\nvar u = mcp.NewTool(name())',
      'src/test/java/T.java': 'class T { @Tool(description = "x") int tested() { return 1; } }',
    });
    expect(tools.map(({ name }) => name)).toEqual(['new']);
  });

  it('reads long sums of texts alike in every language', async () => {
    const lines = Array.from({ length: 20 }, (_, line) => `"${line} "`);
    const sum = lines.join(' + ');
    const { tools } = await read({
      'main.go': `package main\nvar t = mcp.NewTool("go", mcp.WithDescription(${sum}))`,
      'T.cs': `class T { [McpServerTool(Name = "csharp"), Description(${sum})] public static int Add() => 1; }`,
      'T.java': `class T { @Tool(name = "java", description = ${sum}) int add() { return 1; } }`,
      'T.kt': `class T { @Tool(name = "kotlin", description = ${sum}) fun add(): Int = 1 }`,
    });
    const expected = lines.map((line) => line.slice(1, -1)).join('');
    expect(Object.fromEntries(tools.map(({ name, description }) => [name, description]))).toEqual({
      go: expected,
      csharp: expected,
      java: expected,
      kotlin: expected,
    });
  });

  it('keeps an escape as written if it is beyond Unicode', async () => {
    const { tools } = await read({
      'server.ts': String.raw`server.tool('add', 'A\u{1F600} B\u{110000}', {}, run)`,
    });
    expect(tools.map(({ description }) => description)).toEqual([`A\u{1F600} B${String.raw`\u{110000}`}`]);
  });
});

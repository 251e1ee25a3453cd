// Repositories with more source than is kept parsed at once, and with many calls that declare nothing.
import { expect, it } from 'vitest';
import { found } from './read.ts';

const padding = (characters: number): string => `// ${'x'.repeat(96)}\n`.repeat(characters / 100);

it('a file that is needed again after its tree was closed is parsed once more', async () => {
  const files = Array.from({ length: 8 }, (_, index) => `part${index}`);
  const uses = files.map((name) => `mcp.WithString("${name}", mcp.Description(${name}Text))`).join(', ');
  const tools = await found({
    'a.go': `package main\n${padding(900_000)}var one = mcp.NewTool("one", ${uses})\nvar two = mcp.NewTool(last(), ${uses})\nvar three = mcp.NewTool("three", mcp.WithDescription(words))\n`,
    ...Object.fromEntries(
      files.map((name) => [
        `${name}.go`,
        `package main\n${padding(900_000)}const ${name}Text = "About ${name}."\nconst words = "Said in ${name}."\n`,
      ]),
    ),
  });
  expect(tools.map(({ name }) => name)).toEqual(['one', 'three']);
  expect(tools[0]?.inputSchema.properties).toEqual(
    Object.fromEntries(files.map((name) => [name, { type: 'string', description: `About ${name}.` }])),
  );
  expect(tools[1]?.description).toBe('Said in part0.');
});

it('calls of other functions cost next to nothing, whatever their arguments are', async () => {
  const text = Array.from({ length: 90 }, (_, line) => `"${line} "`).join(' + ');
  const tools = await found({
    'a.go': `package main\nconst text = ${text}\nfunc main() {\n${'log(text, text, text)\n'.repeat(20_000)}server.RegisterTool("add", "Adds.", func(args Args) error { return nil })\n}\ntype Args struct { A string \`json:"a"\` }`,
  });
  expect(tools).toMatchObject([{ name: 'add', description: 'Adds.', missing: [] }]);
});

// Sources of every language that read would take for ever, fill the memory, or overflow the stack: path -> text.

export type Files = Readonly<Record<string, string>>;

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Something inside itself: `((((x))))`. */
const nested = (open: string, inner: string, close: string, levels = 20_000): string =>
  open.repeat(levels) + inner + close.repeat(levels);

/** Each constant is twice the one before; `line` writes one. */
const doubled = (line: (name: string, before: string) => string, count = 40): string =>
  times(count, (index) => line(`A${index + 1}`, `A${index}`)).join('\n');

/** Each type has twelve fields of the type before. */
const wide = (type: (name: string, fields: readonly string[], before: string) => string): string =>
  times(6, (index) =>
    type(
      `A${index + 1}`,
      times(12, (field) => `f${field}`),
      `A${index}`,
    ),
  ).join('\n');

const typescript = (before: string, description: string, shape = '{}'): string =>
  `${before}\nserver.tool('hostile', ${description}, ${shape}, async () => {});\n`;
const python = (before: string, parameters: string): string =>
  `from fastmcp import FastMCP\nmcp = FastMCP("b")\n${before}\n@mcp.tool()\ndef hostile(${parameters}) -> str:\n    """Does it."""\n`;
const java = (members: string, description: string, type = 'String'): string =>
  `import io.modelcontextprotocol.spec;\nclass A { ${members}\n @McpTool(name = "hostile", description = ${description})\n public String hostile(${type} a) { return ""; } }`;
const kotlin = (before: string, description: string, type = 'String'): string =>
  `import io.modelcontextprotocol.kotlin.sdk\n${before}\n@McpTool(name = "hostile", description = ${description})\nfun hostile(@McpToolArg a: ${type}) = 1\n`;
const csharp = (members: string, description: string, type = 'string'): string =>
  `using ModelContextProtocol.Server;\n[McpServerToolType] class A { ${members}\n[McpServerTool, Description(${description})] public static string Hostile(${type} a) => ""; }`;
const go = (before: string, description: string): string =>
  `package main\nimport "github.com/mark3labs/mcp-go/mcp"\n${before}\nvar t = mcp.NewTool("hostile", mcp.WithDescription(${description}))\n`;
const rust = (before: string): string =>
  `use rmcp::tool;\n#[tool_router]\nimpl A {\n #[tool(description = "d")]\n fn hostile(&self, Parameters(p): Parameters<A6>) -> String { } }\n${before}\n`;
const ruby = (before: string, body: string): string =>
  `require "mcp"\n${before}\nclass T < MCP::Tool\n  tool_name "hostile"\n  ${body}\nend\n`;
const php = (members: string, description: string, parameter = ''): string =>
  `<?php\nuse PhpMcp\\Server\\Attributes\\McpTool;\nclass A { ${members}\n#[McpTool(name: 'hostile', description: ${description})]\npublic function hostile(${parameter} string $a) {} }\n`;

/** What is nested too deeply to be followed. The tool is read, and what stands there is missing. */
export const deepSources: Readonly<Record<string, Files>> = {
  'TypeScript: parentheses': { 'a.ts': typescript('', nested('(', '"d"', ')')) },
  'TypeScript: a sum': { 'a.ts': typescript('', nested('"a"+', '"d"', '')) },
  'TypeScript: lists': { 'a.ts': typescript('', '"d"', `{ a: ${nested('[', '', ']')} }`) },
  'TypeScript: z.array': { 'a.ts': typescript('', '"d"', `{ a: ${nested('z.array(', 'z.string()', ')')} }`) },
  'TypeScript: .optional()': {
    'a.ts': typescript('', '"d"', `{ a: ${nested('', 'z.string()', '.optional()')} }`),
  },
  'Python: parentheses': { 'a.py': python('', `a: str = Field(description=${nested('(', '"d"', ')')})`) },
  'Python: a sum': { 'a.py': python('', `a: str = Field(description=${nested('"a"+', '"d"', '')})`) },
  'Python: lists of types': { 'a.py': python('', `a: ${nested('List[', 'str', ']')}`) },
  'Java: parentheses': { 'A.java': java('', nested('(', '"d"', ')')) },
  'Java: lists of types': { 'A.java': java('', '"d"', nested('List<', 'String', '>')) },
  'Kotlin: lists of types': { 'a.kt': kotlin('', '"d"', nested('List<', 'String', '>')) },
  'C#: lists of types': { 'a.cs': csharp('', '"d"', nested('List<', 'string', '>')) },
  'Go: parentheses': { 'a.go': go('', nested('(', '"d"', ')')) },
  'Rust: lists of types': { 'a.rs': rust(`struct A6 { a: ${nested('Vec<', 'String', '>')} }`) },
  'Ruby: hashes': { 'a.rb': ruby('', `input_schema(properties: ${nested('{a: ', '1', '}')})`) },
  'PHP: lists': { 'a.php': php('', "'d'", `#[Schema(definition: ${nested('[', '', ']')})]`) },
};

/** What takes too many steps. The tool is unread, or what stands there is missing. */
export const largeSources: Readonly<Record<string, Files>> = {
  'TypeScript: doubled texts': {
    'a.ts': typescript(
      `const A0 = "x";\n${doubled((name, before) => `const ${name} = ${before} + ${before};`)}`,
      'A40',
    ),
  },
  'TypeScript: doubled objects of zod': {
    'a.ts': typescript(
      `const A0 = z.object({ x: missing });\n${doubled((name, before) => `const ${name} = z.object({ a: ${before}, b: ${before} });`)}`,
      '"d"',
      '{ a: A22 }',
    ),
  },
  'TypeScript: doubled objects': {
    'a.ts': typescript(
      `const A0 = { type: 'string' };\n${doubled((name, before) => `const ${name} = { type: 'object', properties: { a: ${before}, b: ${before} } };`)}`,
      '"d"',
      'A20',
    ),
  },
  'TypeScript: barrels that export each other': {
    'index.ts': times(5, (index) => `export * from './m${index}';`).join('\n'),
    ...Object.fromEntries(times(5, (index) => [`m${index}.ts`, "export * from './index';"])),
    'a.ts': typescript("import { missing } from './index';", 'missing'),
  },
  'Python: doubled texts': {
    'a.py': python(
      `A0 = "x"\n${doubled((name, before) => `${name} = ${before} + ${before}`)}`,
      'a: str = Field(description=A12)',
    ),
  },
  'Python: wide models': {
    'a.py': python(
      `class A0(BaseModel):\n    a: str\n${wide((name, fields, before) => `class ${name}(BaseModel):\n${fields.map((field) => `    ${field}: ${before}\n`).join('')}`)}`,
      'a: A6',
    ),
  },
  'Java: doubled texts': {
    'A.java': java(
      `static final String A0 = "x";\n${doubled((name, before) => `static final String ${name} = ${before} + ${before};`)}`,
      'A40',
    ),
  },
  'Java: wide records': {
    'A.java': `record A0(String a) {}\n${wide((name, fields, before) => `record ${name}(${fields.map((field) => `${before} ${field}`).join(', ')}) {}`)}\n${java('', '"d"', 'A6')}`,
  },
  'Kotlin: doubled texts': {
    'a.kt': kotlin(
      `const val A0 = "x"\n${doubled((name, before) => `const val ${name} = ${before} + ${before}`)}`,
      'A40',
    ),
  },
  'C#: doubled texts': {
    'a.cs': csharp(
      `const string A0 = "x";\n${doubled((name, before) => `const string ${name} = ${before} + ${before};`)}`,
      'A40',
    ),
  },
  'Go: doubled texts': {
    'a.go': go(
      `const A0 = "x"\n${doubled((name, before) => `const ${name} = ${before} + ${before}`)}`,
      'A40',
    ),
  },
  'Rust: wide structs': {
    'a.rs': rust(
      `struct A0 { a: String }\n${wide((name, fields, before) => `struct ${name} { ${fields.map((field) => `${field}: ${before}`).join(', ')} }`)}`,
    ),
  },
  'Ruby: doubled texts': {
    'a.rb': ruby(
      `A0 = "x"\n${doubled((name, before) => `${name} = ${before} + ${before}`)}`,
      'description A40',
    ),
  },
  'PHP: doubled texts': {
    'a.php': php(
      `const A0 = 'x';\n${doubled((name, before) => `const ${name} = self::${before} . self::${before};`)}`,
      'self::A40',
    ),
  },
};

/** Broken syntax that parsers find hard to mend. It declares nothing. */
export const brokenSource: Files = { 'a.rb': ruby('', `description "d"\n${'%w['.repeat(30_000)}`) };

/** Many files that each look for a constant that nobody declares. */
export const manyLookups: Files = Object.fromEntries(
  times(400, (index) => [
    `f${index}.go`,
    go('', 'missing').replace('"hostile"', `"hostile_${index}"`).replace('var t', `var t${index}`),
  ]),
);

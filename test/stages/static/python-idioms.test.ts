// How servers of Python register tools beyond the plain decorator: through wrappers, loops, mounts, and classes.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const head =
  'from mcp.server.fastmcp import FastMCP\nfrom pydantic import BaseModel, Field\nmcp = FastMCP("x")\n';
const integers = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'integer' }])),
  required: names,
});
const add = { name: 'add', description: 'Adds.', inputSchema: integers('a'), missing: [] };

describe('Python: a tool that is registered', () => {
  it.each<[string, string]>([
    [
      'by the decorator as a call, with a method',
      'class Tools:\n    def __init__(self, server):\n        server.tool(name="add")(self.work)\n    async def work(self, a: int):\n        """Adds."""\n',
    ],
    ['by the decorator with the function alone', 'def add(a: int):\n    """Adds."""\nmcp.tool(add)\n'],
    [
      'by a method of the base class, under a prefix, behind a wrapper',
      'class Base:\n    def _register(self, server, method, name: str):\n        full = f"a{name}"\n        server.add_tool(in_thread(method), name=full)\nclass Sums(Base):\n    def all(self, server):\n        self._register(server=server, method=self.work, name="dd")\n    def work(self, a: int):\n        """Adds."""\n',
    ],
    [
      'in a loop over functions',
      'def add(a: int):\n    """Adds."""\nTOOLS = [add]\nfor tool in TOOLS:\n    mcp.tool()(tool)\n',
    ],
    [
      'in a loop over dictionaries that hold functions',
      'def work(a: int):\n    """Not this."""\nTOOLS = [{"func": work, "name": "add", "description": "Adds."}]\ndef register():\n    for each in TOOLS:\n        mcp.add_tool(each["func"], name=each["name"], description=each["description"])\n',
    ],
    [
      'in a loop over pairs',
      'def work(a: int):\n    """Adds."""\nfor name, function in {"add": work}.items():\n    mcp.tool(name)(function)\n',
    ],
    [
      'in a loop over a registry that holds functions, behind a call that reads it',
      'def work(a: int):\n    """Adds."""\nREGISTRY: dict = {"add": {"func": work}}\ndef register(server):\n    for name, entry in REGISTRY.items():\n        function = entry.get("func")\n        server.tool(name=name)(function)\n',
    ],
    [
      'in a loop over a list that a function fills',
      'def add(a: int):\n    """Adds."""\ndef functions():\n    found = []\n    if HAS_SUMS:\n        found.append(add)\n    return found\nfor function in functions():\n    mcp.tool(function)\n',
    ],
    [
      'as a record of the project',
      'ADD = ToolDefinition(name="add", description="Adds.", input_schema={"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]})\ntools = [types.Tool(name=each.name, description=each.description, input_schema=each.input_schema) for each in registry()]\n',
    ],
    [
      'as a record whose fields are given in order',
      '@dataclass\nclass Spec:\n    name: str\n    words: str\n    model: type\nclass Add(BaseModel):\n    a: int\nSPECS = (Spec("add", "Adds.", Add),)\ndef listed(spec: Spec):\n    return Tool(name=spec.name, description=spec.words, inputSchema=spec.model.model_json_schema())\ntools = [listed(spec) for spec in SPECS]\n',
    ],
    [
      'as a class with metadata and a method that does the work',
      'class BaseTool:\n    def __init__(self, name):\n        self.name = name\nclass Add(BaseTool):\n    METADATA = ToolMetadata(name="add", description="Adds.")\n    async def execute(self, ctx: Context, a: int):\n        """Not this."""\n',
    ],
    [
      'by a decorator of the project that takes the server first',
      'def audited_tool(server, name: str):\n    def decorate(function):\n        server.tool(name=name)(function)\n        return function\n    return decorate\n@audited_tool(mcp, "add")\ndef work(a: int):\n    """Adds."""\n',
    ],
    [
      'by a decorator of the project with a model of the parameters',
      'def tool(**words):\n    return lambda function: REGISTRY.append((function, words))\nclass Add(BaseModel):\n    """Not this."""\n    a: int\n@tool(input_model=Add)\ndef add(args: Add):\n    """Adds."""\n',
    ],
    [
      'as a class with methods that tell about it',
      'class Adding(Tool):\n    def get_name(self) -> str:\n        return "add"\n    def get_description(self):\n        return "Adds."\n    def get_input_schema(self):\n        return {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}\n',
    ],
    [
      'as a low-level tool in a comprehension over a table',
      'TABLE = {"add": ("Adds.", {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]})}\ntools = [Tool(name=name, description=words, inputSchema=schema) for name, (words, schema) in TABLE.items()]\n',
    ],
    [
      'as a dictionary that a function makes',
      'def entry(name, words, schema):\n    return {"name": name, "description": words, "inputSchema": schema}\nTOOLS = [entry("add", "Adds.", {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]})]\n',
    ],
    [
      'with parameters from a helper that is spread',
      'def number(name):\n    return {name: {"type": "integer"}}\ntools = [Tool(name="add", description="Adds.", inputSchema={"type": "object", "properties": {**number("a")}, "required": ["a"]})]\n',
    ],
  ])('%s', async (_, source) => {
    expect(await found({ 'server.py': head + source })).toEqual([add]);
  });

  it('under the prefixes of the servers around it', async () => {
    const files = {
      'main.py': `${head}from .sums import sums\nfrom .inner import inner\nmcp.mount(sums, namespace="math")\nsums.mount("deep", inner)\n`,
      'sums.py': `from fastmcp import FastMCP\nsums = FastMCP("s")\n@sums.tool()\ndef add(a: int):\n    """Adds."""\n`,
      'inner.py': `from fastmcp import FastMCP\ninner = FastMCP("i")\n@inner.tool\ndef add(a: int):\n    """Adds."""\n`,
    };
    expect((await found(files)).map(({ name }) => name)).toEqual(['math_deep_add', 'math_add']);
  });

  it('by a loop over the public functions of imported modules', async () => {
    const files = {
      'main.py': `${head}import inspect\nfrom tools import sums, texts as words\nfor module in (sums, words):\n    for name, function in inspect.getmembers(module, inspect.isfunction):\n        mcp.tool(name=name)(function)\n`,
      'tools/sums.py':
        '__all__ = ["add"]\ndef add(a: int):\n    """Adds."""\ndef _hidden(a: int):\n    pass\n',
      'tools/texts.py': 'def join(b: int):\n    """Joins."""\n',
      'names.py': `${head}from tools import sums\nfor each in sums.__all__:\n    mcp.tool()(getattr(sums, each))\n`,
    };
    expect((await found(files)).map(({ name }) => name)).toEqual(['add', 'join']);
  });

  it('only if it is a tool of MCP, or of a decorator that makes tools', async () => {
    const files = {
      'agent.py': `from langchain.tools import tool\n@tool\ndef add(a: int):\n    """Adds."""\n`,
      'server.py': `${head}from .helpers import log_tool\n@log_tool\ndef other(a: int):\n    """Other."""\n`,
      'helpers.py': 'def log_tool(function):\n    print(function)\n    return function\n',
    };
    expect(await read(files)).toEqual({ tools: [], unread: [] });
  });
});

describe('Python: parameters', () => {
  it.each<[string, string, object, string[]]>([
    [
      'are required if their default is a constant that holds a field without a default',
      'LIMIT = Field(description="How many", ge=1)\n@mcp.tool()\ndef add(a: int = LIMIT):\n    """Adds."""\n',
      {
        type: 'object',
        properties: { a: { type: 'integer', minimum: 1, description: 'How many' } },
        required: ['a'],
      },
      [],
    ],
    [
      'may have names in any script',
      '@mcp.tool()\ndef add(größe: int, 件数: int):\n    """Adds."""\n',
      integers('größe', '件数'),
      [],
    ],
    [
      'may be called context, if that is not what the framework passes',
      '@mcp.tool()\ndef add(context: int, ctx: Context):\n    """Adds."""\n',
      integers('context'),
      [],
    ],
    [
      'of a union with a generic type',
      '@mcp.tool()\ndef add(a: dict[str, int] | None):\n    """Adds."""\n',
      {
        type: 'object',
        properties: {
          a: { anyOf: [{ type: 'object', additionalProperties: { type: 'integer' } }, { type: 'null' }] },
        },
        required: ['a'],
      },
      [],
    ],
    [
      'keep what is known of their words',
      '@mcp.tool()\ndef add(a: int = Field(description=f"At most {limit()} of them", pattern=f"{limit()}")):\n    """Adds."""\n',
      {
        type: 'object',
        properties: { a: { type: 'integer', description: 'At most … of them' } },
        required: ['a'],
      },
      ['inputSchema.properties.a.description', 'inputSchema.properties.a.pattern'],
    ],
  ])('%s', async (_, source, inputSchema, missing) => {
    const [tool] = await found({ 'server.py': head + source });
    expect(tool).toEqual({ ...add, inputSchema, missing });
  });

  it('of a tool whose words have a gap keep the rest of them', async () => {
    const source = `${head}@mcp.tool(description="Adds. " + f"In {region()}, " "that is.")\ndef add(a: int):\n    pass\n`;
    expect(await found({ 'server.py': source })).toEqual([
      { ...add, description: 'Adds. In …, that is.', missing: ['description'] },
    ]);
  });
});

it('a class of a module that is imported as a whole is the type of a parameter', async () => {
  const files = {
    'app/__init__.py': '',
    'app/schemas.py': 'class Note(BaseModel):\n    title: str\n',
    'app/server.py': `from . import schemas\n${head}@mcp.tool()\ndef add(note: schemas.Note):\n    "Adds."\n`,
  };
  const [tool] = await found(files);
  expect(tool).toMatchObject({ name: 'add', missing: [] });
  expect(tool?.inputSchema).toMatchObject({
    properties: { note: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] } },
  });
});

it('a field of a model may have its default inside of Annotated', async () => {
  const source =
    `${head}class Note(BaseModel):\n    title: Annotated[str, Field(description="what")]\n` +
    '    limit: Annotated[int, Field(5, ge=1)]\n@mcp.tool()\ndef add(note: Note):\n    "Adds."\n';
  const [tool] = await found({ 'server.py': source });
  expect(tool?.inputSchema).toMatchObject({
    properties: {
      note: {
        required: ['title'],
        properties: {
          title: { type: 'string', description: 'what' },
          limit: { type: 'integer', minimum: 1, default: 5 },
        },
      },
    },
  });
});

import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const head =
  'from mcp.server.fastmcp import FastMCP, Context\nfrom pydantic import BaseModel, Field\nmcp = FastMCP("x")\n';
const object = (properties: object, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

describe('Python: each way to declare a tool', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a decorated function with type hints and a docstring',
      '@mcp.tool()\nasync def add(a: int, b: float = 2.5, note: str | None = None) -> str:\n    """Adds two numbers."""\n    return ""\n',
      {
        description: 'Adds two numbers.',
        inputSchema: object(
          {
            a: { type: 'integer' },
            b: { type: 'number', default: 2.5 },
            note: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null },
          },
          ['a'],
        ),
      },
      [],
    ],
    [
      'a decorator without a call, and what the framework passes',
      '@mcp.tool\ndef add(ctx: Context, names: list[str], *, deep: bool = False):\n    """Adds."""\n',
      {
        description: 'Adds.',
        inputSchema: object(
          { names: { type: 'array', items: { type: 'string' } }, deep: { type: 'boolean', default: false } },
          ['names'],
        ),
      },
      [],
    ],
    [
      'a function that is added, and words with constants in them',
      'LIMIT = 5\nWORDS = f"Adds at most {LIMIT}."\ndef add(a: int, b: Session = Depends(get_session)):\n    """Not this."""\nmcp.add_tool(add, description=WORDS)\n',
      { description: 'Adds at most 5.', inputSchema: object({ a: { type: 'integer' } }) },
      [],
    ],
    [
      'a function that is given to the decorator',
      'def work(a: int):\n    """Adds."""\nmcp.tool(name="add")(work)\n',
      { description: 'Adds.', inputSchema: object({ a: { type: 'integer' } }) },
      [],
    ],
    [
      'aliases of types, and models that extend others',
      'Mode = Literal[1, 2]\nclass Paged(BaseModel):\n    limit: int = Field(default=10, description="how many")\nclass Query(Paged):\n    text: str = Field(alias="q")\n    mode: Mode\n@mcp.tool()\ndef add(query: Query):\n    """Adds."""\n',
      {
        description: 'Adds.',
        inputSchema: object({
          query: object(
            {
              limit: { type: 'integer', default: 10, description: 'how many' },
              q: { type: 'string' },
              mode: { type: 'integer', enum: [1, 2] },
            },
            ['q', 'mode'],
          ),
        }),
      },
      [],
    ],
    [
      'a dictionary in an answer',
      'TOOLS = [{"name": "add", "description": "Adds.", "inputSchema": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}}]\n',
      { description: 'Adds.', inputSchema: object({ a: { type: 'string' } }) },
      [],
    ],
    [
      'a tool that is named by its class',
      'class Handler:\n    def __init__(self, name: str):\n        self.name = name\nclass Adder(Handler):\n    def __init__(self):\n        super().__init__("add")\n    def description(self):\n        return Tool(name=self.name, description="Adds.", inputSchema={"type": "object", "properties": {}})\n',
      { description: 'Adds.', inputSchema: { type: 'object', properties: {} } },
      [],
    ],
    [
      'what cannot be told is missing: a member, a spread, a choice, the words of a field',
      'class Kind(Enum):\n    A = auto()\n    B = "b"\ntools = [Tool(name="add", description="Adds.", inputSchema={"type": "object", "properties": {"a": {"type": "string", "enum": choices()}, **more}})]\n',
      { description: 'Adds.', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } },
      ['inputSchema.properties.a.enum', 'inputSchema.properties.**more'],
    ],
    [
      'members of an enum and words of a field that are made when it runs',
      'class Kind(Enum):\n    A = auto()\n    B = "b"\n@mcp.tool()\ndef add(kind: Kind, a: int = Field(1, description=words())):\n    """Adds."""\n',
      {
        description: 'Adds.',
        inputSchema: object({ kind: { type: 'string', enum: ['b'] }, a: { type: 'integer', default: 1 } }, [
          'kind',
        ]),
      },
      ['inputSchema.properties.kind.enum', 'inputSchema.properties.a.description'],
    ],
    [
      'name and description of the decorator',
      '@mcp.tool(name="add", description="Adds " "things.")\ndef whatever(kind: Literal["x", "y"]):\n    """Not this."""\n',
      { description: 'Adds things.', inputSchema: object({ kind: { type: 'string', enum: ['x', 'y'] } }) },
      [],
    ],
    [
      'Annotated with Field, and Field as a default',
      '@mcp.tool()\ndef add(a: Annotated[int, Field(description="first", ge=1, le=9)], b: str = Field(default="q", description="second"), c: str = Field(..., description="third")):\n    """Adds."""\n',
      {
        description: 'Adds.',
        inputSchema: object(
          {
            a: { type: 'integer', description: 'first', minimum: 1, maximum: 9 },
            b: { type: 'string', description: 'second', default: 'q' },
            c: { type: 'string', description: 'third' },
          },
          ['a', 'c'],
        ),
      },
      [],
    ],
    [
      'parameters that the docstring describes in the form of Google',
      '@mcp.tool()\ndef add(a: int, b: int = 1):\n    """Adds.\n\n    Args:\n        a: the first,\n            over two lines\n        b (int, optional): the second\n\n    Returns:\n        the sum\n    """\n',
      {
        description:
          'Adds.\n\nArgs:\n    a: the first,\n        over two lines\n    b (int, optional): the second\n\nReturns:\n    the sum',
        inputSchema: object(
          {
            a: { type: 'integer', description: 'the first, over two lines' },
            b: { type: 'integer', description: 'the second', default: 1 },
          },
          ['a'],
        ),
      },
      [],
    ],
    [
      'in the form of NumPy',
      '@mcp.tool()\ndef add(a: int):\n    """Adds.\n\n    Parameters\n    ----------\n    a : int\n        the first\n\n    Returns\n    -------\n    int\n    """\n',
      {
        description: 'Adds.\n\nParameters\n----------\na : int\n    the first\n\nReturns\n-------\nint',
        inputSchema: object({ a: { type: 'integer', description: 'the first' } }),
      },
      [],
    ],
    [
      'in the form of Sphinx',
      "@mcp.tool()\ndef add(a: int):\n    '''Adds.\n\n    :param a: the first\n    :return: the sum\n    '''\n",
      {
        description: 'Adds.\n\n:param a: the first\n:return: the sum',
        inputSchema: object({ a: { type: 'integer', description: 'the first' } }),
      },
      [],
    ],
    [
      'a Pydantic model and an enum as types',
      'class Mode(str, Enum):\n    FAST = "fast"\n    SLOW = "slow"\n\nclass Item(BaseModel):\n    """One thing."""\n    name: str = Field(description="Name")\n    mode: Mode = Mode.FAST\n\n@mcp.tool()\ndef add(item: Item):\n    """Adds."""\n',
      {
        description: 'Adds.',
        inputSchema: object({
          item: {
            ...object(
              {
                name: { type: 'string', description: 'Name' },
                mode: { type: 'string', enum: ['fast', 'slow'], default: 'fast' },
              },
              ['name'],
            ),
            description: 'One thing.',
          },
        }),
      },
      [],
    ],
    [
      'the low-level Tool with a literal schema',
      'DESCRIPTION = "Adds."\ntools = [types.Tool(name="add", description=DESCRIPTION, inputSchema={"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]})]\n',
      { description: 'Adds.', inputSchema: object({ a: { type: 'string' } }) },
      [],
    ],
    [
      'the low-level Tool with the schema of a model and the name of an enum',
      'class Tools(str, Enum):\n    ADD = "add"\n\nclass Add(BaseModel):\n    a: str\n    b: int = 3\n\nTool(name=Tools.ADD, description="Adds.", inputSchema=Add.model_json_schema())\n',
      {
        description: 'Adds.',
        inputSchema: object({ a: { type: 'string' }, b: { type: 'integer', default: 3 } }, ['a']),
      },
      [],
    ],
    [
      'an unknown type is reported as missing, and nothing is invented',
      '@mcp.tool(description=load("add.txt"))\ndef add(frame: pandas.DataFrame):\n    """Adds."""\n',
      { description: undefined, inputSchema: object({ frame: {} }) },
      ['description', 'inputSchema.properties.frame'],
    ],
  ])('%s', async (_, source, expected, missing) => {
    expect(await found({ 'server.py': head + source })).toEqual([{ name: 'add', missing, ...expected }]);
  });

  it('follows models into imported modules', async () => {
    const tools = await found({
      'src/app/server.py': `${head}from .models import Query\n@mcp.tool()\ndef find(query: Query):\n    """Finds."""\n`,
      'src/app/models.py': 'class Query(BaseModel):\n    text: str\n    limit: int = Field(10, le=50)\n',
    });
    expect(tools[0]?.inputSchema).toEqual(
      object({
        query: object({ text: { type: 'string' }, limit: { type: 'integer', maximum: 50, default: 10 } }, [
          'text',
        ]),
      }),
    );
  });

  it('ignores tests, comments, and decorators of other libraries', async () => {
    const tool = `${head}@mcp.tool()\ndef shown(a: int):\n    """Shows."""\n`;
    const { tools } = await read({
      'server.py': `${head}# @mcp.tool()\n# def old(): pass\n@mcp.resource("x://y")\ndef thing():\n    """No tool."""\n@mcp.prompt()\ndef ask():\n    """No tool."""\n@mcp.tool()\ndef new():\n    """New."""\n`,
      'tests/test_server.py': tool,
      'test_more.py': tool,
      'examples/demo.py': tool,
    });
    expect(tools).toMatchObject([{ name: 'new', line: 13, sdk: 'fastmcp', language: 'python' }]);
  });
});

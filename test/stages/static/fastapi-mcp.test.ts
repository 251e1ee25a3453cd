// FastAPI-MCP: the routes of an application as tools.
import { describe, expect, it } from 'vitest';
import { found, read } from './read.ts';

const head = 'from fastapi import FastAPI, APIRouter\nfrom fastapi_mcp import FastApiMCP\napp = FastAPI()\n';
const served = 'mcp = FastApiMCP(app)\nmcp.mount()\n';
const text = { type: 'string' };

describe('FastApiMCP(app)', () => {
  it('makes a tool of each route, named by its operation ID', async () => {
    const source =
      `${head}class Note(BaseModel):\n    title: str\n    tags: list[str] = []\n\n` +
      '@app.post("/notes/{folder}", operation_id="add_note")\n' +
      'async def add(folder: str, note: Note, request: Request, db = Depends(get_db), limit: int = Query(5, ge=1, description="How many.")):\n' +
      `    """Adds a note.\n\n    Args:\n        folder: not shown\n    """\n\n` +
      `@app.get("/hidden", include_in_schema=False)\ndef hidden(): pass\n${served}`;
    expect(await found({ 'main.py': source })).toEqual([
      {
        name: 'add_note',
        description: 'Add\n\nAdds a note.\n\nArgs:\n    folder: not shown\n\n…',
        inputSchema: {
          type: 'object',
          properties: {
            folder: text,
            limit: { type: 'integer', minimum: 1, description: 'How many.', default: 5 },
            title: text,
            tags: { type: 'array', items: text, default: [] },
          },
          required: ['folder', 'title'],
        },
        missing: ['description'],
      },
    ]);
  });

  it('names a route of the application as FastAPI does', async () => {
    const source = `${head}@app.get("/items/{item_id}", summary="Reads one")\ndef read_item(item_id: int): pass\n${served}`;
    expect(await found({ 'main.py': source })).toMatchObject([
      { name: 'read_item_items__item_id__get', description: 'Reads one\n\n…' },
    ]);
  });

  it('takes the routes of routers, if they have an ID', async () => {
    const files = {
      'app/main.py': `from app.notes import router\n${head}app.include_router(router, prefix="/v1")\n${served}`,
      'app/notes.py':
        'from fastapi import APIRouter\nrouter = APIRouter()\n' +
        '@router.get("/notes", operation_id="list_notes")\ndef all(): pass\n' +
        '@router.get("/one")\ndef one(): pass\n',
    };
    const { tools, unread } = await read(files);
    expect(tools.map(({ name }) => name)).toEqual(['list_notes']);
    expect(unread).toMatchObject([{ path: 'app/notes.py', why: 'its name is made when it runs' }]);
  });

  it('leaves out what the server leaves out', async () => {
    const routes =
      '@app.get("/a", operation_id="a")\ndef a(): pass\n@app.post("/b", operation_id="b", tags=["x"])\ndef b(): pass\n@app.get("/c", operation_id="c")\ndef c(): pass\n';
    const named = async (options: string): Promise<string[]> =>
      (await found({ 'main.py': `${head}${routes}mcp = FastApiMCP(app, ${options})\n` })).map(
        ({ name }) => name,
      );
    expect(await named('include_operations=["a", "b"]')).toEqual(['a', 'b']);
    expect(await named('exclude_operations=["a"]')).toEqual(['b', 'c']);
    expect(await named('only_get_endpoints=True')).toEqual(['a', 'c']);
    expect(await named('include_tags=["x"], include_operations=["c"]')).toEqual(['b', 'c']);
    expect(await named('exclude_tags=["x"]')).toEqual(['a', 'c']);
    expect(await named('include_operations=settings.operations')).toEqual([]);
    expect(await named('include_tags=["x"]) # app.include_router(r, tags=["y"]')).toEqual([]);
  });

  it('declares nothing of an application that no server shows, or that is not known', async () => {
    const route = '@app.get("/a", operation_id="a")\ndef a(): pass\n';
    expect(await found({ 'main.py': `${head}${route}` })).toEqual([]);
    const unknown = `${head}${route}def serve(other):\n    FastApiMCP(other).mount()\n`;
    expect(await read({ 'main.py': unknown })).toMatchObject({
      tools: [],
      unread: [{ why: 'which application it serves is not known' }],
    });
  });
});

// What the viewer answers about tools, worlds, and rejects, and how tools are tried, asked as the page asks.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import type { World } from '../../schemas/world.ts';
import { tinyRun } from '../support/tiny-run.ts';
import { type OpenViewer, openViewer } from '../support/viewer.ts';

let directory: Awaited<ReturnType<typeof tinyRun>>;
let viewer: OpenViewer;
let world: World;
let reader: string;
beforeAll(async () => {
  directory = await tinyRun();
  await using store = await readRunStore(join(directory.path, 'data', 'runs', 'tiny'));
  for await (const each of store.read('worlds')) world = each;
  const { tools = [] } = await store.siblings('worlds', world.id);
  reader = tools.find(({ operation }) => operation === 'search')?.name ?? '';
  viewer = await openViewer(directory.path, 'tiny');
});
afterAll(async () => {
  expect((await viewer?.end())?.code).toBe(0);
  await directory?.[Symbol.asyncDispose]();
});

describe('questions about a run', () => {
  it.each([
    ['/tiny/tools/nothing', 404, 'this run has no tool nothing'],
    ['/tiny/worlds/nothing', 404, 'this run has no world nothing'],
    ['/tiny/rejects', 400, 'rejects are asked for by their stage'],
    ['/tiny/rejects?stage=judge&from=x', 400, 'rejects are asked for by their stage'],
  ])('%s is answered with what is wrong', async (path, status, error) => {
    expect(await viewer.get(path)).toEqual({ status, body: { error } });
  });

  it('about its world is answered with its rows and tools', async () => {
    const { status, body } = await viewer.get(`/tiny/worlds/${world.id}`);
    expect([status, body]).toEqual([200, expect.objectContaining({ world })]);
  });
});

describe('trying a tool', () => {
  it('goes from opening a world to a call, back to its first rows, and to the end of the session', async () => {
    const { body } = await viewer.post('/tiny/scratch', { world: world.id });
    const { session } = body as { session: string };
    const call = () => viewer.post(`/tiny/scratch/${session}/call`, { tool: reader, arguments: {} });
    expect(await call()).toMatchObject({
      status: 200,
      body: { isOpen: true, result: { ok: true, changes: [] } },
    });
    expect(await viewer.post(`/tiny/scratch/${session}/rewind`, {})).toEqual({ status: 200, body: {} });
    const unknown = await viewer.post(`/tiny/scratch/${session}/call`, { tool: 'fly', arguments: {} });
    expect([unknown.status, unknown.body]).toEqual([
      409,
      { error: expect.stringContaining('has no tool fly') },
    ]);
    expect(await viewer.post(`/tiny/scratch/${session}/close`, {})).toEqual({ status: 200, body: {} });
    expect((await call()).status).toBe(404);
  });

  it.each([
    ['/tiny/scratch', { world: 'nothing' }, 404],
    ['/tiny/scratch', { world: 7 }, 400],
    ['/tiny/scratch/none/call', { tool: 'x', arguments: [] }, 400],
    ['/tiny/scratch/none/call', { tool: 'x', arguments: {} }, 404],
    ['/tiny/scratch/none/rewind', {}, 404],
  ])('%s with %j is refused', async (path, body, status) => {
    expect((await viewer.post(path, body)).status).toBe(status);
  });
});

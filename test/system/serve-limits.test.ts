// What `toolloom serve` refuses, when it closes sessions, and what is left when it has ended.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { testEndpoint } from '../support/endpoint.ts';
import { mcpPlayer } from '../support/mcp-player.ts';
import { openEnvPlayer } from '../support/openenv-player.ts';
import { OrsClient, resultIn } from '../support/ors-client.ts';
import { descendantsOf } from '../support/running-processes.ts';
import { type ServedRun, servedIn } from '../support/served.ts';
import { tinyRun } from '../support/tiny-run.ts';

let run: ServedRun;
let task: string;
beforeAll(async () => {
  run = await servedIn(await tinyRun(), 'tiny');
  task = run.tasks[0]?.id ?? '';
});
afterAll(() => run?.[Symbol.asyncDispose]());

/** Every file of a folder, with its contents. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** fetch does not let a caller say what the Host is. */
function statusOf(url: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: body === '' ? 'GET' : 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('requests', () => {
  it('under other names, from pages of other sites, too long, or not JSON are refused', async () => {
    const served = await run.serve();
    const { port } = new URL(served.url);
    const at = `${served.url}/health`;
    expect(await statusOf(at, {})).toBe(200);
    expect(await statusOf(at, { host: `localhost:${port}` })).toBe(200);
    expect(await statusOf(at, { host: `evil.example:${port}` })).toBe(403);
    expect(await statusOf(at, { origin: 'http://evil.example' })).toBe(403);
    expect(await statusOf(at, { origin: 'null' })).toBe(403);
    expect(await statusOf(at, { origin: 'http://localhost:3000' })).toBe(200);
    const socket = `${served.url}/openenv/ws`;
    await expect(openEnvPlayer(socket, { origin: 'http://evil.example' })).rejects.toThrow('403');
    await expect(openEnvPlayer(socket, { host: 'evil.example' })).rejects.toThrow('403');
    expect(await statusOf(at, { upgrade: 'h2c', connection: 'Upgrade' })).toBe(400);
    await (await openEnvPlayer(socket, { origin: 'http://localhost:3000' }))[Symbol.asyncDispose]();
    const json = { 'content-type': 'application/json' };
    const tasks = `${served.url}/toolloom/tasks`;
    expect(await statusOf(tasks, json, '{"split":"train"}')).toBe(200);
    expect(await statusOf(tasks, { 'content-type': 'text/plain' }, '{"split":"train"}')).toBe(415);
    expect(await statusOf(tasks, json, '{"split":')).toBe(400);
    expect(await statusOf(tasks, json, '{"split":"all"}')).toBe(400);
    expect(await statusOf(tasks, json, JSON.stringify({ split: 'train', more: 'x'.repeat(2 ** 20) }))).toBe(
      413,
    );
    expect(await statusOf(`${served.url}/nowhere`, {})).toBe(404);
    expect(await statusOf(`${served.url}/mcp`, json, '{"jsonrpc":"2.0","id":1,"method":"tools/list"}')).toBe(
      400,
    );
    expect(await served.end('SIGTERM')).toMatchObject({ code: 0 });
  });

  it('need the token where there is one; beyond this machine there always is', async () => {
    const served = await run.serve('--host', '0.0.0.0');
    const url = served.url.replace('0.0.0.0', '127.0.0.1');
    const token = served.token ?? '';
    expect(token.length).toBeGreaterThan(20);
    expect(await statusOf(`${url}/health`, {})).toBe(401);
    expect(await statusOf(`${url}/health`, { authorization: 'Bearer wrong' })).toBe(401);
    expect(await statusOf(`${url}/health`, { authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf(`${url}/health`, { 'x-api-key': token })).toBe(200);
    await expect(mcpPlayer(`${url}/mcp/${task}`)).rejects.toThrow('a token is needed');
    await using player = await mcpPlayer(`${url}/mcp/${task}`, { authorization: `Bearer ${token}` });
    expect((await player.client.listTools()).tools.length).toBeGreaterThan(1);
    const socket = `${url}/openenv/ws`;
    await expect(openEnvPlayer(socket)).rejects.toThrow('401');
    await expect(openEnvPlayer(`${url}/ws`, { authorization: `Bearer ${token}` })).rejects.toThrow('404');
    await using own = await openEnvPlayer(socket, { authorization: `Bearer ${token}` });
    expect((await own.send({ type: 'state' })).data).toMatchObject({ task: null, step_count: 0 });
    expect((await served.end()).stderr).not.toContain(token);
  });
});

it('sessions are as many as are allowed, over all protocols, until nobody uses them for a while', async () => {
  const served = await run.serve('--max-sessions', '3', '--idle', '3');
  const client = new OrsClient(served.url);
  const open = () => client.session({ task_spec: { id: task } });
  const forgotten = await openEnvPlayer(`${served.url}/openenv/ws`);
  await forgotten.send({ type: 'reset', data: { task } });
  const [left, first] = [await mcpPlayer(`${served.url}/mcp/${task}`), await open()];
  await expect(open()).rejects.toThrow('503');
  await expect(mcpPlayer(`${served.url}/mcp/${task}`)).rejects.toThrow('3 sessions are open');
  expect(await (await openEnvPlayer(`${served.url}/openenv/ws`)).closed).toBe(1013);
  await first.close();
  const idle = await openEnvPlayer(`${served.url}/openenv/ws`);
  await expect(open()).rejects.toThrow('503');
  await idle[Symbol.asyncDispose]();
  await (await vi.waitFor(open)).close(); // the server hears of the end a little later
  await expect(client.session({ task_spec: { id: 'none' } })).rejects.toThrow('there is no task none');
  const used = await open();
  await expect(open()).rejects.toThrow('503');
  const until = performance.now() + 4500;
  while (performance.now() < until) {
    await client.json('/ping', {}, { 'x-session-id': used.id });
    await sleep(50);
  }
  await expect(left.client.listTools()).rejects.toThrow('there is no such session');
  await left.client.close();
  expect(await forgotten.closed).toBe(1001);
  expect(await used.get('/toolloom/prompt')).toHaveLength(2);
  const next = await mcpPlayer(`${served.url}/mcp/${task}`); // there is room again
  await next.end();
  await (await open()).close();
  await served.end();
});

it('Ctrl-C closes open sessions and leaves the run as it was; until then its port is taken', async () => {
  const before = filesIn(run.directory);
  const served = await run.serve();
  const client = new OrsClient(served.url);
  const session = await client.session({ task_spec: { id: task } });
  await session.call('reply_to_user', { message: 'One moment.' });
  await using _ = await mcpPlayer(`${served.url}/mcp/${task}`);
  const socket = await openEnvPlayer(`${served.url}/openenv/ws`);
  await socket.send({ type: 'reset', data: { task } });
  const { port } = new URL(served.url);
  const taken = await toolloom(['serve', '--port', port], run.path);
  expect(taken).toMatchObject({ code: 2, stdout: '' });
  expect(taken.stderr).toContain(`cannot listen on 127.0.0.1:${port}`);
  const descendants = descendantsOf(served.pid);
  const { code, stderr } = await served.end('SIGINT');
  expect([code, stderr]).toEqual([0, 'Closing the sessions.\n']);
  expect(descendants).toEqual([]);
  await socket.closed;
  expect(filesIn(run.directory)).toEqual(before);
});

it('--files writes what trainers need, the same at each start, and --gym-port has the routes at its root', async () => {
  const folder = join(run.path, 'connect');
  const served = await run.serve('--files', 'connect', '--gym-port', '0');
  const written = filesIn(folder);
  expect(Object.keys(written).sort()).toEqual(
    ['README.md', 'nemo-gym/test.jsonl', 'nemo-gym/train.jsonl', 'openenv.yaml', 'verifiers.toml'].sort(),
  );
  const gym = new OrsClient(served.gymRoot ?? '');
  const rows = written['nemo-gym/train.jsonl'] ?? '';
  expect(rows).toBe(await (await gym.request('/tasks?split=train')).text());
  expect(written['verifiers.toml']).toContain(
    `dataset = ${JSON.stringify(join(folder, 'nemo-gym/train.jsonl'))}`,
  );
  expect(written['verifiers.toml']).toContain(`resources_url = "${served.url}/gym"`);
  expect(written['README.md']).toContain(served.gymRoot);
  const seeded = await gym.request('/seed_session', JSON.parse(rows.split('\n')[0] ?? ''));
  const cookie = seeded.headers.get('set-cookie')?.split(';')[0] ?? '';
  const verified = await gym.request('/verify', { response: { output: [] } }, { cookie });
  expect(await verified.json()).toMatchObject({ reward: 0, end: 'client_left' });
  expect(await statusOf(`${served.gymRoot}/tasks`, { host: 'evil.example' })).toBe(403);
  expect((await gym.request('/health')).status).toBe(404);
  await writeFile(join(folder, 'verifiers.toml'), 'old');
  const ports = ['--port', new URL(served.url).port, '--gym-port', new URL(served.gymRoot ?? '').port];
  const taken = await toolloom(['serve', '--port', '0', ...ports.slice(2)], run.path);
  expect(taken).toMatchObject({ code: 2, stdout: '' });
  expect(taken.stderr).toContain('choose another --gym-port or --host');
  await served.end();
  const again = await run.serve('--files', 'connect', ...ports);
  expect(filesIn(folder)).toEqual(written);
  await again.end();
  const refused = await toolloom(['serve', '--port', '0', '--files', 'connect/README.md'], run.path);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /^toolloom: cannot write into connect\/README\.md .*choose another --files\n$/,
  );
});

it('a run without tasks is one line', async () => {
  const early = join(run.path, 'early');
  await mkdir(join(early, 'units'), { recursive: true });
  await cp(join(run.directory, 'run.json'), join(early, 'run.json'));
  const { code, stdout, stderr } = await toolloom(['serve', '--run', 'early', '--port', '0'], run.path);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe('toolloom: early has no tasks yet; write some with `toolloom run`\n');
});

it('a model plays the user where the config says so, and what it costs is on the bill of the run', async () => {
  await using endpoint = await testEndpoint({
    say: ({ messages }) =>
      JSON.stringify(messages).includes('Assistant: And now?')
        ? { content: 'Nothing that could be parsed.' }
        : { content: JSON.stringify({ content: 'I would rather not say.', end: 'no' }) },
    latency: 200,
  });
  const bound = join(run.path, 'bound');
  await cp(run.directory, bound, { recursive: true });
  const frozen = JSON.parse(readFileSync(join(bound, 'run.json'), 'utf8'));
  const model = { baseURL: endpoint.url, model: 'm', price: { input: 1, output: 2 } };
  const { stages } = frozen.config;
  const config = {
    ...frozen.config,
    models: { m: model },
    roles: { user: 'm' },
    stages: { ...stages, simulate: { ...stages.simulate, calls: 2 } },
  };
  await writeFile(join(bound, 'run.json'), JSON.stringify({ ...frozen, config }));
  const served = await run.serve('--run', bound);
  const open = run.tasks.find(({ autonomous }) => !autonomous)?.id ?? '';
  await using player = await mcpPlayer(`${served.url}/mcp/${open}`);
  expect(await player.call({ name: 'reply_to_user', given: { message: 'Why?' } })).toMatchObject({
    text: 'I would rather not say.',
    outcome: undefined,
  });
  expect(endpoint.requests).toHaveLength(1);
  expect(JSON.stringify(endpoint.requests[0])).toContain('Assistant: Why?');
  // Another process may not write to the run in the meantime.
  expect((await toolloom(['serve', '--run', bound, '--port', '0'], run.path)).code).toBe(2);
  // Whatever the model does wrong ends this episode, and no other.
  const left = player.call({ name: 'toolloom_leave', given: {} });
  expect((await left).outcome).toMatchObject({ reward: 0 });
  const again = { name: 'reply_to_user', given: { message: 'And now?' } };
  await using next = await mcpPlayer(`${served.url}/mcp/${open}`);
  for (const _ of ['once', 'again'])
    await expect(next.call(again)).rejects.toThrow('this episode failed; the log of the server says why');
  // The model goes on when a client's connection breaks, and the client gets the reply when it is back.
  const session = await new OrsClient(served.url).session({ task_spec: { id: open } });
  const id = await session.brokenCall('reply_to_user', { message: 'Why not?' });
  const reply = resultIn(await session.events({ name: 'reply_to_user', input: {}, task_id: id }));
  expect(reply).toMatchObject({ output: { blocks: [{ text: 'I would rather not say.' }], finished: false } });
  await using last = await mcpPlayer(`${served.url}/mcp/${open}`);
  expect((await last.call({ ...again, given: { message: 'Why?' } })).isError).toBe(false);
  // Two calls are allowed in this run.
  const call = { name: 'no_such_tool', given: {} };
  expect(await last.call(call)).toMatchObject({ isError: true, outcome: undefined });
  expect((await last.call(call)).outcome).toMatchObject({ end: 'call_limit', reward: 0, calls: 2 });
  expect((await served.end()).stderr).toContain('the reply to role user cannot be used');
  const ledger = readFileSync(join(bound, 'ledger.jsonl'), 'utf8');
  expect(ledger.trim().split('\n').length).toBeGreaterThanOrEqual(endpoint.requests.length);
  expect(ledger).toContain('"user"');
});

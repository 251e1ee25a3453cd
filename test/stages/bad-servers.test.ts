// Servers with one bad habit each. A failure that may pass is owed, one that would be the same again is a
// reject, and neither harms the servers beside it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer } from '../../stages/mcp/start-server.ts';
import { harvested, scriptServer, serverScript } from '../support/harvested.ts';
import { descendantsOf, expectGone } from '../support/processes.ts';

const signal = new AbortController().signal;

const namesOf = (specs: readonly { originalName: string }[]): string[] =>
  specs.map(({ originalName }) => originalName);

afterEach(() => {
  delete process.env.TOOLLOOM_TEST_SEEN;
});

describe('a failure that may pass is owed, with its reason', () => {
  it('of a server that exits: its exit code and last lines, without secrets and control characters', async () => {
    process.env.TOOLLOOM_TEST_SEEN = 'word-that-nobody-may-see';
    const { rejects, failures } = await harvested({
      complains: scriptServer('complains.mjs', { env: ['TOOLLOOM_TEST_SEEN'] }),
    });
    expect(rejects).toEqual([]);
    expect(failures).toEqual([
      'harvest servers/complains: server did not start: complains: initialize: it closed the connection; ' +
        'the server exited with code 3; its last lines on stderr: ' +
        'starting | \\u001b[31mboom\\u001b[0m: no database at /x, key [TOOLLOOM_TEST_SEEN]',
    ]);
  });

  it.each([
    ['dies.mjs', 'server did not start', 'exited with code 7'],
    ['no-such-file.mjs', 'server did not start', 'Cannot find module'],
    [
      'dies-on-list.mjs',
      'server did not answer',
      'tools/list: it closed the connection; the server was killed by SIGKILL',
    ],
  ])('%s: %s, %s', async (script, reason, detail) => {
    const { rejects, failures } = await harvested({ bad: scriptServer(script) });
    expect(rejects).toEqual([]);
    expect(failures).toEqual([expect.stringContaining(`${reason}: bad: `)]);
    expect(failures[0]).toContain(detail);
  });

  it('of a command that is not there', async () => {
    const { failures } = await harvested({ missing: { command: '/no/such/command' } });
    expect(failures).toEqual([expect.stringContaining('exited with code 127 (command not found)')]);
  });

  it('of a server that never answers', async () => {
    const { failures } = await harvested({ hangs: scriptServer('hangs.mjs') }, 1500);
    expect(failures).toEqual([
      'harvest servers/hangs: server did not start: hangs: initialize: no answer within 1.5 s',
    ]);
  });

  it('of an address where nobody listens, and of a host that does not exist', async () => {
    const { failures } = await harvested({
      closed: { url: `http://127.0.0.1:${await closedPort()}/mcp` },
      nowhere: { url: 'http://host.invalid/mcp' },
    });
    expect(failures.sort()).toEqual([
      expect.stringContaining('server unreachable: closed: initialize: connection refused (ECONNREFUSED)'),
      expect.stringMatching(/server unreachable: nowhere: initialize: host .*\((ENOTFOUND|EAI_AGAIN)\)/),
    ]);
  });
});

it('no error shows the value of a header, whoever repeats it', async () => {
  process.env.TOOLLOOM_TEST_SEEN = 'word-that-nobody-may-see';
  const server = createServer((request, response) => {
    response.writeHead(500).end(`no such key: ${request.headers['x-key']}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const echo = { url: `http://127.0.0.1:${port}/mcp`, headers: { 'x-key': 'TOOLLOOM_TEST_SEEN' } };
  const { failures } = await harvested({ echo });
  server.closeAllConnections();
  server.close();
  expect(failures).toEqual([expect.stringContaining('it answers HTTP 500: no such key: [x-key]')]);
});

describe('a failure that would be the same again is a reject', () => {
  it.each([
    ['floods.mjs', 'server answered rubbish', 'sent a message of more than 64 MB'],
    ['lists-nothing.mjs', 'no tools', 'the server lists no tools'],
  ])('%s: %s, %s', async (script, reason, detail) => {
    const { rejects, failures } = await harvested({ bad: scriptServer(script) });
    expect(failures).toEqual([]);
    expect(rejects).toMatchObject([{ reason }]);
    expect(rejects[0]?.detail).toContain(detail);
  });

  it('of an address that is no MCP endpoint', async () => {
    const server = createServer((_, response) => void response.writeHead(404).end('<h1>not\nfound</h1>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const { rejects, failures } = await harvested({ page: { url: `http://127.0.0.1:${port}/mcp` } });
    server.close();
    expect(failures).toEqual([]);
    expect(rejects).toMatchObject([{ reason: 'server refused the request' }]);
    expect(rejects[0]?.detail).toMatch(/^page: initialize: .*not found/);
  });
});

it('a server may log as much as it likes', async () => {
  const { specs, failures } = await harvested({ chatters: scriptServer('chatters.mjs') });
  expect(failures).toEqual([]);
  expect(namesOf(specs)).toEqual(['chatter']);
});

it('a broken tool loses only itself, and a name that every object has is a name like any other', async () => {
  const { specs, rejects } = await harvested({ mixed: scriptServer('mixed.mjs') });
  expect(namesOf(specs)).toEqual([
    'get_balance',
    'array_schema',
    'text_schema',
    'null_schema',
    'wrong_type',
    'numbered',
    'constructor',
    '__proto__',
    'toString',
    'get_rate',
  ]);
  expect(specs[1]?.quality.issues).toEqual([
    'inputSchema dropped, which is no object',
    'not resolved: inputSchema, which the server does not declare',
    'type of the whole schema read as object',
  ]);
  expect(specs[1]?.quality.score).toBeLessThan(0.7);
  expect(specs[5]?.quality.issues).toContain('description dropped, which is no text');
  expect(rejects.map(({ reason, detail }) => `${reason}: ${detail}`)).toEqual([
    'broken declaration: mixed.tool 7: name: is empty',
    expect.stringMatching(/^broken declaration: mixed\.tool 8: declaration: /),
  ]);
  for (const { detail } of rejects) expect(detail).not.toContain('\n');
});

it('a list that never ends is cut, and the reject says so', async () => {
  const { specs, rejects } = await harvested({ endless: scriptServer('never-ends-list.mjs') });
  expect(namesOf(specs)).toEqual(['rate']);
  expect(rejects).toMatchObject([
    { reason: 'list cut', detail: 'endless: the server sent 10 empty pages in a row; the first 1 are kept' },
  ]);
});

it('a very long description is cut, and the spec says so', async () => {
  const { specs } = await harvested({ long: scriptServer('long-words.mjs') });
  expect(specs[0]?.description.length).toBeLessThanOrEqual(8000);
  expect(specs[0]?.quality.issues).toContain('description cut to 8000 characters');
});

describe('a session', () => {
  const start = (script: string, timeout = 20_000) =>
    startServer(script, () => ({ command: process.execPath, args: [serverScript(script)] }), {
      timeout,
      signal,
    });

  it.each([
    ['code', { isError: true, text: expect.stringContaining('no such seat') }],
    ['timeout', { isError: true, text: expect.stringContaining('upstream took too long') }],
    ['closed', { isError: true, text: expect.stringContaining('session is over') }],
    ['result', { isError: true, text: 'no seats left' }],
    ['structured', { isError: false, text: '{"seats":3}' }],
    ['fine', { isError: false, text: 'done' }],
  ])('gives a refused call an error result, and any other call its text (%s)', async (how, answer) => {
    await using session = await start('refuses-calls.mjs');
    expect(await session.callTool('book', { how })).toEqual(answer);
  });

  it('ends with its server, what that server started, and its directory, whatever they ignore', async () => {
    for (const script of ['leaves-child.mjs', 'ignores-term.mjs']) {
      const session = await start(script);
      const [tool] = (await session.listTools()).tools;
      const named = Number(tool?.name.split('_')[1]);
      const pids = descendantsOf(process.pid).filter((pid) => pid === named);
      expect(pids).toEqual([named]);
      await session[Symbol.asyncDispose]();
      await expectGone(pids);
    }
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
}

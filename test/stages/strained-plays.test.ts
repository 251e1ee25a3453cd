// Plays under strain: a megabyte of every script in one result, a play that is given up while a server works, and
// several sessions at once. Nothing is lost and nothing is left behind.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFileStore, readFileStore } from '../../pipeline/store/file-store.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Agent, EnvironmentPart } from '../../schemas/agent.ts';
import { openAgent } from '../../stages/environments/joined.ts';
import { mcpEnvironment } from '../../stages/environments/mcp.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { type AgentTurn, play } from '../../stages/simulate/play.ts';
import { accepted, rowsIn } from '../support/accepted.ts';
import { serverScript } from '../support/harvested.ts';
import { all } from '../support/offline-run.ts';
import { descendantsOf, expectGone } from '../support/processes.ts';
import { roundTrip } from '../support/round-trip.ts';
import { tempDir } from '../support/temp-dir.ts';

const names = ['read_all', 'echo', 'wait'];
const part: EnvironmentPart = {
  environment: 'own_server',
  of: 'loud',
  primary: true,
  tools: names,
  server: { command: process.execPath, args: [serverScript('loud.mjs')], env: [], network: true },
};
const agent: Agent = {
  ...accepted.agent,
  tools: names.map((name) => ({
    name,
    description: `The tool ${name}.`,
    inputSchema: {
      type: 'object',
      ...(name === 'echo' ? { properties: { words: { type: 'string' } } } : {}),
    },
    origin: { collection: 'specs', id: name },
  })),
  parts: [part],
};

/** Servers work in a folder below this one, so that what they leave is seen. */
let folder: Awaited<ReturnType<typeof tempDir>>;
const usual = process.env.TMPDIR;
beforeEach(async () => {
  folder = await tempDir();
  process.env.TMPDIR = folder.path;
});
afterEach(async () => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  await folder[Symbol.asyncDispose]();
});

async function played(signal: AbortSignal, ...turns: AgentTurn['toolCalls'][]) {
  await using session = await openAgent(agent, memoryStore(), signal);
  let at = 0;
  return await play({
    agent,
    task: { request: 'Read everything.', withheld: [] },
    session,
    limits: { messages: 40, calls: 9 },
    speakers: {
      agent: async () => ({ content: at < turns.length ? '' : 'That is all.', toolCalls: turns[at++] ?? [] }),
      user: async () => ({ content: '', end: 'goal_reached' }),
    },
  });
}

it('a call to a tool of a harvested server that nobody runs comes back as an error, and the play goes on', async () => {
  const lent: EnvironmentPart = {
    environment: 'mcp',
    of: 'someone/some-server',
    primary: false,
    tools: ['wave'],
  };
  await using session = await openAgent({ parts: [part, lent] }, memoryStore(), new AbortController().signal);
  expect(await session.call('wave', { to: 'you' })).toEqual({
    ok: false,
    value: {
      error: { code: 'SERVER_NOT_CONNECTED', message: 'The server someone/some-server is not connected.' },
    },
    tier: 'code',
    changes: [],
  });
  expect(await session.call('echo', { words: 'still here' })).toMatchObject({ ok: true });
  expect((await session.snapshot()) as object).toMatchObject({ 'mcp/someone/some-server': null });
});

it('a result of a megabyte in every script comes back from the store and from rows as it was', async () => {
  const { signal } = new AbortController();
  const words = 'Grüße aus 東京 👩‍👩‍👧 \u202e\u0007';
  const { messages, steps } = await played(
    signal,
    [{ name: 'read_all', arguments: {} }],
    [{ name: 'echo', arguments: { words } }],
  );
  expect(Buffer.byteLength(messages[3]?.content ?? '')).toBeGreaterThan(1e6);
  expect(messages[5]?.content).toBe(words);
  const trajectory = { ...accepted.trajectory, messages, steps };
  const units = join(folder.path, 'units');
  {
    await using store = await openFileStore(units);
    await store.commit('simulate', 'u', { records: { trajectories: [trajectory] }, rejects: [] });
  }
  await using store = await readFileStore(units);
  expect(await all(store.read('trajectories'))).toEqual([trajectory]);
  for (const exporter of exporters) {
    const { rows } = rowsIn(exporter, { messages: trajectory.messages, tools: [] });
    for (const row of rows) {
      expect(JSON.stringify(exporter.line(row)).split('\n')).toHaveLength(1);
      const { read, expected } = roundTrip(exporter, row);
      expect(read, exporter.format).toEqual(expected);
    }
  }
});

it('a play that is given up while its server works ends, and leaves no process and no directory', async () => {
  const controller = new AbortController();
  const before = new Set(descendantsOf(process.pid));
  const play = played(controller.signal, [{ name: 'wait', arguments: {} }]);
  await expect
    .poll(() => descendantsOf(process.pid).filter((pid) => !before.has(pid)).length, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await expect.poll(() => readdirSync(folder.path).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const started = descendantsOf(process.pid).filter((pid) => !before.has(pid));
  controller.abort();
  await expect(play).rejects.toThrow();
  await expectGone(started);
  expect(readdirSync(folder.path)).toEqual([]);
});

it('six sessions at once each see what was written in them alone, and leave nothing behind', async () => {
  const controller = new AbortController();
  const live = {
    environment: 'mcp',
    of: 'memory',
    fixture: 'club',
    primary: true,
    tools: ['read_graph', 'create_entities'],
  };
  const before = new Set(descendantsOf(process.pid));
  const open = () => mcpEnvironment.open({ part: live, store: memoryStore(), signal: controller.signal });
  const sessions = await Promise.all(Array.from({ length: 6 }, open));
  const started = descendantsOf(process.pid).filter((pid) => !before.has(pid));
  expect(started.length).toBeGreaterThanOrEqual(6);
  const seen = await Promise.all(
    sessions.map(async (session, number) => {
      const entity = { name: `Boat ${number}`, entityType: 'boat', observations: [] };
      await session.call('create_entities', { entities: [entity] });
      const { value } = await session.call('read_graph', {});
      return [...new Set(JSON.stringify(value).match(/Boat \d/g))];
    }),
  );
  expect(seen).toEqual(sessions.map((_, number) => [`Boat ${number}`]));
  await Promise.all(sessions.map((session) => session[Symbol.asyncDispose]()));
  await expectGone(started); // they wait a moment for another play
  await expect.poll(() => readdirSync(folder.path), { timeout: 20_000 }).toEqual([]);
});

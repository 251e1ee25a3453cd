// Real interfaces in worlds of their own: what is inferred, what is left, and whether it does what the live
// servers do.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Random, randomFor } from '../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Spec } from '../../schemas/spec.ts';
import { inferWorld } from '../../stages/infer-worlds/infer.ts';
import { meaningOf } from '../../stages/infer-worlds/meaning.ts';
import { withoutUnseen } from '../../stages/infer-worlds/without-unseen.ts';
import { type Connection, connect } from '../../stages/mcp/connect.ts';
import { installedPackage } from '../../stages/mcp/installed.ts';
import { packagedServers } from '../../stages/mcp/servers.ts';
import { readLexicon } from '../../stages/synthesize-tools/lexicon.ts';
import { standards } from '../../stages/synthesize-tools/validation/bad-calls.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';
import { openWorld, type WorldDatabase } from '../../stages/worlds/database.ts';
import { applyChanges } from '../../stages/worlds/policies.ts';
import { type Callable, callProgram } from '../../stages/worlds/program.ts';
import { type SampledTool, sampleArguments } from '../../stages/worlds/sample-arguments.ts';

const lexicon = await readLexicon();

const spec = (name: string, properties: JsonObject, required: string[] = Object.keys(properties)): Spec => ({
  id: name,
  from: [],
  provenance: { stage: 'harvest', unit: 'test', seed: 1, roles: {} },
  descriptionLanguage: 'eng',
  name,
  originalName: name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object', properties, required },
  server: { name: 'tracker', transport: 'stdio' },
  source: { origin: 'live', licence: 'MIT' },
  quality: { score: 1, issues: [] },
});
const text = { type: 'string' };
const infer = (specs: readonly Spec[], label = 'a') =>
  inferWorld('tracker', specs, { lexicon, random: randomFor('infer', label) });

describe('the name of a tool', () => {
  it.each([
    ['create_issue', { verb: 'create', noun: 'issue', isMany: false }],
    ['listPullRequests', { verb: 'list', noun: 'pull request', isMany: true }],
    ['search-entities', { verb: 'search', noun: 'entity', isMany: true }],
    ['issue_get', { verb: 'get', noun: 'issue', isMany: false }],
    ['add_tasks_to_request', { verb: 'create', noun: 'task', isMany: true }],
    ['mark_task_done', { verb: 'transition', noun: 'task', isMany: false, state: 'done' }],
    ['close_issue', { verb: 'transition', noun: 'issue', isMany: false, state: 'closed' }],
    ['pause_queue', { verb: 'transition', noun: 'queue', isMany: false, state: 'paused' }],
    ['sequentialthinking', undefined],
    ['get', undefined],
  ])('%s says what it says', (name, meaning) => {
    expect(meaningOf(name)).toEqual(meaning);
  });
});

describe('an issue tracker', () => {
  const scope = { repo: text };
  const tools = [
    spec('create_issue', { ...scope, title: text, body: text, labels: { type: 'array', items: text } }, [
      'repo',
      'title',
    ]),
    spec('get_issue', { ...scope, issue_number: text }),
    spec('list_issues', { repo: text, limit: { type: 'integer', minimum: 1, maximum: 50 } }, ['repo']),
    spec('search_issues', { query: text }),
    spec('updateIssue', { issueNumber: text, title: text, body: text }, ['issueNumber']),
    spec('close_issue', { issue_number: text, closing_remark: text }, ['issue_number']),
    spec('delete_issue', { issue_number: text }),
    spec('lock_issue', { issue_number: text }),
    spec('transfer_issue', { issue_number: text, webhook: text }),
    spec('get_rate_limit', {}),
  ];

  it('is inferred tool by tool, keeps names and parameters, and leaves what is in doubt with the reason', async () => {
    for (const label of ['a', 'b', 'c']) {
      const { world, tools: found, skipped } = infer(tools, label);
      expect(found.map(({ name, operation }) => [name, operation])).toEqual([
        ['create_issue', 'create'],
        ['get_issue', 'get'],
        ['list_issues', 'list'],
        ['search_issues', 'search'],
        ['updateIssue', 'update'],
        ['close_issue', 'transition'],
        ['delete_issue', 'remove'],
      ]);
      for (const tool of found)
        expect(tool.inputSchema).toEqual(tools.find(({ name }) => name === tool.name)?.inputSchema);
      expect(skipped.map(({ spec: { name }, why }) => [name, why])).toEqual([
        ['lock_issue', 'its name does not contain a known verb and a noun'],
        ['transfer_issue', 'its name does not contain a known verb and a noun'],
        ['get_rate_limit', 'no tool creates a rate limit'],
      ]);
      if (!world) throw new Error('no world');
      const verdict = await validateWorld(world, found, {
        random: randomFor('validate', label),
        demanded: standards.real,
      });
      expect(verdict).toMatchObject({ draftFaults: [], faults: [] });
      expect(
        verdict.tools.flatMap(({ tool, faults }) => faults.map((fault) => `${tool.name}: ${fault}`)),
      ).toEqual([]);
    }
  });

  it('does what its names say', async () => {
    const { world, tools: found } = infer(tools);
    if (!world) throw new Error('no world');
    using database = await openWorld(world);
    const call = (name: string, given: JsonObject) => {
      const tool = found.find((each) => each.name === name);
      if (!tool) throw new Error(`no ${name}`);
      return callProgram(tool, database, given);
    };
    const made = call('create_issue', { repo: 'atlas', title: 'Door sticks', labels: ['wood'] });
    expect(made.value).toMatchObject({
      id: 'issue-9',
      title: 'Door sticks',
      labels: ['wood'],
      body: null,
      status: 'open',
    });
    expect(call('updateIssue', { issueNumber: 'issue-9', body: 'since Monday' }).value).toMatchObject({
      title: 'Door sticks',
      body: 'since Monday',
    });
    expect(call('close_issue', { issue_number: 'issue-9', closing_remark: 'planed' }).value).toMatchObject({
      status: 'closed',
      closing_remark: 'planed',
    });
    expect(call('search_issues', { query: 'sticks' }).value).toMatchObject({
      count: 1,
      issues: [{ id: 'issue-9' }],
    });
    expect(call('list_issues', { repo: 'atlas' }).value).toMatchObject({
      issues: [{ title: 'Door sticks' }],
    });
    expect(call('get_issue', { repo: 'elsewhere', issue_number: 'issue-9' })).toMatchObject({
      ok: false,
      value: { error: { code: 'ISSUE_NOT_FOUND' } },
    });
    expect(call('delete_issue', { issue_number: 'issue-9' })).toMatchObject({
      ok: true,
      value: { removed: 1 },
    });
    expect(call('get_issue', { repo: 'atlas', issue_number: 'issue-9' }).ok).toBe(false);
  });

  it('leaves out a tool with a parameter whose meaning is unclear, however plain the rest is', () => {
    const { tools: found, skipped } = infer([
      ...tools.slice(0, 2),
      spec('list_issues', { repo: text, cursor: text }, []),
    ]);
    expect(found.map(({ name }) => name)).toEqual(['create_issue', 'get_issue']);
    expect(skipped).toMatchObject([{ why: 'the role of the parameter cursor for an issue is not known' }]);
  });

  it('goes by the ID that its tools name, though a thing has a name, and by a part of the noun', () => {
    const { world, tools: found } = infer([
      spec('create_pull_request', { name: text, body: text }),
      spec('get_pull_request', { pull_number: text }),
      spec('delete_pull_request', { pull_number: text }),
      spec('create_label', { name: text, color: text }),
      spec('delete_label', { name: text }),
    ]);
    expect(found.map(({ name }) => name)).toContain('get_pull_request');
    expect(world?.tables.pull_requests?.key).toBe('id');
    expect(world?.tables.labels?.key).toBe('name');
  });

  it('has the columns that a change names, and filters by them, but not by a choice that no row has', async () => {
    const state = (...choices: string[]) => ({ type: 'string', enum: choices });
    const page = { page: { type: 'integer' }, per_page: { type: 'integer' } };
    const {
      world,
      tools: found,
      skipped,
    } = infer([
      spec('create_issue', { title: text, body: text }),
      spec('update_issue', { issue_id: text, state: state('open', 'closed') }, ['issue_id']),
      spec('list_issues', { state: state('open', 'closed'), ...page }, []),
      spec('search_issues', { query: text, state: state('open', 'closed', 'all') }, ['query']),
    ]);
    expect(skipped).toMatchObject([{ why: 'the role of the parameter state for an issue is not known' }]);
    if (!world) throw new Error('no world');
    using database = await openWorld(world);
    const list = found.find(({ name }) => name === 'list_issues');
    if (!list) throw new Error('no list_issues');
    const shown = (given: JsonObject) => callProgram(list, database, given).value as { issues: JsonObject[] };
    const all = shown({}).issues.map(({ id }) => id);
    expect(shown({ page: 2, per_page: 3 }).issues.map(({ id }) => id)).toEqual(all.slice(3, 6));
    for (const issue of shown({ state: 'closed' }).issues) expect(issue.state).toBe('closed');
  });

  it('is judged without a table that nobody can see, and without a tool that does what another does', () => {
    const { world, tools: found } = infer([
      spec('create_issue', { title: text, body: text }),
      spec('get_issue', { issue_id: text }),
      spec('fetch_issue', { issue_id: text }),
      spec('create_webhook', { url: text, secret: text }),
    ]);
    if (!world) throw new Error('no world');
    const less = withoutUnseen(world, found, ['webhooks']);
    expect(less?.tools.map(({ name }) => name)).toEqual(['create_issue', 'get_issue']);
    expect(less?.skipped).toEqual([
      { tool: 'create_webhook', why: 'no tool shows a row of webhooks' },
      { tool: 'fetch_issue', why: 'it does the same as get_issue' },
    ]);
    expect(Object.keys(less?.world.tables ?? {})).toEqual(['issues']);
    expect(less?.world.schema).toHaveLength(1);
    expect(withoutUnseen(world, found.slice(0, 2), [])).toBeUndefined();
  });

  it('names that SQL does not allow do not become columns', () => {
    const hostile = spec('create_note', { 'text"); DROP TABLE x; --': text, title: text });
    expect(infer([hostile, spec('get_note', { id: text })]).tools).toEqual([]);
  });
});

/** What a server needs so that it holds the rows of the world, and how their keys and paths translate. */
interface Twin {
  readonly name: string;
  /** Makes the rows; gives what the live server calls each key. */
  fill(live: Connection, database: WorldDatabase): Promise<Map<string, string>>;
}

const twins: readonly Twin[] = [
  {
    name: 'memory',
    async fill(live, { initial }) {
      const entities = (initial.entities ?? []).map((row) => ({
        ...row,
        observations: JSON.parse(String(row.observations)) as Json,
      }));
      const relations = (initial.relations ?? []).map(({ id: _, ...row }) => row);
      await live.callTool('create_entities', { entities } as JsonObject);
      await live.callTool('create_relations', { relations } as JsonObject);
      return new Map();
    },
  },
  {
    name: 'filesystem',
    async fill(live, { initial }) {
      for (const { path, content } of initial.files ?? []) {
        const file = join(live.directory, String(path));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, String(content));
      }
      for (const folder of ['moved', 'documents/notes', 'documents/plans', 'documents/archive'])
        mkdirSync(join(live.directory, folder), { recursive: true });
      return new Map([
        ['/documents/', `${live.directory}/documents/`],
        ['/moved/', `${live.directory}/moved/`],
      ]);
    },
  },
  {
    name: 'taskmanager',
    async fill(live, { initial }) {
      const names = new Map<string, string>();
      const rows = initial.tasks ?? [];
      for (const request of new Set(rows.map((row) => String(row.requestId)))) {
        const own = rows.filter((row) => row.requestId === request);
        const tasks = own.map(({ title, description }) => ({ title, description }));
        const { text: made } = await live.callTool('request_planning', {
          originalRequest: request,
          tasks,
        } as JsonObject);
        const answer = JSON.parse(made) as { requestId: string; tasks: { id: string }[] };
        names.set(request, answer.requestId);
        for (const [index, { id }] of answer.tasks.entries()) names.set(String(own[index]?.id), id);
        for (const { id } of own.filter(({ status }) => status === 'done'))
          await live.callTool('mark_task_done', {
            requestId: answer.requestId,
            taskId: names.get(String(id)) ?? '',
          });
      }
      return names;
    },
  },
];

/** Strings of a value, each as the live server knows it. */
function translated(value: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    const prefix = [...names.keys()].find((name) => name.endsWith('/') && value.startsWith(name));
    return prefix ? (names.get(prefix) ?? '') + value.slice(prefix.length) : (names.get(value) ?? value);
  }
  if (Array.isArray(value)) return value.map((item) => translated(item, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, translated(member, names)]));
}

const leaves = (value: Json): string[] =>
  value !== null && typeof value === 'object'
    ? Object.values(value).flatMap(leaves)
    : typeof value === 'string'
      ? [value]
      : [];

/** Sensible arguments, all rows equally likely; about one time in seven every key is one that does not exist. */
function argumentsFor(tool: SampledTool, database: WorldDatabase, random: Random): JsonObject {
  const state = database.snapshot();
  const given = sampleArguments(tool, { database, state, random });
  const isLost = random.chance(0.15);
  for (const [name, table] of Object.entries(tool.references)) {
    const row = random.pick(state[table] ?? []);
    if (isLost) given[name] = Array.isArray(given[name]) ? ['nothing of that name'] : 'no-such-key';
    else if (typeof given[name] === 'string')
      given[name] = String(row[database.world.tables[table]?.key ?? 'id']);
  }
  return given;
}

/** Notes which key the live server gave to what was made here under another. */
function pairKeys(value: Json, answer: string, names: Map<string, string>): void {
  const made = [...JSON.stringify(value).matchAll(/"id":"([^"]+)"/g)]
    .map(([, id]) => id ?? '')
    .filter((id) => !names.has(id));
  const answered = [...answer.matchAll(/"id": ?"([^"]+)"/g)].map(([, id]) => id ?? '');
  for (const [index, id] of made.entries()) names.set(id, answered[index] ?? id);
}

/** Both refuse, or both answer and the live server says every text that a read shows here. */
function agrees(
  tool: Callable,
  here: { readonly ok: boolean; readonly value: Json },
  there: { readonly text: string; readonly isError: boolean },
  names: ReadonlyMap<string, string>,
): boolean {
  const isRefused = there.isError || /"status": ?"(error|\w*not_found)"/.test(there.text);
  const shown = tool.effect === 'read' && here.ok ? leaves(translated(here.value, names)) : [];
  const missing = shown.filter(
    (leaf) => leaf !== 'open' && leaf !== 'done' && !there.text.includes(JSON.stringify(leaf).slice(1, -1)),
  );
  return here.ok !== isRefused && missing.length === 0;
}

const calls = 60;

describe.each(twins.map((twin) => [twin.name, twin] as const))('the world inferred from %s', (name, twin) => {
  it(`agrees with the live server on at least nine of ten of ${calls} calls`, async () => {
    const server = packagedServers.find((each) => each.name === name);
    if (!server) throw new Error(`no server ${name}`);
    const random = randomFor('agreement', name);
    await using live = await connect(server, installedPackage(server), {
      timeout: 20_000,
      signal: AbortSignal.timeout(600_000),
    });
    const specs = (await live.listTools()).tools.map((tool) => ({
      ...spec(tool.name, {}),
      inputSchema: tool.inputSchema,
      description: tool.description ?? '',
    }));
    const { world, tools } = inferWorld(name, specs, { lexicon, random });
    if (!world) throw new Error('no world');
    using database = await openWorld(world);
    const names = await twin.fill(live, database);
    const disagreed: string[] = [];
    for (let number = 0; number < calls; number += 1) {
      const tool = random.pick(tools);
      const given = argumentsFor(tool, database, random);
      const here = callProgram(tool, database, given);
      const there = await live.callTool(tool.name, translated(given, names) as JsonObject);
      if (tool.effect === 'write' && here.ok) pairKeys(here.value, there.text, names);
      if (agrees(tool, here, there, names)) continue;
      // What the server did not do is undone, so that later calls are compared in the same state.
      applyChanges(
        database,
        here.changes.map(({ before, after, ...row }) => ({ ...row, before: after, after: before })),
      );
      disagreed.push(
        `${tool.name} ${JSON.stringify(given)}: ${JSON.stringify(here.value)} | ${there.text.slice(0, 200)}`,
      );
    }
    expect(disagreed.length, disagreed.join('\n')).toBeLessThanOrEqual(calls / 10);
  });
});

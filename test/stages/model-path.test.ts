// The same stage with a model in place of the procedures: what it writes is executed and validated like
// anything else.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../pipeline/models/model.ts';
import { scriptedModel } from '../../pipeline/models/scripted.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { compactRows } from '../../stages/synthesize-tools/compact-rows.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

const world = {
  name: 'lending_desk',
  title: 'Lending desk',
  path: ['libraries', 'public libraries', 'Lending desk'],
  summary: 'Lends books.',
  schema: [
    `CREATE TABLE "loans" ("id" TEXT PRIMARY KEY, "title" TEXT NOT NULL, "status" TEXT NOT NULL CHECK ("status" IN ('out', 'back')))`,
  ],
  tables: {
    loans: {
      noun: 'loan',
      plural: 'loans',
      key: 'id',
      label: 'title',
      columns: { id: 'exact', title: 'exact', status: 'exact' },
    },
  },
  rows: {
    loans: [1, 2, 3, 4].map((number) => ({
      id: `LN-100${number}`,
      title: `Volume ${number}`,
      status: number % 2 ? 'out' : 'back',
    })),
  },
  clock: '2025-03-01T09:00:00Z',
  policies: [],
};

function tool(
  name: string,
  changes: Partial<ToolDraft>,
  program: Partial<ToolDraft['program']> = {},
): ToolDraft {
  const guards = [
    {
      sql: 'SELECT EXISTS (SELECT 1 FROM loans WHERE id = :loan_id)',
      error: { code: 'LOAN_NOT_FOUND', message: 'No loan {loan_id}.' },
    },
  ];
  return {
    name,
    description: 'Does something with a loan and returns it. Use it when the ID is known.',
    inputSchema: {
      type: 'object',
      properties: { loan_id: { type: 'string' } },
      required: ['loan_id'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: { id: { type: 'string' }, name: { type: 'string' } },
      required: ['id'],
    },
    effect: 'read',
    operation: 'get',
    references: { loan_id: 'loans' },
    samples: [],
    intents: ['show me {loan_id}'],
    ...changes,
    program: {
      guards,
      statements: [],
      result: { sql: `SELECT id, '${name}' AS name FROM loans WHERE id = :loan_id`, shape: 'one' },
      ...program,
    },
  };
}

const reads = ['get_loan', 'show_loan', 'read_loan', 'fetch_loan', 'view_loan'].map((name) => tool(name, {}));
const write = tool(
  'close_loan',
  { effect: 'write', operation: 'transition' },
  { statements: [`UPDATE loans SET status = 'back' WHERE id = :loan_id`] },
);
const bad = tool(
  'burn_loan',
  { effect: 'write', operation: 'remove' },
  { statements: ['DELETE FROM lones WHERE id = :loan_id'] },
);

const config = {
  roles: { 'world-builder': 'writer', toolsmith: 'writer' },
  stages: {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['e-commerce'], worlds: 2 },
    // The tools here differ in their names alone.
    'synthesize-tools': { duplicates: 1, alike: 1 },
  },
};

const burning: Partial<ToolDraft['program']> = {
  statements: ['DELETE FROM loans WHERE id = :loan_id'],
  result: { sql: `SELECT :loan_id AS id, 'burnt' AS name`, shape: 'one' },
};

const withCompactRows = ({ rows, ...draft }: typeof world) => ({
  ...draft,
  rows: Object.fromEntries(Object.entries(rows).map(([table, each]) => [table, compactRows(each)])),
});

async function synthesize(
  replies: Parameters<typeof scriptedModel>[1],
  { worlds = 2, requests = [] }: { worlds?: number; requests?: Request[] } = {},
) {
  using scripted = scriptedModel('writer', replies);
  const model: typeof scripted = {
    ...scripted,
    complete(request, call) {
      requests.push(request);
      return scripted.complete(request, call);
    },
  };
  const stages = { ...config.stages, evolve: { ...config.stages.evolve, worlds } };
  const options = { until: 'synthesize-tools', concurrency: 1, config: { ...config, stages } } as const;
  return await offlineRun({ ...options, models: new Map([['writer', model]]) });
}

describe('a model that writes worlds', () => {
  it('is accepted when its SQL runs, and the records name the model', async () => {
    const { store, result } = await synthesize([
      JSON.stringify(world),
      `Here it is:\n\`\`\`json\n${JSON.stringify({ tools: [...reads, write] })}\n\`\`\``,
      JSON.stringify({ ...withCompactRows(world), name: 'second_desk' }),
      JSON.stringify({ tools: [...reads, write].map((each) => ({ ...each, name: `second_${each.name}` })) }),
    ]);
    expect(result.stages.at(-1)).toMatchObject({ kept: 2, rejected: 0, failed: 0 });
    const [one, other] = await all(store.read('worlds'));
    expect(other?.rows).toEqual(one?.rows);
    const [tool] = await all(store.read('tools'));
    expect(tool?.provenance.roles).toMatchObject({
      toolsmith: { by: 'model', model: 'writer', calls: 1 },
      'world-builder': { by: 'model' },
    });
  });

  it('sees the error message of SQL that does not run, and its correction is kept', async () => {
    const requests: Request[] = [];
    const { store } = await synthesize(
      [
        JSON.stringify({ ...world, schema: ['CREATE TABEL "loans" ("id" TEXT)'] }),
        JSON.stringify(world),
        JSON.stringify({ tools: [...reads, write, bad] }),
        JSON.stringify({
          tools: [{ ...bad, program: { ...bad.program, statements: ['DELETE FROM laons'] } }],
        }),
        JSON.stringify({ tools: [tool('burn_loan', { effect: 'write', operation: 'remove' }, burning)] }),
      ],
      { worlds: 1, requests },
    );
    const asked = requests.map(({ messages }) => messages.at(-1)?.content ?? '');
    expect(asked[1]).toContain('syntax error');
    expect(asked[3]).toContain('no such table: lones');
    expect(asked[4]).toContain('no such table: laons');
    expect((await all(store.read('tools'))).map(({ name }) => name)).toContain('burn_loan');
    expect(await all(store.read('worlds'))).toMatchObject([{ validation: { sentBack: 3, dropped: [] } }]);
    expect((await all(store.rejects())).filter((reject) => reject.stage === 'synthesize-tools')).toEqual([]);
  });

  it('a world that still fails after the repair is rejected, with the message of the database', async () => {
    const { store } = await synthesize([
      JSON.stringify(world),
      JSON.stringify({ tools: [...reads, write, bad] }),
      JSON.stringify({ tools: [bad] }),
      JSON.stringify({ tools: [bad] }),
      JSON.stringify(world),
      JSON.stringify({ tools: [...reads, bad] }),
      JSON.stringify({ tools: [bad] }),
      JSON.stringify({ tools: [] }),
    ]);
    const rejects = await all(store.rejects());
    expect(
      rejects
        .filter((reject) => reject.stage === 'synthesize-tools')
        .map((reject) => [reject.reason, /no such table: lones/.test(reject.detail)])
        .sort(),
    ).toEqual([
      ['tool does not work', true],
      ['world does not hold', true],
    ]);
  });

  it('a world whose tool names another world has is not admitted, whichever finishes first', async () => {
    const { store, result } = await synthesize([
      JSON.stringify(world),
      JSON.stringify({ tools: [...reads, write] }),
      JSON.stringify({ ...world, name: 'second_desk' }),
      JSON.stringify({ tools: [...reads, write] }),
    ]);
    expect(result.stages.at(-1)).toMatchObject({ kept: 1, rejected: 1 });
    const rejects = await all(store.rejects());
    expect(rejects.map((reject) => reject.reason)).toContain('world repeats another');
  });

  it('two useless replies make a failure that is owed again, never a record', async () => {
    const { store, result } = await synthesize([
      'no idea',
      'still no idea',
      JSON.stringify(world),
      JSON.stringify({ tools: [...reads, write] }),
    ]);
    expect(result.stages.at(-1)).toMatchObject({ kept: 1, rejected: 0, failed: 1 });
    expect(store.ids('worlds')).toHaveLength(1);
  });
});

it('a model assigns meanings to tools of a server, and none to a tool that the server does not have', async () => {
  await using directory = await tempDir();
  const owned = [...reads, write];
  const declared = owned.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  await writeFile(join(directory.path, 'mcp.json'), JSON.stringify({ name: 'desk', tools: declared }));
  const reply = { world, tools: [...owned, tool('invented_loan', {})], skipped: [] };
  using model = scriptedModel('inferrer', [JSON.stringify(reply)]);
  const { store, result } = await offlineRun({
    until: 'infer-worlds',
    config: {
      roles: { 'world-inferrer': 'inferrer' },
      stages: {
        harvest: { packages: { servers: [] }, folders: { paths: [directory.path] } },
        cluster: { duplicates: 1 },
        evolve: { categories: ['e-commerce'], worlds: 2 },
      },
    },
    models: new Map([['inferrer', model]]),
  });
  // A reply that breaks the schema of the role fails its unit and leaves no reject.
  expect(result.stages.filter((stage) => stage.failed > 0)).toEqual([]);
  const rejects = (await all(store.rejects())).filter(({ stage }) => stage === 'infer-worlds');
  expect(rejects.map(({ reason, detail }) => `${reason}: ${detail}`)).toEqual([
    expect.stringMatching(/^tool invented: .* has no tool invented_loan$/),
  ]);
  const tools = (await all(store.read('tools'))).map(({ name }) => name);
  expect(tools).toEqual(expect.arrayContaining(['get_loan', 'close_loan']));
  expect(tools).not.toContain('invented_loan');
});

it('a model adds domains; those with an unknown archetype or a taken name are rejected', async () => {
  const nouns = (is: string) =>
    ['bay', 'lane', 'gate', 'ramp'].map((noun) => ({ noun: `${noun} permit`, is }));
  const domains = [
    { name: 'drive-in kiosks', nouns: nouns('document') },
    { name: 'drive-in kiosks', nouns: nouns('document') },
    { name: 'moon shops', nouns: nouns('moonstone') },
  ];
  using model = scriptedModel('namer', [JSON.stringify({ domains })]);
  const { store } = await offlineRun({
    until: 'evolve',
    config: {
      roles: { taxonomist: 'namer' },
      stages: { harvest: { packages: { servers: [] } }, evolve: { categories: ['e-commerce'], worlds: 30 } },
    },
    models: new Map([['namer', model]]),
  });
  const applications = await all(store.read('applications'));
  expect(applications.some(({ path }) => path[1] === 'drive-in kiosks')).toBe(true);
  expect(applications[0]?.provenance.roles.taxonomist).toMatchObject({
    by: 'model',
    model: 'namer',
    calls: 1,
  });
  const rejects = (await all(store.rejects())).filter(({ stage }) => stage === 'evolve');
  expect(rejects.map(({ reason, detail }) => `${reason}: ${detail}`).sort()).toEqual([
    'invalid domain: drive-in kiosks: a domain with that name exists',
    'invalid domain: moon shops: "bay permit" has the unknown archetype "moonstone"',
  ]);
});

it('a play by a model is not labeled with the vice that the procedure would have shown', async () => {
  const reply = {
    content: 'I cannot do that.',
    toolCalls: [],
    finish: 'stop' as const,
    usage: { input: 1, cachedInput: 0, output: 1, cost: 0.5 },
  };
  const model = { name: 'writer', complete: async () => reply, embed: async () => [] };
  const stages = { ...config.stages, simulate: { vices: 1 } };
  const { store } = await offlineRun({
    config: { roles: { agent: 'writer' }, target: 5, stages },
    models: new Map([['writer', model]]),
  });
  const trajectories = await all(store.read('trajectories'));
  expect(trajectories.length).toBeGreaterThan(5);
  for (const { vice, provenance } of trajectories) {
    expect(vice).toBeUndefined();
    expect(provenance.roles.agent).toMatchObject({
      by: 'model',
      model: 'writer',
      cost: 0.5 * (provenance.roles.agent?.calls ?? 0),
    });
  }
});

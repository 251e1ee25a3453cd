// The export stage over a store of accepted rows: which file a row goes to, and which tools it shows.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { outputFile } from '../../pipeline/files/whole-file.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { Task } from '../../schemas/task.ts';
import type { World } from '../../schemas/world.ts';
import { frontMatter } from '../../stages/export/card/front-matter.ts';
import { playProvenance } from '../../stages/export/provenance.ts';
import { rowsOf } from '../../stages/export/rows.ts';
import { exportStage } from '../../stages/export.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { accepted } from '../support/accepted.ts';
import { pair } from '../support/exported-pair.ts';
import { roundTrip } from '../support/round-trip.ts';
import { tempDir } from '../support/temp-dir.ts';

const { agent, trajectory, judgement, selection } = accepted;
const { tools } = agent;
const provenance = agent.provenance;
const spare = tools.map((tool) => ({ ...tool, name: 'extend_loan' }));

interface Made {
  readonly rows: number;
  /** What the agent says at the end of play number `row`. */
  readonly answer?: (row: number) => string;
  /** Who played the agent. */
  readonly by?: 'procedure' | 'model';
}

/** Rows on a world each, in which `extend_loan` is withheld from the agent. */
async function storeOf({ rows, answer, by = 'model' }: Made): Promise<Store> {
  const store = memoryStore();
  for (let number = 0; number < rows; number += 1) {
    const id = (what: string): string => `${what}-${number}`;
    // Export reads no more of a world and a task than this.
    const world = {
      id: id('w'),
      name: id('w'),
      rows: { loans: [{ loan_id: 'LN-1' }] },
      policies: [{ id: 'no-late-loans' }],
      from: [],
      provenance,
    } as unknown as World;
    const owner: Agent = {
      ...agent,
      id: id('a'),
      tools: [...tools, ...spare],
      parts: [{ environment: 'world', of: id('w'), tools: [], primary: true }],
    };
    const task = {
      id: id('k'),
      provenance,
      withheld: ['extend_loan'],
      persona: { name: 'Ada' },
      oracle: { calls: [{ tool: 'get_loan', arguments: { loan_id: 'LN-1' } }], finalState: 's' },
    } as unknown as Task;
    const messages = trajectory.messages.map((message, index) =>
      answer && index === trajectory.messages.length - 1 ? { ...message, content: answer(number) } : message,
    );
    const use = { by, ...(by === 'model' ? { model: 'kimi' } : {}), prompt: 'h', calls: 1, cost: 0 };
    const madeBy = { ...provenance, roles: { agent: use } };
    const played = {
      ...trajectory,
      provenance: madeBy,
      messages,
      id: id('t'),
      task: id('k'),
      agent: id('a'),
    };
    const verdict = { ...judgement, id: id('j'), trajectory: id('t'), task: id('k') };
    const chosen = {
      ...selection,
      id: id('s'),
      trajectory: id('t'),
      judgement: id('j'),
      task: id('k'),
      worlds: [id('w')],
    };
    const records = {
      worlds: [world],
      agents: [owner],
      tasks: [task],
      trajectories: [played],
      judgements: [verdict],
      selections: [chosen],
      pairs: [
        {
          ...pair,
          id: id('p'),
          task: id('k'),
          source: { of: 'mutant', chosen: id('t'), defect: 'd' },
        },
      ],
    };
    for (const [name, list] of Object.entries(records))
      await store.commit(name, `${number}`, { records: { [name]: list }, rejects: [] });
  }
  return store;
}

async function exported(
  made: Made,
  directory: string,
  { formats, ...options }: { formats: [string]; reasoning?: string },
) {
  const store = await storeOf(made);
  const [format] = formats;
  const context = {
    store,
    options: exportStage.options(1).parse({ formats, shard: 1, ...options }),
    file: (name: string) => outputFile(join(directory, name)),
  };
  const { records } = await exportStage.work(
    { format },
    context as unknown as Parameters<typeof exportStage.work>[1], // the stage uses no other member
  );
  const read = async (name: string) => {
    const text = await readFile(join(directory, 'datasets', format, name), 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
  return { records, read, folder: join(directory, 'datasets', format) };
}

it('the test file holds the smaller part, and provenance.jsonl says which line each row is', async () => {
  await using directory = await tempDir();
  const { records, read } = await exported({ rows: 40 }, directory.path, { formats: ['sharegpt'] });
  const [train, test, origins] = [
    await read('train.jsonl'),
    await read('test.jsonl'),
    await read('provenance.jsonl'),
  ];
  expect(train.length + test.length).toBe(40);
  expect(test.length).toBeGreaterThan(0);
  expect(test.length).toBeLessThanOrEqual(5);
  expect(records.datasets?.map(({ split, rows }) => [split, rows])).toEqual([
    ['train', train.length],
    ['test', test.length],
  ]);
  const files: Record<string, typeof train> = { 'train.jsonl': train, 'test.jsonl': test };
  for (const { file, line, ...provenance } of origins)
    expect(files[file]?.[line - 1].provenance).toEqual(provenance);
  expect(new Set(origins.map(({ uuid }) => uuid)).size).toBe(40);
  expect(origins[0]).toMatchObject({
    worlds: '["w-0"]',
    policies: '["no-late-loans"]',
    oracle_calls: '[{"name":"get_loan","arguments":{"loan_id":"LN-1"}}]',
    end_state: 's',
    persona: '{"name":"Ada"}',
  });
});

it('a split goes on in another file when one is full', async () => {
  await using directory = await tempDir();
  const answer = () => 'It is out. '.repeat(20_000);
  const { records, read, folder } = await exported({ rows: 12, answer }, directory.path, {
    formats: ['sharegpt'],
  });
  const names = records.datasets?.map(({ path }) => path.split('/').at(-1)) ?? [];
  expect(names.slice(0, 3)).toEqual(['train.jsonl', 'train-00002.jsonl', 'train-00003.jsonl']);
  let rows = 0;
  for (const name of names) {
    const found = await read(name ?? '');
    if (found.length > 1) expect((await stat(join(folder, name ?? ''))).size).toBeLessThanOrEqual(1e6);
    rows += found.length;
  }
  expect(rows).toBe(12);
  for (const { file, line, uuid } of await read('provenance.jsonl'))
    expect((await read(file))[line - 1].provenance.uuid).toBe(uuid);
});

it('the Parquet files hold the same rows, with lists and objects as texts', async () => {
  await using directory = await tempDir();
  for (const format of ['hermes', 'openai', 'dpo', 'kto']) {
    const { read, folder } = await exported({ rows: 40 }, directory.path, { formats: [format] });
    for (const split of ['train', 'test']) {
      const lines = await read(`${split}.jsonl`);
      const origins = (await read('provenance.jsonl')).filter(({ file }) => file === `${split}.jsonl`);
      const rows = await parquetReadObjects({
        file: await asyncBufferFromFile(join(folder, `${split}.parquet`)),
      });
      expect(rows).toHaveLength(lines.length);
      for (const [index, { provenance: _, ...line }] of lines.entries()) {
        const { file: __, line: ___, ...origin } = origins[index];
        const texts = Object.fromEntries(
          Object.entries({ ...line, ...origin }).map(([name, value]) => [
            name,
            typeof value === 'object' ? JSON.stringify(value) : value,
          ]),
        );
        const found = Object.entries(rows[index] ?? {}).map(([name, value]) => [
          name,
          typeof value === 'bigint' ? Number(value) : value,
        ]);
        expect(Object.fromEntries(found)).toEqual(texts);
      }
    }
  }
});

const frontMatterOf = async (folder: string) =>
  parse((await readFile(join(folder, 'README.md'), 'utf8')).split('---')[1] ?? '');

it('the card begins with the type of each column and the files of each split', async () => {
  await using directory = await tempDir();
  const { read, folder } = await exported({ rows: 40 }, directory.path, { formats: ['qwen3'] });
  const { configs, dataset_info: info } = await frontMatterOf(folder);
  expect(configs.map((config: { config_name: string }) => config.config_name)).toEqual(['default']);
  const { features, splits } = info[0];
  for (const { name, num_bytes, num_examples } of splits) {
    expect(await read(`${name}.jsonl`)).toHaveLength(num_examples);
    expect((await stat(join(folder, `${name}.jsonl`))).size).toBe(num_bytes);
  }
  expect(splits).toHaveLength(2);
  expect(features.slice(0, 2)).toEqual([
    { name: 'messages', list: 'json' },
    { name: 'tools', list: 'json' },
  ]);
  expect(features[2].struct).toContainEqual({ name: 'difficulty', dtype: 'int64' });
  expect(features[2].struct).toContainEqual({ name: 'quality', dtype: 'float64' });
  expect(features[2].struct).toContainEqual({ name: 'faults', dtype: 'string' });
});

it('the card names the rows by their hash, by which a reader knows a new export from an old one', async () => {
  await using directory = await tempDir();
  const describe = async (rows: number, place: string) => {
    const { folder } = await exported({ rows }, join(directory.path, place), { formats: ['qwen3'] });
    return (await frontMatterOf(folder)).configs[0].description;
  };
  const first = await describe(3, 'one');
  expect(first).toMatch(/^SHA-256 of the files: [0-9a-f]{64}$/);
  expect(await describe(3, 'two')).toBe(first);
  expect(await describe(4, 'three')).not.toBe(first);
});

it('the reasoning of a procedure is left out unless it is wanted', async () => {
  await using directory = await tempDir();
  const thoughts = async (by: 'procedure' | 'model', reasoning?: string) => {
    const { read } = await exported({ rows: 1, by }, directory.path, {
      formats: ['qwen3'],
      ...(reasoning ? { reasoning } : {}),
    });
    const rows = [...(await read('train.jsonl')), ...(await read('test.jsonl'))];
    return rows.flatMap(({ messages }) => messages).filter((message) => message.reasoning_content).length;
  };
  expect(await thoughts('procedure')).toBe(0);
  expect(await thoughts('procedure', 'all')).toBe(1);
  expect(await thoughts('model')).toBe(1);
  expect(await thoughts('model', 'none')).toBe(0);
});

it('a row with a secret is left out, one with personal data is marked, and the card counts both', async () => {
  await using directory = await tempDir();
  const answers = [
    'The key is sk-live-abcdefghijklmnopqrstuvwx.',
    'Write to ada@lovelace.org.',
    'It is out.',
  ];
  const { read, folder } = await exported({ rows: 3, answer: (row) => answers[row] ?? '' }, directory.path, {
    formats: ['openai'],
  });
  const origins = await read('provenance.jsonl');
  const personal = origins.map(({ trajectory: id, personal_data: kinds }) => [id, kinds]).sort();
  expect(personal).toEqual([
    ['t-1', '["e-mail address"]'],
    ['t-2', '[]'],
  ]);
  const card = await readFile(join(folder, 'README.md'), 'utf8');
  expect(card).toContain('| left out: it holds a secret | 1 |');
  expect(card).toContain('| holds personal data: e-mail address | 1 |');
});

it('a pair is on the same side of the split as the trajectory of its task', async () => {
  await using directory = await tempDir();
  const sides = async (format: string) => {
    const { read } = await exported({ rows: 40 }, directory.path, { formats: [format] });
    return (await read('provenance.jsonl')).map(({ task, file }) => [task, file]).sort();
  };
  const pairs = await sides('dpo');
  expect(new Set(pairs.map(([, file]) => file)).size).toBe(2);
  expect(pairs).toEqual(await sides('sharegpt'));
});

it('a run without pairs has no file of them, and says why', async () => {
  const store = memoryStore();
  const context = { store, options: exportStage.options(1).parse({ formats: ['dpo'] }) };
  const made = await exportStage.work(
    { format: 'dpo' },
    context as unknown as Parameters<typeof exportStage.work>[1], // the stage uses no other member
  );
  expect(made).toMatchObject({ records: {}, rejects: [{ reason: 'no pairs' }] });
});

it.each(exporters.map((exporter) => [exporter.format, exporter] as const))(
  'no %s row shows a tool that the task withholds',
  async (format, exporter) => {
    const source = {
      store: await storeOf({ rows: 3 }),
      reasoning: 'all',
      testTasks: new Set<string>(),
    } as const;
    for await (const { rows, notes } of rowsOf(exporter, source)) {
      expect(rows.length > 0 || notes.some((note) => note.startsWith('left out')), format).toBe(true);
      for (const row of rows)
        expect(roundTrip(exporter, row).read.tools.map(({ name }) => name)).toEqual(['get_loan']);
    }
  },
);

it('the card tells a reader of no split without rows', () => {
  const shard = (split: 'train' | 'test', rows: number) => ({
    ...{ split, rows, name: `${split}.jsonl`, bytes: 10 * rows, sha256: 'a' },
  });
  const splitsOf = (rows: number): string[] => {
    const shards = [shard('train', 3), shard('test', rows)];
    const text = frontMatter({ shards, features: [], format: 'trl' });
    const { configs } = parse(text.replaceAll('---', '')) as {
      configs: { data_files: { split: string }[] }[];
    };
    return configs.flatMap(({ data_files }) => data_files.map(({ split }) => split));
  };
  expect(splitsOf(0)).toEqual(['train']);
  expect(splitsOf(1)).toEqual(['train', 'test']);
});

it('a row names the licences of the real tools of its agent, and of no others', async () => {
  const store = memoryStore();
  const source = { kind: 'package', package: 'notes-server', licence: 'MIT' };
  const spec = { id: 's', name: 'get_note', server: { name: 'notes' }, source } as unknown as Spec; // no more is read
  await store.commit('harvest', 'u', { records: { specs: [spec] }, rejects: [] });
  const real = tools.map((tool) => ({ ...tool, origin: { collection: 'specs' as const, id: 's' } }));
  const task = { oracle: { calls: [], finalState: 's' }, persona: {} } as unknown as Task; // as above
  const licences = async (given: Agent['tools']): Promise<string> => {
    const play = { ...accepted, agent: { ...agent, tools: given }, task, generators: [] };
    return (await playProvenance(play as unknown as Parameters<typeof playProvenance>[0], store)).licenses;
  };
  expect(await licences([...tools, ...real])).toBe('["MIT (notes-server)"]');
  expect(await licences(tools)).toBe('[]');
});

// The export stage over a store of accepted rows: which file a row goes to, and which tools it shows.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outputFile } from '../../pipeline/files/whole-file.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Task } from '../../schemas/task.ts';
import type { World } from '../../schemas/world.ts';
import { exportStage } from '../../stages/export.ts';
import { exporters } from '../../stages/exporters/index.ts';
import { accepted } from '../support/accepted.ts';
import { exportedPair } from '../support/exported-pair.ts';
import { tempDir } from '../support/temp-dir.ts';

const { agent, trajectory, judgement, selection } = accepted;
const { tools } = agent;
const provenance = agent.provenance;
const spare = tools.map((tool) => ({ ...tool, name: 'extend_loan' }));

/** Rows on a world each, in which `extend_loan` is withheld from the agent. */
async function storeOf(rows: number): Promise<Store> {
  const store = memoryStore();
  for (let number = 0; number < rows; number += 1) {
    const id = (what: string): string => `${what}-${number}`;
    const world = { id: id('w'), from: [], provenance } as unknown as World; // export reads no more of a world
    const owner: Agent = {
      ...agent,
      id: id('a'),
      tools: [...tools, ...spare],
      parts: [{ environment: 'world', of: id('w'), tools: [], primary: true }],
    };
    const task = { id: id('k'), provenance, withheld: ['extend_loan'] } as unknown as Task; // nor of a task
    const played = { ...trajectory, id: id('t'), task: id('k'), agent: id('a') };
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
          ...exportedPair.pair,
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

async function exported(rows: number, directory: string, format: string) {
  const store = await storeOf(rows);
  const context = {
    store,
    options: { formats: [format], test: 0.1 },
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
  return { records, read };
}

it('the test file holds the smaller part, and provenance.jsonl says which line each row is', async () => {
  await using directory = await tempDir();
  const { records, read } = await exported(40, directory.path, 'trl');
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
  for (const { file, line, trajectory: id } of origins)
    expect(files[file]?.[line - 1].provenance.trajectory).toBe(id);
});

it('a pair is on the same side of the split as the trajectory of its task', async () => {
  await using directory = await tempDir();
  const sides = async (format: string) => {
    const { read } = await exported(40, directory.path, format);
    return (await read('provenance.jsonl')).map(({ task, file }) => [task, file]).sort();
  };
  const pairs = await sides('dpo');
  expect(new Set(pairs.map(([, file]) => file)).size).toBe(2);
  expect(pairs).toEqual(await sides('trl'));
});

it('a run without pairs has no file of them, and says why', async () => {
  const store = memoryStore();
  const context = { store, options: { formats: ['dpo'], test: 0.1 } };
  const made = await exportStage.work(
    { format: 'dpo' },
    context as unknown as Parameters<typeof exportStage.work>[1], // the stage uses no other member
  );
  expect(made).toMatchObject({ records: {}, rejects: [{ reason: 'no pairs' }] });
});

it.each(exporters.map((exporter) => [exporter.format, exporter] as const))(
  'no %s row shows a tool that the task withholds',
  async (format, exporter) => {
    await using directory = await tempDir();
    const { read } = await exported(3, directory.path, format);
    const rows = [...(await read('train.jsonl')), ...(await read('test.jsonl'))];
    expect(rows).toHaveLength(3);
    for (const row of rows)
      expect(exporter.dialogueIn(row).tools.map(({ name }) => name)).toEqual(['get_loan']);
  },
);

// Programs that a model writes, by the command line: only what runs as it must is kept, a program that fails is sent back
// once with what its run printed, and a run that is killed pays for nothing twice and makes the same.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { worksOnProject } from '../../stages/write-tasks/programming/trying.ts';
import { killedWhen, start, toolloom } from '../support/cli.ts';
import { type EndpointOptions, testEndpoint } from '../support/endpoint.ts';
import { all } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';
import {
  badPrograms,
  goodProgram,
  goodPython,
  isMending,
  miscounted,
  writing,
} from '../support/written-programs.ts';

const concurrency = 3;

async function writingRun(
  options: EndpointOptions,
  stages: object,
  roles: object = { 'program-writer': 'm' },
) {
  const endpoint = await testEndpoint(options);
  const directory = await tempDir();
  const config = {
    name: 'written',
    seed: 3,
    target: 4,
    models: {
      m: { baseURL: endpoint.url, model: 'test-model', concurrency, price: { input: 1, output: 2 } },
    },
    roles,
    stages: {
      harvest: { packages: { servers: [] } },
      evolve: { categories: ['education'], worlds: 1 },
      'read-documents': { libraries: [] },
      'check-programs': { programs: [] },
      ...stages,
    },
  };
  await writeFile(join(directory.path, 'c.yaml'), JSON.stringify(config)); // YAML reads JSON
  return {
    endpoint,
    run: (...args: string[]) => toolloom(['run', '-c', 'c.yaml', ...args], directory.path),
    start: (...args: string[]) => start(['run', '-c', 'c.yaml', ...args], directory.path),
    toolloom: (...args: string[]) => toolloom(args, directory.path),
    async records<C extends CollectionName>(collection: C): Promise<Collections[C][]> {
      await using store = await readRunStore(join(directory.path, 'data', 'runs', 'written'));
      return await all(store.read(collection));
    },
    async rejects() {
      await using store = await readRunStore(join(directory.path, 'data', 'runs', 'written'));
      return (await all(store.rejects())).filter(({ stage }) => stage === 'write-programs');
    },
    async [Symbol.asyncDispose]() {
      await endpoint[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}

const programming = Object.fromEntries(
  taskKinds.map(({ name, suits }) => [name, suits === worksOnProject ? 1 : 0]),
);

it('good ones are accepted, one after a repair, and tasks about them are played and accepted', async () => {
  await using run = await writingRun(
    {
      // Programs are written in the languages in turn.
      say: (request) => {
        const isPython = request.messages.at(-1)?.content?.includes('Language: Python');
        const python = isMending(request) ? goodPython : miscounted;
        return { content: JSON.stringify(isPython ? python : goodProgram) };
      },
    },
    {
      'write-programs': { programs: 2, mutants: 6 },
      'synthesize-agents': { agents: 8 },
      'write-tasks': { perAgent: 2, most: 10, kinds: programming },
      simulate: { vices: 0 },
    },
  );
  const { code, stderr } = await run.run('--until', 'judge');
  expect(code, stderr).toBe(0);
  const programs = await run.records('programs');
  expect(programs.map(({ name }) => name).sort()).toEqual(['javascript/sauna-heats', 'python/tea-blends']);
  const [tea] = programs.filter(({ language }) => language === 'python');
  expect(tea).toMatchObject({
    area: 'scheduling',
    checked: { tests: 2, hidden: 5 },
    facts: [],
    features: [{ name: 'organic' }],
    provenance: { roles: { 'program-writer': { by: 'model', calls: 2 } } },
  });
  expect(tea?.checked.mutants).toHaveLength(6);
  expect(await run.rejects()).toMatchObject([
    {
      reason: 'fact not shown',
      detail: expect.stringContaining('has the answer 6, and its script prints 5'),
    },
  ]);
  const [mending] = run.endpoint.requests.filter(isMending);
  const told = mending?.messages.at(-1)?.content ?? '';
  expect(told).toContain('tests fail: hidden/test_teas_hidden.py::TeasHiddenTest::test_too_little_of_a_lot');
  expect(told).toMatch(/The run printed:\n[\s\S]*1 failed/);

  const tasks = await run.records('tasks');
  const about = (id: string) =>
    tasks.filter(({ workspace }) => workspace?.program === id).map((task) => task.id);
  const judgements = await run.records('judgements');
  const plays = new Map((await run.records('trajectories')).map(({ id, task }) => [id, task]));
  for (const { id, name } of programs) {
    const accepted = judgements.filter(
      ({ trajectory, verdict }) => verdict === 'accepted' && about(id).includes(plays.get(trajectory) ?? ''),
    );
    expect(accepted.length, name).toBeGreaterThan(0);
  }
});

// Programs are asked for by area in this order.
const areas = [
  'scheduling',
  'parsing',
  'inventory',
  'text',
  'graph',
  'dates',
  'cache',
  'state-machine',
  'cli',
  'http',
];
const bad = Object.entries(badPrograms);
const handedIn = Object.fromEntries([
  [areas[0] ?? '', goodProgram],
  ...bad.map(([, { program }], at) => [areas[at + 1] ?? '', program] as const),
]);
const asked = { 'write-programs': { programs: areas.length, languages: ['javascript'], mutants: 4 } };

it('bad ones are rejects with the reason, after one repair, whichever way they are bad', async () => {
  await using run = await writingRun({ say: writing(handedIn) }, asked);
  const { code, stderr } = await run.run('--until', 'write-programs');
  expect(code, stderr).toBe(0);
  expect((await run.records('programs')).map(({ title }) => title)).toEqual([goodProgram.title]);
  const rejects = new Map(
    (await run.rejects()).map(({ unit, reason, detail }) => [unit, { reason, detail }]),
  );
  for (const [at, [reason, { says }]] of bad.entries())
    expect(rejects.get(areas[at + 1] ?? '')).toEqual({ reason, detail: expect.stringContaining(says) });
  expect(rejects.size).toBe(bad.length);
  // The last one is like another of the run, which shows when both are there.
  expect(run.endpoint.requests.filter(isMending)).toHaveLength(bad.length - 1);
});

it('killed again and again it asks for nothing twice but what was in flight, and makes the same', async () => {
  await using whole = await writingRun({ say: writing(handedIn) }, asked);
  await whole.run('--until', 'write-programs');
  const prompts = whole.endpoint.requests.length;
  await using killed = await writingRun({ say: writing(handedIn), latency: 30 }, asked);
  const moments = [3, 9, 14];
  for (const moment of moments)
    await killedWhen(
      killed.start('--until', 'write-programs'),
      () => killed.endpoint.requests.length >= moment,
    );
  expect((await killed.run('--until', 'write-programs')).code).toBe(0);
  expect(await killed.records('programs')).toEqual(await whole.records('programs'));
  expect(await killed.rejects()).toEqual(await whole.rejects());
  expect(killed.endpoint.requests.length).toBeLessThanOrEqual(prompts + moments.length * concurrency);
});

it('a config that asks for programs without a model is refused before anything runs', async () => {
  const roles = { agent: 'm' };
  await using run = await writingRun({ say: () => undefined }, { 'write-programs': { programs: 2 } }, roles);
  const { code, stdout, stderr } = await run.toolloom('validate', '-c', 'c.yaml');
  expect(code).toBe(2);
  expect(stdout + stderr).toContain(
    'stages.write-programs.programs: no procedure writes programs; bind roles.program-writer to a model, or set it to 0',
  );
  expect(run.endpoint.requests).toEqual([]);
});

// Twenty thousand tools: grown by the command that a user runs, held against the goals for their content, then
// embedded, searched for near-duplicates, grouped and laid out. The floor of growth is its accepted and refused
// calls alone, each world opened once, in one thread.
// Usage: npm run bench -- tools.js [WORLDS] [TEXTS] [EXAMPLES]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFor } from '../pipeline/hash.ts';
import { frequencySchema, offlineModel } from '../pipeline/models/offline.ts';
import { readFileStore } from '../pipeline/store/file-store.ts';
import type { Reader } from '../pipeline/store.ts';
import type { Growth } from '../schemas/map.ts';
import type { Tool } from '../schemas/tool.ts';
import type { World } from '../schemas/world.ts';
import { groupCount } from '../stages/cluster/group-count.ts';
import { duplicateSets, groupsOf } from '../stages/cluster/groups.ts';
import { nearest } from '../stages/cluster/nearest.ts';
import { embeddingText } from '../stages/embed.ts';
import { coordinates } from '../stages/map/coordinates.ts';
import { growthOf, toolFacts } from '../stages/map/growth.ts';
import { readSeed } from '../stages/seeds.ts';
import { decodeVector } from '../stages/vectors.ts';
import { openWorld } from '../stages/worlds/database.ts';
import { rehearse } from '../stages/worlds/program.ts';
import { sampleArguments } from '../stages/worlds/sample-arguments.ts';
import { testCall } from '../test/support/call.ts';
import { table } from './figure.ts';
import { growthFigures } from './growth/growth-figures.ts';
import { worldFigures } from './growth/worlds.ts';
import { inWords, type Measured, measuredRun } from './measured-run.ts';

const worlds = Number(process.argv[2] ?? 1250);
const count = Number(process.argv[3] ?? 25_000);
const examples = Number(process.argv[4] ?? 0);
const random = randomFor('bench tools');

function say(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(46)} ${value}\n`);
}

async function measureTime<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  say(name, `${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
try {
  const { seconds, peak } = await grow(directory);
  await using store = await readFileStore(join(directory, 'run', 'units'));
  const { tools, growth, copies } = await figures(store);
  const content = await worldFigures(store);
  process.stdout.write(
    `\n${table([...content, ...growthFigures({ growth, copies, seconds, peak })], examples)}\n\n`,
  );
  const floor = await floorOf(store);
  say(
    'growth over its floor, on two cores',
    `${((2 * seconds) / floor).toFixed(2)} (floor ${floor.toFixed(1)} s in one thread)`,
  );
  await layOut(
    [
      ...tools.map(embeddingText),
      ...tools.map((tool) => `${tool.description} ${tool.intents.join(' ')}`),
    ].slice(0, count),
  );
} finally {
  await rm(directory, { recursive: true, force: true });
}

/** The seconds that the command took, with evolution and validation; its peak in MB, 0 where it is unknown. */
async function grow(folder: string): Promise<Measured> {
  const config = {
    name: 'run',
    seed: 7,
    target: 3000,
    stages: { harvest: { packages: { servers: [] } }, evolve: { worlds } },
  };
  const measured = await measuredRun({ directory: folder, config, until: 'synthesize-tools' });
  say(`${worlds} worlds requested`, inWords(measured));
  return measured;
}

async function figures(
  store: Reader,
): Promise<{ tools: Tool[]; growth: Growth | undefined; copies: number }> {
  const tools: Tool[] = [];
  for await (const tool of store.read('tools')) tools.push(tool);
  const vectors = new Map<string, Float32Array>();
  for await (const { of, data } of store.read('vectors')) vectors.set(of, decodeVector(data));
  const own = tools.map((tool) => vectors.get(tool.id) ?? new Float32Array());
  const growth = await growthOf(tools.map(toolFacts), own);
  for (const [name, value] of Object.entries(growth ?? {})) say(name, JSON.stringify(value));
  const { reasons } = store.tally('synthesize-tools');
  say(
    'rejected, by reason',
    Object.entries(reasons)
      .map(([reason, times]) => `${reason} ${times}`)
      .join(', '),
  );
  const bodies = new Set(
    tools.map(({ name, description, inputSchema }) => JSON.stringify([name, description, inputSchema])),
  );
  return { tools, growth, copies: tools.length - bodies.size };
}

/** The seconds that the calls of validation take by themselves. */
async function floorOf(store: Reader): Promise<number> {
  let milliseconds = 0;
  const byWorld = new Map<string, Tool[]>();
  for await (const tool of store.read('tools'))
    byWorld.set(tool.world, [...(byWorld.get(tool.world) ?? []), tool]);
  for await (const world of store.read('worlds'))
    milliseconds += await callsOf(world, byWorld.get(world.id) ?? []);
  return milliseconds / 1000;
}

async function callsOf(world: World, tools: readonly Tool[]): Promise<number> {
  const began = performance.now();
  using database = await openWorld(world);
  for (const tool of tools)
    for (let call = 0; call < tool.validation.accepted + tool.validation.refused; call += 1)
      rehearse(tool, database, sampleArguments(tool, { database, state: database.initial, random }));
  return performance.now() - began;
}

async function layOut(texts: readonly string[]): Promise<void> {
  const model = offlineModel(await readSeed('document-frequency.yaml', frequencySchema));
  const began = performance.now();
  const vectors = await measureTime(`${texts.length} texts embedded`, () => model.embed(texts, testCall()));
  const twins = duplicateSets(await measureTime('ten nearest of each', () => nearest(vectors, 10)), {
    threshold: 0.92,
  });
  const groups = await measureTime('number of groups chosen', () => groupCount(vectors, random));
  const found = await measureTime(`${groups} groups`, () => groupsOf(vectors, groups, random));
  const points = await measureTime('map', () => coordinates(vectors, random));
  const memory = (process.memoryUsage().rss / 2 ** 20).toFixed(0);
  say('total', `${((performance.now() - began) / 1000).toFixed(1)} s, ${memory} MB`);
  say('found', `${twins.length} sets of near-duplicates, ${found.length} groups, ${points.length} points`);
}

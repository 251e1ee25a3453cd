// Grown worlds over seeds: written by hand and drawn from archetypes, and the stage that grows them.
import { describe, expect, it } from 'vitest';
import { type Random, randomFor } from '../../pipeline/hash.ts';
import { isObject, schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { thingsAround } from '../../stages/evolve/operators.ts';
import { taxonomySchema } from '../../stages/evolve/taxonomy.ts';
import { readSeed, seedNames } from '../../stages/seeds.ts';
import { archetypesSchema } from '../../stages/synthesize-tools/archetype.ts';
import { applicationsFileSchema, type Blueprint } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { evolutionSteps, evolved } from '../../stages/synthesize-tools/evolution/index.ts';
import { expanded } from '../../stages/synthesize-tools/expand.ts';
import { lexiconFrom, lexiconSchema } from '../../stages/synthesize-tools/lexicon.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { callProgram } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import { stateHash } from '../../stages/worlds/state.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const lexicon = lexiconFrom(await readSeed('lexicon.yaml', lexiconSchema));
const archetypes = await readSeed('archetypes.yaml', archetypesSchema);
const taxonomy = await readSeed('taxonomy.yaml', taxonomySchema);

/** An application of a random domain, as the procedures draw it. */
function drawn(random: Random): { category: string; blueprint: Blueprint; steps: string[] } {
  const category = random.pick(Object.keys(taxonomy));
  const [domain, nouns] = random.pick(Object.entries(taxonomy[category] ?? {}));
  const things = thingsAround(random.shuffle(nouns).slice(0, 2), archetypes, random.fork('things'));
  const outline = { domain, name: 'drawn', title: 'Drawn', summary: 'Drawn.', things };
  const { blueprint, evolution } = evolved(
    expanded(outline, archetypes, random),
    things,
    archetypes,
    random.fork('evolution'),
  );
  return { category, blueprint, steps: evolution.map(({ step }) => step) };
}

/**
 * Any calls in any order: no exception, no broken constraint, results as declared; a read or a refusal
 * changes nothing.
 */
async function survives(draft: WorldDraft, tools: readonly ToolDraft[], random: Random): Promise<number> {
  using database = await openWorld(draft);
  let succeeded = 0;
  for (let step = 0; step < 60; step += 1) {
    const tool = random.pick(tools);
    const before = stateHash(database.snapshot(), database);
    const result = callProgram(tool, database, sampleArguments(tool, database, database.snapshot(), random));
    if (tool.effect === 'read' || !result.ok) {
      expect(result.changes).toEqual([]);
      expect(stateHash(database.snapshot(), database)).toBe(before);
    }
    if (result.ok) {
      succeeded += 1;
      expect(schemaFaults(tool.outputSchema, result.value), tool.name).toEqual([]);
    } else expect(isObject(result.value) && isObject(result.value.error ?? null), tool.name).toBe(true);
  }
  expect(database.query('PRAGMA foreign_key_check', {})).toEqual([]);
  expect(database.query('PRAGMA integrity_check', {})).toEqual([{ integrity_check: 'ok' }]);
  return succeeded;
}

describe('any sequence of calls is survived', () => {
  it('by worlds that were written by hand', async () => {
    let succeeded = 0;
    for (const file of await seedNames('applications')) {
      const { category, applications } = await readSeed(file, applicationsFileSchema);
      for (const blueprint of applications) {
        for (const seed of ['one', 'two']) {
          const world = buildWorld(blueprint, category, lexicon, randomFor(seed, blueprint.name));
          const tools = buildTools(blueprint, lexicon, randomFor(seed, blueprint.name, 'tools'));
          succeeded += await survives(world, tools, randomFor(seed, blueprint.name, 'calls'));
        }
      }
    }
    expect(succeeded).toBeGreaterThan(1000);
  });

  it('by worlds that were drawn and evolved, and every step of evolution is taken', async () => {
    const taken = new Set<string>();
    let succeeded = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomFor('drawn', seed);
      const { category, blueprint, steps } = drawn(random);
      for (const step of steps) taken.add(step);
      const world = buildWorld(blueprint, category, lexicon, random.fork('world'));
      const tools = buildTools(blueprint, lexicon, random.fork('tools'));
      expect(tools.every(({ inputSchema }) => Object.keys(inputSchema.properties ?? {}).length <= 12)).toBe(
        true,
      );
      succeeded += await survives(world, tools, random.fork('calls'));
    }
    expect(succeeded).toBeGreaterThan(1500);
    expect([...taken].sort()).toEqual(evolutionSteps.map(({ name }) => name).sort());
  });
});

describe('growth', () => {
  const grow = (concurrency: number, seed = 3) =>
    offlineRun({
      until: 'synthesize-tools',
      concurrency,
      config: { seed, stages: { harvest: { packages: { servers: [] } }, evolve: { worlds: 56 } } },
    });

  const grown = grow(8);

  it('gives the same tools from the same seed at any concurrency, and others from another', async () => {
    const ids = async (run: ReturnType<typeof grow>) =>
      (await all((await run).store.read('tools'))).map(({ id }) => id);
    const once = await ids(grown);
    expect(once.length).toBeGreaterThan(600);
    expect(await ids(grow(1))).toEqual(once);
    expect((await ids(grow(8, 4))).filter((id) => once.includes(id))).toEqual([]);
  });

  it('keeps a report with each world, and three refused calls at least for each tool', async () => {
    const { store } = await grown;
    const tools = await all(store.read('tools'));
    for (const { name, validation } of tools) {
      expect(validation.accepted, name).toBeGreaterThanOrEqual(2);
      expect(validation.refused, name).toBeGreaterThanOrEqual(3);
    }
    for await (const world of store.read('worlds')) {
      const own = tools.filter((tool) => tool.world === world.id);
      const accepted = own.reduce((sum, { validation }) => sum + validation.accepted, 0);
      expect(world.validation.accepted).toBeGreaterThanOrEqual(accepted);
      expect(world.validation.sentBack).toBe(0);
    }
  });

  it('describes tools in two to four sentences or a few more for rules, and says errors by their codes', async () => {
    const { store } = await grown;
    for await (const { name, description } of store.read('tools')) {
      const sentences = description.split(/[.!?](?:\s|$)/).filter(Boolean);
      expect(sentences.length, `${name}: ${description}`).toBeGreaterThanOrEqual(2);
      expect(description, name).not.toMatch(/undefined|null|\{\w+\}|\ba [aeio]\w+| {2}/);
    }
  });
});

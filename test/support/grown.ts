// Worlds as procedures grow them, and calls in any order on them.
import { expect } from 'vitest';
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
import { evolvedBlueprint } from '../../stages/synthesize-tools/evolution/index.ts';
import { expandedBlueprint } from '../../stages/synthesize-tools/expand.ts';
import { readLexicon } from '../../stages/synthesize-tools/lexicon.ts';
import { readSentences } from '../../stages/synthesize-tools/sentences.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { callProgram } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import { stateHash } from '../../stages/worlds/state.ts';
import { offlineRun } from './offline-run.ts';

export const lexicon = await readLexicon();
export const archetypes = await readSeed('archetypes.yaml', archetypesSchema);
/** What procedures know besides a blueprint. */
export const growthSeeds = { lexicon, sentences: await readSentences() };
const taxonomy = await readSeed('taxonomy.yaml', taxonomySchema);

/** An application of a random domain as the procedures draw it, before its evolution. */
export function drafted(random: Random) {
  const category = random.pick(Object.keys(taxonomy));
  const [domain, nouns] = random.pick(Object.entries(taxonomy[category] ?? {}));
  const things = thingsAround(random.shuffle(nouns).slice(0, 2), archetypes, random.fork('things'));
  const outline = { domain, name: 'drawn', title: 'Drawn', summary: 'Drawn.', things };
  return { category, things, blueprint: expandedBlueprint(outline, archetypes, random) };
}

/** The same after its evolution, with the steps that were taken. */
export function drawn(random: Random): { category: string; blueprint: Blueprint; steps: string[] } {
  const { category, things, blueprint } = drafted(random);
  const grown = evolvedBlueprint(blueprint, { things, archetypes }, random.fork('evolution'));
  return { category, blueprint: grown.blueprint, steps: grown.evolution.map(({ step }) => step) };
}

/**
 * Any calls in any order: no exception, no broken constraint, results as declared; a read or a refusal
 * changes nothing. Returns how many succeeded.
 */
async function callsInAnyOrder(
  draft: WorldDraft,
  tools: readonly ToolDraft[],
  random: Random,
): Promise<number> {
  using database = await openWorld(draft);
  let succeeded = 0;
  for (let step = 0; step < 60; step += 1) {
    const tool = random.pick(tools);
    const before = stateHash(database.snapshot(), database);
    const result = callProgram(
      tool,
      database,
      sampleArguments(tool, { database, state: database.snapshot(), random }),
    );
    if (tool.effect === 'read' || !result.ok) {
      expect(result.changes).toEqual([]);
      expect(stateHash(database.snapshot(), database)).toBe(before);
    }
    if (result.ok) {
      succeeded += 1;
      expect(schemaFaults(tool.outputSchema, result.value), tool.name).toEqual([]);
    } else expect(isObject(result.value) && isObject(result.value.error ?? null), tool.name).toBe(true);
  }
  for (const [table, keys] of Object.entries(database.foreignKeys))
    for (const [column, target] of Object.entries(keys)) {
      const key = draft.tables[target]?.key ?? 'id';
      const lost = `SELECT "${column}" FROM "${table}" WHERE "${column}" NOT IN (SELECT "${key}" FROM "${target}")`;
      expect(database.query(lost, {}), `${table}.${column}`).toEqual([]);
    }
  return succeeded;
}

/** Worlds that were written by hand, as a seed builds them. */
export async function callsOnWrittenWorlds(seed: string): Promise<number> {
  let succeeded = 0;
  for (const file of await seedNames('applications')) {
    const { category, applications } = await readSeed(file, applicationsFileSchema);
    for (const blueprint of applications) {
      const world = buildWorld(blueprint, { category, lexicon }, randomFor(seed, blueprint.name));
      const tools = buildTools(blueprint, growthSeeds, randomFor(seed, blueprint.name, 'tools'));
      succeeded += await callsInAnyOrder(world, tools, randomFor(seed, blueprint.name, 'calls'));
    }
  }
  return succeeded;
}

/** Worlds that were drawn and evolved: how many calls succeeded, and which steps of evolution were taken. */
export async function callsOnDrawnWorlds(seeds: Iterable<number>) {
  const taken = new Set<string>();
  let succeeded = 0;
  for (const seed of seeds) {
    const random = randomFor('drawn', seed);
    const { category, blueprint, steps } = drawn(random);
    for (const step of steps) taken.add(step);
    const world = buildWorld(blueprint, { category, lexicon }, random.fork('world'));
    const tools = buildTools(blueprint, growthSeeds, random.fork('tools'));
    for (const { name, inputSchema } of tools)
      expect(Object.keys(inputSchema.properties ?? {}).length, name).toBeLessThanOrEqual(12);
    succeeded += await callsInAnyOrder(world, tools, random.fork('calls'));
  }
  return { succeeded, taken };
}

/** The stage that grows tools. */
export const grow = ({
  worlds,
  concurrency = 8,
  seed = 3,
}: {
  worlds: number;
  concurrency?: number;
  seed?: number;
}) =>
  offlineRun({
    until: 'synthesize-tools',
    concurrency,
    config: { seed, stages: { harvest: { packages: { servers: [] } }, evolve: { worlds } } },
  });

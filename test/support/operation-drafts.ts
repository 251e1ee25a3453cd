// Applications in which every operation of the registry occurs.
import { randomFor } from '../../pipeline/hash.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { operations } from '../../stages/synthesize-tools/operations/index.ts';
import { drafted, growthSeeds, lexicon } from './grown.ts';

/** The rarest operation is in one draft of forty; after so many without it, it is never proposed. */
const mostDrafts = 2000;

interface DraftedApplication {
  readonly seed: number;
  readonly world: WorldDraft;
  readonly tools: readonly ToolDraft[];
}

/** Draws applications, and keeps each that has an operation that the earlier ones lack, until none is missing. */
export function applicationsWithEveryOperation(): DraftedApplication[] {
  const missing = new Set(operations.map(({ name }) => name));
  const kept: DraftedApplication[] = [];
  for (let seed = 0; missing.size > 0; seed += 1) {
    if (seed === mostDrafts)
      throw new Error(`none of ${mostDrafts} drafted applications has ${[...missing].join(', ')}`);
    const random = randomFor('every operation', seed);
    const { blueprint, category } = drafted(random.fork('blueprint'));
    const tools = buildTools(blueprint, growthSeeds, random.fork('tools'));
    if (!tools.some(({ operation }) => missing.has(operation))) continue;
    for (const { operation } of tools) missing.delete(operation);
    kept.push({ seed, world: buildWorld(blueprint, { category, lexicon }, random.fork('world')), tools });
  }
  return kept;
}

// Grows one world: drafts it, executes it, and sends what does not work back to its writer, together with the
// message of the database.
import { hashOf } from '../../pipeline/hash.ts';
import type { Context } from '../../pipeline/stage.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import type { Blueprint } from './blueprint.ts';
import type { GrowthSeeds } from './build-tools.ts';
import { toolsmith } from './toolsmith.ts';
import { validateInThread } from './validation/thread.ts';
import type { WorldVerdict } from './validation/validate.ts';
import { worldBuilder } from './world-builder.ts';

/** How often a reply that does not work is sent back. A third try seldom fixes what two did not. */
const rounds = 2;

interface Brief {
  readonly outline: Pick<
    Parameters<typeof worldBuilder.prompt>[0],
    'category' | 'domain' | 'application' | 'brief' | 'things' | 'exemplars' | 'steps'
  >;
  readonly truth: { readonly blueprint: Blueprint; readonly seeds: GrowthSeeds };
}

export interface Grown {
  readonly draft: WorldDraft;
  readonly verdict: WorldVerdict;
  /** How often something was sent back. */
  readonly sentBack: number;
}

export async function grownWorld({ outline, truth }: Brief, { ask }: Pick<Context, 'ask'>): Promise<Grown> {
  let sentBack = 0;
  let draft = await ask(worldBuilder, outline, truth);
  let verdict = await verdictOn(draft, []);
  for (; verdict.draftFaults.length > 0 && sentBack < rounds; sentBack += 1) {
    draft = await ask(worldBuilder, { ...outline, mend: { draft, faults: verdict.draftFaults } }, truth);
    verdict = await verdictOn(draft, []);
  }
  if (verdict.draftFaults.length > 0) return { draft, verdict, sentBack };

  const samples = Object.fromEntries(
    Object.entries(draft.rows).map(([table, rows]) => [table, rows.slice(0, 1)]),
  );
  const { exemplars, steps } = outline;
  const input = { world: draft, samples, exemplars, ...(steps ? { steps } : {}) };
  let { tools } = await ask(toolsmith, input, truth);
  verdict = await verdictOn(draft, tools);
  for (let round = 0; round < rounds; round += 1) {
    const broken = verdict.tools.filter(({ faults }) => faults.length > 0);
    const whole = [...verdict.faults, ...verdict.unproved.map(({ complaint }) => complaint)];
    if (broken.length === 0 && whole.length === 0) break;
    const { tools: corrected } = await ask(toolsmith, { ...input, mend: { tools: broken, whole } }, truth);
    if (corrected.length === 0) break;
    sentBack += 1;
    tools = withCorrected(tools, corrected);
    verdict = await verdictOn(draft, tools);
  }
  return { draft, verdict, sentBack };
}

const verdictOn = (world: WorldDraft, tools: readonly ToolDraft[]): Promise<WorldVerdict> =>
  validateInThread({ world, tools, seed: seedOf(world) });

/** Its hash, which takes a while for many rows. */
function seedOf(world: WorldDraft): string {
  const seed = seeds.get(world) ?? hashOf(world);
  seeds.set(world, seed);
  return seed;
}

const seeds = new WeakMap<WorldDraft, string>();

/** A corrected tool takes the place of the one with its name; new ones come last. */
function withCorrected(tools: readonly ToolDraft[], corrected: readonly ToolDraft[]): ToolDraft[] {
  const byName = new Map([...tools, ...corrected].map((tool) => [tool.name, tool]));
  return [...byName.values()];
}

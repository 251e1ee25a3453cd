// Growing one world: drafted, executed, and what does not work shown again to who wrote it, with what the
// database said.
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

/**
 * How often an answer that does not work is sent back: what two looks at the error do not mend, a third
 * seldom does.
 */
const rounds = 2;

export interface Brief {
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
  let verdict = await validated(draft, []);
  for (; verdict.draftFaults.length > 0 && sentBack < rounds; sentBack += 1) {
    draft = await ask(worldBuilder, { ...outline, mend: { draft, faults: verdict.draftFaults } }, truth);
    verdict = await validated(draft, []);
  }
  if (verdict.draftFaults.length > 0) return { draft, verdict, sentBack };

  const samples = Object.fromEntries(
    Object.entries(draft.rows).map(([table, rows]) => [table, rows.slice(0, 1)]),
  );
  const { exemplars, steps } = outline;
  const input = { world: draft, samples, exemplars, ...(steps ? { steps } : {}) };
  let { tools } = await ask(toolsmith, input, truth);
  verdict = await validated(draft, tools);
  for (let round = 0; round < rounds; round += 1) {
    const broken = verdict.tools.filter(({ faults }) => faults.length > 0);
    if (broken.length === 0 && verdict.faults.length === 0) break;
    const { tools: mended } = await ask(
      toolsmith,
      { ...input, mend: { tools: broken, whole: verdict.faults } },
      truth,
    );
    if (mended.length === 0) break;
    sentBack += 1;
    tools = withMended(tools, mended);
    verdict = await validated(draft, tools);
  }
  return { draft, verdict, sentBack };
}

const validated = (world: WorldDraft, tools: readonly ToolDraft[]): Promise<WorldVerdict> =>
  validateInThread({ world, tools, seed: hashOf(world) });

/** Mended tools stand where those of their names stood; new ones come last. */
function withMended(tools: readonly ToolDraft[], mended: readonly ToolDraft[]): ToolDraft[] {
  const byName = new Map([...tools, ...mended].map((tool) => [tool.name, tool]));
  return [...byName.values()];
}

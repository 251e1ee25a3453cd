// The calls, tokens, and cost of an eval before it begins: some of its tasks are rehearsed with procedures, and what
// was measured in earlier sessions is taken where there is enough of it.
import { join } from 'node:path';
import { bindingNamesOf } from '../../config/binding-name.ts';
import { concurrencyOf } from '../../config/bindings.ts';
import type { Config } from '../../config.ts';
import { evenlyOverKinds } from '../../evals/even-tasks.ts';
import { resolveSettings } from '../../models/settings.ts';
import { readSpending } from '../../money/ledger.ts';
import { rehearseRun } from '../../rehearsal.ts';
import { planUnits } from '../../run/plan-units.ts';
import { ledgerFile } from '../../run.ts';
import { memoryStore } from '../../store/memory-store.ts';
import { overlayStore } from '../../store/overlay-store.ts';
import type { Reader } from '../../store.ts';
import type { CommandContext } from '../command.ts';
import { joinsBatches, type PlanRow, planRow, planTotal, shareOf } from '../plan/estimate.ts';
import { costText, planTable } from '../plan/plan-text.ts';
import type { Playing } from './evaluation.ts';
import type { EvalSetup } from './setup.ts';

/** Plays that are rehearsed. They take a second or two. */
const mostRehearsed = 24;

interface Planned {
  /** Plays that are owed. */
  readonly plays: number;
  readonly rows: readonly PlanRow[];
}

/** Undefined where nothing is owed, or no model is asked. */
export async function planOf(
  setup: EvalSetup,
  {
    store,
    base,
    context,
  }: { readonly store: Reader; readonly base: Reader; readonly context: CommandContext },
): Promise<Planned | undefined> {
  const { config, directory, settings, tasks } = setup;
  const [stage] = context.evaluation.stages(settings);
  if (!stage || Object.keys(config.models).length === 0) return undefined;
  const { owed } = await planUnits({
    stage,
    store,
    options: config.stages[stage.name],
    pipeline: context.evaluation.stages(settings),
  });
  if (owed.length === 0) return undefined;
  const inside = evenlyOverKinds(
    tasks.filter(({ isOutside }) => !isOutside),
    mostRehearsed,
  );
  if (inside.length === 0) return { plays: owed.length, rows: [] };
  const playing = { ...settings, trials: 1, tasks: inside.map(({ id }) => id) };
  const uses = await rehearsed({ config, base, playing }, context);
  const spending = await readSpending(join(directory, ledgerFile));
  const scale = owed.length / inside.length;
  const rows = uses.flatMap((use) => {
    const calls = Math.round(use.calls * scale);
    const units = Math.max(1, Math.round(use.units * scale));
    const names = bindingNamesOf(use.role, config.roles);
    return names.flatMap((model) => {
      const settings = config.models[model];
      if (!settings) return [];
      const expected = shareOf({ ...use, calls, units }, names.length);
      const resolved = resolveSettings(settings);
      const isBatched = joinsBatches(resolved, context.registries.roles[use.role]);
      const bound = { ...expected, model, settings: resolved, isBatched };
      return [planRow(bound, spending, concurrencyOf(config, config.models))];
    });
  });
  return { plays: owed.length, rows };
}

interface Rehearsed {
  readonly config: Config;
  readonly base: Reader;
  readonly playing: Playing;
}

async function rehearsed({ config, base, playing }: Rehearsed, { evaluation, offlineModel }: CommandContext) {
  const only = { tasks: new Set(playing.tasks) };
  const store = overlayStore(memoryStore(), base, { own: new Set(evaluation.own), only });
  const settings = evaluation.settings(config.stages, { trials: 1, baseline: undefined });
  const stages = evaluation.stages(playing);
  return await rehearseRun({ ...config, stages: settings }, stages, { offline: await offlineModel(), store });
}

/** For people, before the first call. */
export function planText(
  { plays, rows }: Planned,
  { config: { budget } }: Pick<EvalSetup, 'config'>,
): string {
  const what = `${plays} ${plays === 1 ? 'play' : 'plays'} to go.`;
  if (rows.length === 0)
    return `${what} Their cost is not known: all of them reach servers, and none is rehearsed.\n`;
  const total = planTotal(rows);
  const cap = budget === undefined ? '' : ` The budget is $${budget}; it holds in any case.`;
  return (
    `${what} Rehearsed with procedures, without retries:\n${planTable(rows, total)}\n` +
    `Expected cost: ${total.cost ? costText(total.cost) : 'not known, because a model has no price'}.${cap}\n`
  );
}

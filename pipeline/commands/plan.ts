// toolloom plan: estimates the calls, tokens, cost and time of a run before anything is spent.
import { join } from 'node:path';
import { bindingNamesOf } from '../config/binding-name.ts';
import { boundModels, concurrencyOf } from '../config/bindings.ts';
import type { Config } from '../config.ts';
import { resolveSettings } from '../models/settings.ts';
import { readSpending } from '../money/ledger.ts';
import { ledgerFile } from '../run.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { type ConfigFlags, configOf } from './config-of.ts';
import { configOption, dollars, jsonOption, runOption, targetOption } from './options.ts';
import { writeJson } from './output.ts';
import { joinsBatches, type PlanRow, planRow, planTotal, shareOf } from './plan/estimate.ts';
import { planText } from './plan/plan-text.ts';
import { roleUsesOf } from './plan/role-uses.ts';

export const plan = defineCommand({
  name: 'plan',
  summary: 'estimate the calls, tokens, cost and time of a run before anything is spent',
  arguments: {},
  options: {
    config: configOption,
    run: { ...runOption, description: 'directory of a run, whose measurements are used' },
    target: targetOption,
    budget: { value: 'usd', parse: dollars, description: 'say whether this budget is enough' },
    json: jsonOption,
  },
  examples: ['toolloom plan --config moonshot-kimi-thinking --target 500 --budget 20'],
  run: (_, options, context) => printPlan(options, context),
});

async function printPlan(flags: ConfigFlags & { json?: boolean }, context: CommandContext): Promise<number> {
  const { stdout, stderr } = context;
  const { directory, config, source, warnings } = await configOf(flags, context);
  for (const warning of warnings) stderr.write(`warning: ${warning}\n`);
  if (!flags.json && hasModels(config, context))
    stderr.write(`Rehearsing ${source} with procedures to see how often each role is asked.\n`);
  const rows = await planRows(config, directory, context);
  const total = planTotal(rows);
  const { target, budget } = config;
  if (flags.json) await writeJson(stdout, { config: source, target, budget, rows, total, warnings });
  else await stdout.write(`${planText(rows, total, { config, hasModels: hasModels(config, context) })}\n`);
  return exitCodes.done;
}

const hasModels = (config: Config, { registries }: CommandContext): boolean =>
  Object.keys(boundModels(config, Object.keys(registries.roles))).length > 0;

/** A row for each stage and role that asks a model. */
async function planRows(
  config: Config,
  directory: string,
  context: CommandContext,
): Promise<readonly PlanRow[]> {
  if (!hasModels(config, context)) return [];
  const bound = boundModels(config, Object.keys(context.registries.roles));
  const spending = await readSpending(join(directory, ledgerFile));
  const uses = (await roleUsesOf(config, context)).flatMap((use) => {
    const names = bindingNamesOf(use.role, config.roles);
    return names.flatMap((model) => {
      const settings = bound[model];
      if (!settings) return [];
      const resolved = resolveSettings(settings);
      const isBatched = joinsBatches(resolved, context.registries.roles[use.role]);
      return [{ ...shareOf(use, names.length), model, settings: resolved, isBatched }];
    });
  });
  return uses.map((use) => planRow(use, spending, concurrencyOf(config, bound)));
}

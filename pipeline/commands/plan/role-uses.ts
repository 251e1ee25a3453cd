// How often a run asks each role, found by rehearsing it with procedures at a small target.

import type { Registries } from '../../config/schema.ts';
import { type Config, configFrom } from '../../config.ts';
import { type RoleMeasure, rehearseRun } from '../../rehearsal.ts';
import type { CommandContext } from '../command.ts';

/** Targets of the two rehearsals from which a larger run is extrapolated in a straight line. */
const rehearsedTargets = [10, 30] as const;

export async function roleUsesOf(
  config: Config,
  { registries, offlineModel }: CommandContext,
): Promise<readonly RoleMeasure[]> {
  const offline = await offlineModel();
  const rehearseAt = (target: number): Promise<readonly RoleMeasure[]> => {
    const stages = optionsAt(target, config, registries);
    const rehearsed = { ...config, target, roles: { default: 'offline' }, models: {}, stages };
    return rehearseRun(configFrom(rehearsed, registries, 'rehearsal'), registries.stages, { offline });
  };
  const [small, large] = rehearsedTargets;
  if (config.target <= large) return rehearseAt(config.target);
  const before = await rehearseAt(small);
  return (await rehearseAt(large)).map((use) => {
    const less = before.find((other) => other.stage === use.stage && other.role === use.role);
    const slope = Math.max(0, (use.calls - (less?.calls ?? 0)) / (large - small));
    const calls = Math.round(use.calls + slope * (config.target - large));
    return { ...use, calls, units: Math.max(1, Math.round((use.units * calls) / use.calls)) };
  });
}

/**
 * The options of the stages without those that are the defaults of the config's target: they follow the
 * target.
 */
function optionsAt(target: number, config: Config, registries: Registries): Record<string, unknown> {
  if (target === config.target) return { ...config.stages };
  const defaults = configFrom({ name: 'defaults', target: config.target }, registries, 'defaults').stages;
  return Object.fromEntries(
    Object.entries(config.stages).map(([stage, options]) => [
      stage,
      withoutDefaults(options, defaults[stage]),
    ]),
  );
}

function withoutDefaults(options: unknown, defaults: unknown): Record<string, unknown> {
  const usual = new Map(Object.entries(defaults ?? {}));
  return Object.fromEntries(
    Object.entries(options ?? {}).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(usual.get(key)),
    ),
  );
}

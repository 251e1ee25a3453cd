// The work of units, spread over threads of this process, as `run` and `work` do it.
import { threadsOf } from '../config/bindings.ts';
import type { Config } from '../config.ts';
import type { RunServices } from '../context.ts';
import { performer } from '../run/perform.ts';
import { type Spread, spread } from '../threads/spread.ts';
import type { CommandContext } from './command.ts';

/** Milliseconds of a processor that a thread takes to begin. */
const threadStart = 1000;

export function spreadUnits(
  config: Config,
  services: RunServices,
  { registries: { stages }, threadEntry }: CommandContext,
): Spread {
  const { directory, log, counts, span, signal } = services;
  return spread(performer(stages, config, services), {
    entry: threadEntry,
    setup: { directory, config },
    after: threadStart,
    others: threadsOf(config, config.models) - 1,
    stages: new Set(stages.filter(({ computes }) => computes).map(({ name }) => name)),
    log,
    counts,
    span,
    quit: signal,
  });
}

// Plays and judges what an eval owes, by the engine of runs: the same stages, executor, store, journal, and ledger, in
// a directory of its own. An interruption loses nothing, and the same command goes on.
import { join } from 'node:path';
import { concurrencyOf, resolvedConfig } from '../../config/bindings.ts';
import { localExecutor } from '../../executors/local.ts';
import type { Log } from '../../log.ts';
import { readSpending } from '../../money/ledger.ts';
import type { Spending } from '../../money/spending.ts';
import { performer } from '../../run/perform.ts';
import { openServices } from '../../run/services.ts';
import { ledgerFile } from '../../run.ts';
import { type RunResult, runStages } from '../../runner.ts';
import type { Store } from '../../store.ts';
import type { CommandContext } from '../command.ts';
import type { Interruption } from '../interruption.ts';
import type { EvalSetup } from './setup.ts';

interface Session {
  readonly setup: EvalSetup;
  readonly store: Store;
  readonly log: Log;
  readonly interruption: Interruption;
}

export async function playAndJudge(
  { setup, store, log, interruption }: Session,
  { evaluation, offlineModel }: CommandContext,
): Promise<{ result: RunResult; spending: Spending }> {
  const { directory, source } = setup;
  const stages = evaluation.stages(setup.settings);
  const { config, secrets } = resolvedConfig(setup.config, evaluation.roles, source);
  const { drain, quit } = interruption;
  const offline = await offlineModel();
  await using open = await openServices({ directory, config, secrets, offline, store, log, quit, drain });
  const result = await runStages({
    stages,
    optionsOf: (stage) => config.stages[stage],
    store,
    executor: localExecutor(concurrencyOf(config, config.models), performer(stages, config, open.services)),
    log,
    drain,
    giveUp: false,
  });
  return { result, spending: open.ledger?.spending() ?? (await readSpending(join(directory, ledgerFile))) };
}

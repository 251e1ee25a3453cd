// toolloom status: the funnel of a run, also while it runs.
import { join } from 'node:path';
import { configFrom } from '../config.ts';
import { countsText, readCounts } from '../counts.ts';
import { readSpending } from '../money/ledger.ts';
import { countsFile, frozenConfigOf, ledgerFile, readRunStore } from '../run.ts';
import { facetsOf, facetsText } from './facets.ts';
import { runNamed } from './find-run.ts';
import { funnelOf, funnelText } from './funnel.ts';
import { spendingText } from './spending.ts';
import { exitCodes, type Toolbox } from './toolbox.ts';

export async function statusCommand(
  flags: { run?: string; json?: boolean },
  toolbox: Toolbox,
): Promise<number> {
  const directory = await runNamed(flags.run, toolbox.runs);
  await using store = await readRunStore(directory);
  const frozen = await frozenConfigOf(directory);
  const config = configFrom(frozen?.config ?? {}, toolbox.registries, join(directory, 'run.json'));
  const rows = await funnelOf(toolbox.registries.stages, config, store);
  const spending = await readSpending(join(directory, ledgerFile));
  const accepted = store.ids('judgements').length;
  const facets = await facetsOf(store);
  const asked = await readCounts(join(directory, countsFile));
  if (flags.json)
    toolbox.out.write(
      `${JSON.stringify({ run: directory, target: config.target, accepted, funnel: rows, facets, asked, spending })}\n`,
    );
  else
    toolbox.out.write(
      `run ${directory} (target ${config.target}, seed ${config.seed})\n\n${funnelText(rows)}\n${facetsText(facets) === '' ? '' : `\nwhat there is:\n${facetsText(facets)}\n`}${countsText(asked)}${spendingText(spending, { accepted, budget: config.budget })}`,
    );
  return exitCodes.done;
}

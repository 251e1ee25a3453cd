// toolloom status: the funnel of a run, also while it runs.
import { join } from 'node:path';
import { configFrom } from '../config.ts';
import { countsText, readCounts } from '../counts.ts';
import { readSpending } from '../money/ledger.ts';
import { countsFile, frozenConfigOf, ledgerFile, readRunStore } from '../run.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { facetsOf, facetsText } from './facets.ts';
import { runNamed } from './find-run.ts';
import { funnelOf, funnelText } from './funnel.ts';
import { jsonOption, runOption } from './options.ts';
import { writeJson } from './output.ts';
import { spendingText } from './spending.ts';

export const status = defineCommand({
  name: 'status',
  summary: 'show the funnel of a run: planned, kept, rejected by reason, owed',
  arguments: {},
  options: { run: runOption, json: jsonOption },
  run: (_, options, context) => printStatus(options, context),
});

async function printStatus(
  flags: { readonly run?: string; readonly json?: boolean },
  { registries, runsFolder, stdout }: CommandContext,
): Promise<number> {
  const directory = await runNamed(flags.run, runsFolder);
  await using store = await readRunStore(directory);
  const frozen = await frozenConfigOf(directory);
  const config = configFrom(frozen?.config ?? {}, registries, join(directory, 'run.json'));
  const rows = await funnelOf(registries.stages, config, store);
  const spending = await readSpending(join(directory, ledgerFile));
  const accepted = store.ids('judgements').length;
  const facets = await facetsOf(store);
  const asked = await readCounts(join(directory, countsFile));
  if (flags.json)
    await writeJson(stdout, {
      run: directory,
      target: config.target,
      accepted,
      funnel: rows,
      facets,
      asked,
      spending,
    });
  else
    await stdout.write(
      `run ${directory} (target ${config.target}, seed ${config.seed})\n\n${funnelText(rows)}\n${facetsText(facets) === '' ? '' : `\nwhat there is:\n${facetsText(facets)}\n`}${countsText(asked)}${spendingText(spending, { accepted, budget: config.budget })}`,
    );
  return exitCodes.done;
}

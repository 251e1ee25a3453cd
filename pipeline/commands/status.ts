// toolloom status: the funnel of a run, also while it runs.
import { join } from 'node:path';
import { configFrom } from '../config.ts';
import { countedOutcomes } from '../counted-outcomes.ts';
import { countsText, readCounts } from '../counts.ts';
import { batchesOut } from '../models/batch/batch-log.ts';
import { readSpending } from '../money/ledger.ts';
import { type PassRates, passRateRows, passRatesOf, twinsText } from '../pass-rates.ts';
import {
  batchesFile,
  countsFile,
  frozenConfigOf,
  ledgerFile,
  readRunStore,
  refuseEval,
  runFile,
} from '../run.ts';
import { batchesText, batchRows } from './batches-text.ts';
import { breakdownsOf, breakdownsText } from './breakdowns.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { runNamed } from './find-run.ts';
import { type FunnelRow, funnelOf, funnelText } from './funnel.ts';
import { jsonOption, runOption } from './options.ts';
import { writeJson } from './output.ts';
import { spendingText } from './spending.ts';
import { tableText } from './table.ts';

export const status = defineCommand({
  name: 'status',
  summary: 'show the funnel of a run: planned, kept, rejected by reason, owed',
  arguments: {},
  options: { run: runOption, json: jsonOption },
  run: (_, options, context) => printStatus(options, context),
});

async function printStatus(
  flags: { readonly run?: string; readonly json?: boolean },
  { registries, runsFolder, stdout, stderr }: CommandContext,
): Promise<number> {
  const directory = await runNamed(flags.run, runsFolder);
  await refuseEval(directory);
  await using store = await readRunStore(directory, (message) => stderr.write(`${message}\n`));
  const frozen = await frozenConfigOf(directory);
  const config = configFrom(frozen?.config ?? {}, registries, join(directory, runFile));
  const { target, seed, budget } = config;
  const funnel = await funnelOf({ stages: registries.stages, config, store });
  const spending = await readSpending(join(directory, ledgerFile));
  const batches = await batchesOut(join(directory, batchesFile));
  const accepted = store.count('judgements');
  const breakdowns = breakdownsOf(store);
  const requests = await readCounts(join(directory, countsFile));
  const passRates = await passRatesOf(countedOutcomes(store));
  if (flags.json) {
    const records = { run: directory, target, accepted, selected: store.count('selections') };
    const made = { ...records, funnel, passRates, breakdowns, requests, spending };
    await writeJson(stdout, { ...made, batches: batchRows(batches) });
    return exitCodes.done;
  }
  const breakdownLines = breakdownsText(breakdowns);
  await stdout.write(
    [
      `Run ${directory} (target ${target}, seed ${seed}, ${accepted} accepted)\n\n`,
      `${funnelText(funnel)}\n`,
      owedText(funnel, directory),
      passRatesText(passRates),
      breakdownLines === '' ? '' : `\nRecords by their properties:\n${breakdownLines}\n`,
      countsText(requests),
      spendingText(spending, { accepted, budget }),
      batchesText(batches),
    ].join(''),
  );
  return exitCodes.done;
}

/** Where tasks were played more than once, or in clear weather as well. */
function passRatesText(rates: PassRates | undefined): string {
  if (!rates || (rates.mostPlays < 2 && !rates.twins)) return '';
  const { head, rows } = passRateRows(rates);
  const twins = twinsText(rates);
  const table = tableText([head, ...rows], [0]);
  return `\nHow often k plays of a task all pass (pass^k), by kind:\n${table}\n${twins ? `${twins}\n` : ''}`;
}

function owedText(funnel: readonly FunnelRow[], directory: string): string {
  const owed = funnel.reduce((sum, row) => sum + row.owed, 0);
  if (owed === 0) return '';
  const unknown = funnel.some(({ planned }) => planned === undefined) ? ', and those of later stages' : '';
  const units = `${owed} unit${owed === 1 ? ' is' : 's are'} owed`;
  return `\n${units}${unknown}. Continue with: toolloom run --run ${directory}\n`;
}

// toolloom calibrate: how often the judge of a run errs, on subtle defects and harmless changes that are planted
// in its accepted plays. What was measured stays in the run.
import { concurrencyOf, resolvedConfig } from '../config/bindings.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { localExecutor } from '../executors/local.ts';
import { jsonLog } from '../log/json-log.ts';
import { performer } from '../run/perform.ts';
import { openServices } from '../run/services.ts';
import { frozenConfigOf, openRunStore } from '../run.ts';
import { runStages } from '../runner.ts';
import type { AnyStage } from '../stage.ts';
import type { Store } from '../store.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { configOf } from './config-of.ts';
import { runNamed } from './find-run.ts';
import { listenForSignals } from './interruption.ts';
import { jsonOption, positiveNumber, runOption } from './options.ts';
import { writeJson } from './output.ts';
import { tableText } from './table.ts';

const options = {
  run: runOption,
  plays: {
    value: 'n',
    parse: positiveNumber,
    description: 'how many accepted plays to plant changes in',
    default: '60',
  },
  rare: {
    value: 'n',
    parse: positiveNumber,
    description: 'how many to plant changes in that few plays have a place for',
    default: 'as many',
  },
  changes: {
    value: 'n',
    parse: positiveNumber,
    description: 'most changes of each sort in one play: the judge is asked about each of them',
    default: 'all that fit',
  },
  json: jsonOption,
};

export const calibrate = defineCommand({
  name: 'calibrate',
  summary: 'plant defects in accepted plays and measure how often the judge errs',
  arguments: {},
  options,
  examples: ['toolloom calibrate --plays 20', 'toolloom calibrate --json | jq .falseAccepts'],
  run: (_, flags, context) => measureJudge(flags, context),
});

interface Flags {
  readonly run?: string;
  readonly plays?: number;
  readonly rare?: number;
  readonly changes?: number;
  readonly json?: boolean;
}

async function measureJudge(flags: Flags, context: CommandContext): Promise<number> {
  const { registries, calibration, stdout, stderr } = context;
  const named = await runNamed(flags.run, context.runsFolder);
  if (!(await frozenConfigOf(named)))
    throw new UsageError(`${named} is no run: it has no run.json; \`toolloom runs\` lists the runs`);
  const { directory, config, source } = await configOf({ run: named }, context);
  const { config: resolved, secrets } = resolvedConfig(config, Object.keys(registries.roles), source);
  await using store = await openRunStore(directory, {
    toolloom: context.version,
    config: JSON.parse(JSON.stringify(config)),
  });
  if (store.count('judgements') === 0)
    throw new UsageError(`${directory} has no accepted play to plant defects in; run \`toolloom run\` first`);
  const { stopped, failed } = await plantAll({ flags, store, directory, secrets, config: resolved }, context);
  const report = await calibration.report(store);
  if (!report) throw new UsageError(`no accepted play of ${directory} could be played again`);
  const table = `\n${tableText(report.table, [0])}\n`;
  if (flags.json) {
    stderr.write(table);
    await writeJson(stdout, { run: directory, ...report.figures });
  } else await stdout.write(table);
  stderr.write(await oweCards(store, registries.stages, directory));
  return stopped ? exitCodes.budget : failed > 0 ? exitCodes.owed : exitCodes.done;
}

/** The dataset cards were written before the figures were known. */
async function oweCards(store: Store, stages: readonly AnyStage[], directory: string): Promise<string> {
  let owed = 0;
  for (const { name, writes } of stages) {
    const units = writes.some((collection) => collection === 'datasets') ? [...store.finished(name)] : [];
    if (units.length > 0) await store.withdraw(name, units);
    owed += units.length;
  }
  return owed === 0
    ? ''
    : `\nThe dataset cards are owed again: toolloom run --run ${directory} writes them with these figures.\n`;
}

interface Planting {
  readonly flags: Flags;
  readonly store: Store;
  readonly directory: string;
  readonly config: Config;
  readonly secrets: readonly string[];
}

async function plantAll(
  { flags, store, directory, config, secrets }: Planting,
  { calibration: { stage }, offlineModel, stderr }: CommandContext,
) {
  const { threshold } = (config.stages.judge ?? {}) as { threshold?: number }; // the option of the judge
  const { plays, rare = plays, changes } = flags;
  const given = Object.entries({ threshold, plays, rare, changes }).filter(
    ([, value]) => value !== undefined,
  );
  const settings = stage.options(config.target).parse(Object.fromEntries(given));
  const log = jsonLog(stderr);
  const interruption = listenForSignals({
    onDrain: (signal, message) => log({ event: 'interrupted', signal, message }),
    onQuit: () => {},
  });
  try {
    const { drain, quit } = interruption;
    const offline = await offlineModel();
    await using open = await openServices({ directory, config, secrets, offline, store, log, quit, drain });
    const withStage = { ...config, stages: { ...config.stages, [stage.name]: settings } };
    const result = await runStages({
      stages: [stage],
      optionsOf: () => settings,
      store,
      executor: localExecutor(
        concurrencyOf(config, config.models),
        performer([stage], withStage, open.services),
      ),
      log,
      drain,
      giveUp: false,
    });
    return { stopped: result.stopped, failed: result.stages[0]?.failed ?? 0 };
  } finally {
    interruption.stop();
  }
}

// toolloom audit: people judge a sample of the plays, without seeing what the judge found, and learn how far the two
// agree.
import { join } from 'node:path';
import { judgementSchema } from '../../schemas/judgement.ts';
import { configFrom } from '../config.ts';
import { UsageError } from '../errors.ts';
import { auditFile, frozenConfigOf, readRunStore, runFile } from '../run.ts';
import type { Reader } from '../store.ts';
import { unknownName } from '../suggestions.ts';
import { agreementOf } from './audit/agreement.ts';
import { openInput } from './audit/input.ts';
import { type JudgedPlay, judgedPlays } from './audit/judged-plays.ts';
import { agreementText } from './audit/report-text.ts';
import { type SampleSize, sampleOf, sampleSize } from './audit/sample.ts';
import { auditSession } from './audit/session.ts';
import { openVerdictLog, readVerdicts } from './audit/verdict-log.ts';
import {
  type CommandContext,
  type CommandOptions,
  defineCommand,
  exitCodes,
  type OptionValues,
} from './command.ts';
import { runNamed } from './find-run.ts';
import { jsonOption, nonEmptyText, runOption, wholeNumber } from './options.ts';
import { writeJson } from './output.ts';

const verdicts = judgementSchema.shape.verdict.options;

const options = {
  run: runOption,
  sample: {
    value: 'size',
    parse: sampleSize,
    description: 'share of the judged plays, such as 5%, or how many, such as 40',
    default: '5%; with --report every play that has a verdict',
  },
  seed: {
    short: 's',
    value: 'n',
    parse: wholeNumber,
    description: 'seed of the sample: the same seed gives the same plays',
    default: 'the seed of the run',
  },
  kind: { value: 'kind', parse: nonEmptyText, description: 'plays of this kind of task only' },
  verdict: {
    value: 'verdict',
    parse: nonEmptyText,
    description: `plays with this verdict of the judge only, which you then know: ${verdicts.join(', ')}`,
  },
  report: { description: 'ask nothing; print how far the verdicts so far agree with the judge' },
  json: jsonOption,
} as const satisfies CommandOptions;

type Flags = OptionValues<typeof options>;

export const audit = defineCommand({
  name: 'audit',
  summary: 'judge a sample of the plays yourself, and see how far the judge agrees',
  arguments: {},
  options,
  examples: [
    'toolloom audit --sample 5%',
    'toolloom audit --report',
    'toolloom audit --report --json | jq .kappa',
  ],
  details: () =>
    'The verdict of the judge is shown after yours. Each verdict is saved at once, so you can stop at any time and\n' +
    'go on with the same command. Where standard input is not a terminal, each line of it is a key or its word;\n' +
    'the reason for rejecting follows on the same line: reject told the wrong date.',
  run: (_, flags, context) => auditRun(flags, context),
});

async function auditRun(flags: Flags, context: CommandContext): Promise<number> {
  const directory = await runNamed(flags.run, context.runsFolder);
  await using store = await readRunStore(directory);
  const judged = await selectedPlays(flags, store, directory);
  const size: SampleSize = flags.sample ?? { percent: flags.report ? 100 : 5 };
  const seed = flags.seed ?? (await seedOf(directory, context));
  const plays = sampleOf(judged, size, seed);
  if (flags.report) return await printReport({ flags, directory, plays }, context);
  context.stderr.write(
    `Audit of ${directory}: ${plays.length} of ${judged.length} judged plays (seed ${seed}). ` +
      "The judge's verdict is shown after yours.\n",
  );
  const end = await judgeByHand({ directory, plays, store }, context);
  if (end === 'interrupted') {
    context.stderr.write(`Interrupted. Your verdicts are in ${join(directory, auditFile)}.\n`);
    return exitCodes.interrupted;
  }
  return await printReport({ flags, directory, plays }, context);
}

async function selectedPlays(
  { kind, verdict }: Flags,
  store: Reader,
  directory: string,
): Promise<readonly JudgedPlay[]> {
  const all = await judgedPlays(store);
  if (all.length === 0)
    throw new UsageError(`${directory} has no judged play; \`toolloom run --run ${directory}\` makes them`);
  const kinds = [...new Set(all.map((play) => play.kind))].sort();
  if (kind !== undefined && !kinds.includes(kind))
    throw new UsageError(unknownName({ kind: 'kind' }, kind, kinds));
  if (verdict !== undefined && !verdicts.some((each) => each === verdict))
    throw new UsageError(unknownName({ kind: 'verdict' }, verdict, verdicts));
  const selected = all.filter(
    (play) => (kind ?? play.kind) === play.kind && (verdict ?? play.verdict) === play.verdict,
  );
  if (selected.length > 0) return selected;
  const of = kind === undefined ? '' : ` of kind ${kind}`;
  throw new UsageError(`${directory} has no play${of} that the judge found ${verdict}`);
}

async function seedOf(directory: string, { registries }: CommandContext): Promise<number> {
  const frozen = await frozenConfigOf(directory);
  return configFrom(frozen?.config ?? {}, registries, join(directory, runFile)).seed;
}

interface Audit {
  readonly directory: string;
  readonly plays: readonly JudgedPlay[];
  readonly store: Reader;
}

async function judgeByHand(
  { directory, plays, store }: Audit,
  { stdin, stderr, judgeRules }: CommandContext,
): Promise<'done' | 'interrupted'> {
  using log = await openVerdictLog(directory);
  const input = openInput({ stdin, stderr });
  try {
    return await auditSession({ plays, store, log, input, rules: judgeRules, stderr });
  } finally {
    await input.close();
  }
}

async function printReport(
  { flags, directory, plays }: Omit<Audit, 'store'> & { readonly flags: Flags },
  { stdout, stderr }: CommandContext,
): Promise<number> {
  const agreement = agreementOf(plays, await readVerdicts(directory));
  const count = agreement.agreed.plays + agreement.undecided;
  if (flags.json)
    await writeJson(stdout, { run: directory, sample: plays.length, audited: count, ...agreement });
  else if (count > 0) await stdout.write(`\n${agreementText(agreement)}\n`);
  else if (flags.report)
    throw new UsageError(
      `no play of ${directory} has a verdict of a person; \`toolloom audit\` asks for them`,
    );
  if (!flags.report && count < plays.length)
    stderr.write(
      `\n${plays.length - count} plays have no verdict yet; the same command goes on with them.\n`,
    );
  return exitCodes.done;
}

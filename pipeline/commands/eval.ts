// toolloom eval: plays the held-out tasks of a run with a model in the role of the agent, judges the plays, and says
// how many pass. What is played stays in the run, under the name of the eval.
import { resolvedConfig } from '../config/bindings.ts';
import { BudgetError, UsageError } from '../errors.ts';
import { readRunStore, refuseEval } from '../run.ts';
import type { RunResult } from '../runner.ts';
import { unknownName } from '../suggestions.ts';
import { type CommandContext, defineCommand, exitCodes } from './command.ts';
import { comparisonOf, comparisonText } from './eval/compare.ts';
import { type EvalFlags, evalOptions } from './eval/options.ts';
import { planOf, planText } from './eval/plan.ts';
import { type EvalReport, evalReport, reportText } from './eval/report.ts';
import { playAndJudge } from './eval/session.ts';
import { type EvalSetup, openEvalStore, setupOf } from './eval/setup.ts';
import { runNamed } from './find-run.ts';
import { listenForSignals } from './interruption.ts';
import { writeJson } from './output.ts';
import { openProgress } from './progress.ts';

export const evalCommand = defineCommand({
  name: 'eval',
  summary: 'play the held-out tasks of a run with a model, and compare models by how many they pass',
  arguments: {
    evals: { description: 'with --compare: names of the evals to compare', many: true, optional: true },
  },
  options: evalOptions,
  examples: [
    'toolloom eval --model kimi --trials 4',
    'toolloom eval --model tuned --config tuned.yaml --budget 5',
    'toolloom eval --model oracle --split all',
    'toolloom eval --kind diff_edit --model kimi',
    'toolloom eval --compare kimi tuned',
  ],
  details: () =>
    'The baselines need no model: oracle makes the calls that are known to be right and should pass every task,\n' +
    'nothing calls and tells nothing and must pass none. docs/evaluation.md explains the figures.',
  async run({ evals }, { compare, ...flags }, context) {
    const chosen = withEvaluation(flags.kind, context);
    if (compare) return await compareEvals(evals, flags, chosen);
    const [extra] = evals;
    if (extra !== undefined)
      throw new UsageError(
        `${extra} is not expected here; \`toolloom eval --compare ${evals.join(' ')}\` compares evals`,
      );
    return await evaluate(flags, chosen);
  },
});

/** The context with the kind of eval that is asked for. */
function withEvaluation(kind: string | undefined, context: CommandContext): CommandContext {
  const { evaluations } = context;
  const evaluation = kind === undefined ? context.evaluation : evaluations.find((each) => each.kind === kind);
  if (!evaluation)
    throw new UsageError(
      unknownName(
        { kind: 'kind of eval', plural: 'kinds' },
        kind ?? '',
        evaluations.map((each) => each.kind),
      ),
    );
  return { ...context, evaluation };
}

async function compareEvals(
  names: readonly string[],
  { run, json, model }: EvalFlags,
  context: CommandContext,
): Promise<number> {
  if (model !== undefined) throw new UsageError('--compare plays nothing, so --model does not go with it');
  const comparison = await comparisonOf(names, await runNamed(run, context.runsFolder), context);
  if (json) await writeJson(context.stdout, comparison);
  else await context.stdout.write(comparisonText(comparison));
  return exitCodes.done;
}

async function evaluate(flags: EvalFlags, context: CommandContext): Promise<number> {
  const { evaluation, runsFolder } = context;
  const run = await runNamed(flags.run, runsFolder);
  await refuseEval(run);
  await using base = await readRunStore(run);
  const setup = await setupOf(flags, run, { base, context });
  // Whatever is wrong with the config shows before anything is written.
  resolvedConfig(setup.config, evaluation.roles, setup.source);
  const { directory, settings, tasks } = setup;
  const { model, trials } = settings;
  const progress = openProgress(
    {
      text: `Eval ${directory} (model ${model}, tasks ${tasks.length}, trials ${trials})`,
      event: { event: 'eval', directory, model, tasks: tasks.length, trials },
      isJson: flags.json === true,
    },
    context,
  );
  const interruption = listenForSignals({
    onDrain: (signal, message) => progress.log({ event: 'interrupted', signal, message }),
    onQuit: () => progress.close(),
  });
  try {
    await using store = await openEvalStore(setup, { base, context });
    progress.begin();
    const plan = await planOf(setup, { store, base, context });
    if (plan && flags.json) progress.log({ event: 'note', message: 'planned', fields: plan });
    else if (plan) context.stderr.write(planText(plan, setup));
    const { result, spending } = await playAndJudge(
      { setup, store, log: progress.log, interruption },
      context,
    );
    progress.close();
    const plays = await evaluation.plays(store);
    const measured = await evaluation.measures?.(store);
    const ended = { setup, plays, result, spending, hits: progress.hits(), measured: measured?.figures };
    const report = await evalReport(ended, evaluation);
    await print(report, { setup, flags, measured: measured?.text }, context);
    return exitCodeOf(result, report);
  } finally {
    progress.close();
    interruption.stop();
  }
}

async function print(
  report: EvalReport,
  { setup, flags, measured }: { setup: EvalSetup; flags: EvalFlags; measured: string | undefined },
  { stdout, stderr }: CommandContext,
): Promise<void> {
  if (flags.json) await writeJson(stdout, report);
  else {
    await stdout.write(reportText(report, setup.config.budget));
    if (measured !== undefined) await stdout.write(`\n${measured}`);
  }
  if (report.next !== undefined) stderr.write(`${report.next}\n`);
}

function exitCodeOf({ stopped, drained }: RunResult, { next }: EvalReport): number {
  if (stopped) return stopped instanceof BudgetError ? exitCodes.budget : exitCodes.usage;
  if (drained) return exitCodes.interrupted;
  return next === undefined ? exitCodes.done : exitCodes.owed;
}
